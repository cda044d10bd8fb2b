using MgProvenance.Application.Events;
using MgProvenance.Application.Specimens;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Specimens;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>How cells were opened and what was done to their parts before they were measured. Specimens that were treated alike share a paragraph.</summary>
internal sealed class HarvestMethods(RecordedWork work, Wording wording)
{
    private readonly EquipmentText _equipment = new(work, wording);

    private static IEnumerable<MeasuredSpecimen> FromCells(RecordedWork work) => work.Measurements.Where(m => m.Specimen?.Cell is not null);

    public IEnumerable<RichText> Paragraphs() =>
        from specimen in FromCells(work).GroupBy(m => m.Line.Specimen!.Specimen, StringComparer.Ordinal)
        group specimen by Treatment(specimen.First().Specimen!) into alike
        select Known.Sentences([.. Opened([.. alike.SelectMany(s => s)]), alike.Key, Transfers([.. alike.Select(s => s.First().Specimen!)]), new DeviationText(work, wording).Of(alike.SelectMany(s => s.First().Specimen!.Chain).DistinctBy(s => s.StreamId))]);

    private IEnumerable<RichText> Opened(IReadOnlyList<MeasuredSpecimen> measured)
    {
        var parts = measured.GroupBy(m => (m.Specimen!.Cell!.Configuration, m.Line.Specimen!.CyclesBeforeHarvest, m.Line.Specimen.Part))
            .Select(g => (g.Key, Techniques: ReportText.List([.. g.Select(m => m.Mounted.Technique).Distinct().Order().Select(t => wording.Say($"technique.{CamelCase.Of(t)}.short"))]), Measured: g.ToList()));
        var cells = parts.GroupBy(p => (p.Key.Configuration, p.Key.CyclesBeforeHarvest, p.Techniques))
            .OrderBy(g => g.Key.CyclesBeforeHarvest ?? int.MaxValue).ThenBy(g => g.Key.Configuration, StringComparer.Ordinal).ThenBy(g => g.Key.Techniques.ToPlainText(), StringComparer.Ordinal).Select(g => wording.Say(
                "harvest.part",
                ("part", ReportText.List([.. g.Select(p => p.Key.Part).Order(StringComparer.Ordinal).Select(Part)])),
                ("configuration", work.Pair(g.Key.Configuration)),
                ("n", wording.Count(g.SelectMany(p => p.Measured).Select(m => m.Specimen!.Cell!.Cell.StreamId).Distinct(StringComparer.Ordinal).Count(), "cells")),
                ("cycles", g.Key.CyclesBeforeHarvest is { } cycles ? wording.Count(cycles, "cycles") : RichText.Gap("cycles before opening")),
                ("techniques", g.Key.Techniques)));
        yield return wording.Say("harvest.parts", ("parts", ReportText.Join(cells, "; ")));
        var opened = measured.Select(m => m.Specimen!.Opened).ToList();
        yield return wording.Say("harvest.opened", ("glovebox", _equipment.Gloveboxes(opened.Select(o => o?.Glovebox))), ("air", Air(opened.Select(o => o?.AirExposure))));
        var taken = measured.Select(m => m.Specimen!.Taken).ToList();
        yield return wording.Say(
            "harvest.state",
            ("charge", Known.OrGap(taken.Select(t => t.StateOfCharge), "state of charge")),
            ("half", Known.Different(taken.Select(t => t.LastHalfCycle), "last half-cycle")),
            ("waited", Waited(measured.Select(m => m.Line.Specimen!.StopToOpening), "time from stop to opening")),
            ("measured", Waited(measured.Select(m => m.Line.Specimen!.OpeningToMeasurement), "time from opening to measurement")));
    }

    private RichText Part(string? part) => part is null ? RichText.Gap("part of the cell") : wording.Say($"part.{part}");

    private RichText Air(IEnumerable<bool?> exposures) => Known.Different(exposures.Select(e => e switch { true => wording.Say("harvest.air"), false => wording.Say("harvest.no-air"), null => RichText.Gap("exposure to air") }), "exposure to air");

    private static RichText Waited(IEnumerable<Interval?> intervals, string what)
    {
        var known = intervals.OfType<Interval>().OrderBy(i => i.Length).ToList();
        if (known.Count == 0) return RichText.Gap(what);
        var (least, most) = (known[0].ToString(), known[^1].ToString());
        return least == most ? least : $"{least} to {most}";
    }

    /// <summary>What was done, without where the specimens went then.</summary>
    private RichText Treatment(SpecimenStory specimen)
    {
        var steps = specimen.Treatment.Select(t => Step(t.Fact)).OfType<RichText>().ToList();
        return wording.Say("harvest.treatment", ("steps", steps.Count > 0 ? ReportText.Join(steps, ", ") : RichText.Gap("treatment of the parts")));
    }

    private RichText? Step(IEvent fact) => fact switch
    {
        SpecimenRinsed e => wording.Say(
            "harvest.rinsed",
            ("times", e.Times is { } times ? wording.Count(times, "rinses") : RichText.Gap("number of rinses")),
            ("solvent", e.Solvent is { } lot ? Chemistry.Formula(work.Substance(lot)) : e.SolventInWords is { } words ? RichText.Build().Text(words + " ").Gap("lot and grade of the rinse").Done() : RichText.Gap("rinse solvent")),
            ("volume", e.Volume is { } volume ? ReportText.Of(volume) : RichText.Gap("rinse volume"))),
        SpecimenDried e => wording.Say(
            e.Vacuum == true ? "harvest.dried-vacuum" : "harvest.dried",
            ("temperature", Known.OrGap(e.Temperature, "drying temperature")), ("duration", Known.OrGap(e.Duration, "drying time")), ("place", _equipment.Name(e.Where, "place of drying"))),
        SpecimenExposed e => wording.Say("harvest.exposed", ("to", e.To), ("duration", Known.OrGap(e.Duration, "time of exposure"))),
        SpecimenPrepared e => wording.Say("harvest.prepared", ("method", e.Method)),
        _ => null,
    };

    private RichText Transfers(IReadOnlyList<SpecimenStory> specimens)
    {
        var transferred = specimens.SelectMany(s => s.Treatment).Select(t => t.Fact).OfType<SpecimenTransferred>().ToList();
        return transferred.Count == 0
            ? wording.Say("harvest.not-transferred", ("transfer", RichText.Gap("atmosphere of the transfer")))
            : Known.Sentences(transferred.GroupBy(t => t.Under, StringComparer.Ordinal).Select(u => wording.Say("harvest.transferred", ("under", u.Key), ("to", Known.Different(u.Where(t => t.To is not null).Select(t => _equipment.Instrument(t.To)), "instrument")))));
    }
}

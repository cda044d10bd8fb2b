using MgProvenance.Application.Characterization;
using MgProvenance.Application.Derivation;
using MgProvenance.Documents;
using MgProvenance.Domain.Characterization;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Specimens;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>A paragraph for each technique: instrument, settings with the specimens they were used on, calibration, and the settings that are not known of any measurement.</summary>
internal sealed class CharacterizationMethods(RecordedWork work, Wording wording, NumberBook numbers)
{
    /// <summary>Settings of an option that not every measurement has: asked for only where one of them is known.</summary>
    private const string Sputtering = "sputter-";

    private readonly EquipmentText _equipment = new(work, wording);

    public IEnumerable<RichText> Paragraphs() => work.Measurements.GroupBy(m => m.Mounted.Technique).OrderBy(g => g.Key).Select(g => Paragraph(g.Key, [.. g]));

    private RichText Paragraph(Technique technique, IReadOnlyList<MeasuredSpecimen> measured)
    {
        var name = wording.Say($"technique.{CamelCase.Of(technique)}").ToPlainText();
        return Known.Sentences(
        [
            wording.Say(
                "measurement.opening",
                ("technique", new RichText([new Span(name, SpanStyle.Bold)])),
                ("n", wording.Count(measured.Count, "measurements")),
                ("instrument", Known.Different(measured.Select(m => _equipment.Instrument(m.Mounted.Instrument)), "instrument"))),
            .. measured.GroupBy(m => Settings(m.Line)).Select(g => wording.Say("measurement.settings", ("settings", g.Key.IsEmpty ? RichText.Gap("settings") : g.Key), ("specimens", Specimens([.. g])), ("n", wording.Count(g.Select(m => m.Line.Specimen?.Specimen ?? m.Line.Lot ?? m.Line.Label).Distinct(StringComparer.Ordinal).Count(), "specimens")))),
            .. SputterDepth.Of([.. measured.Select(m => m.Line)]).Select(d => wording.Say("measurement.depth", ("depth", numbers.Print($"methods.{d.Label}.sputter-depth", d.Depth, 0)), ("unit", d.Depth.Unit), ("reference", Chemistry.Formula(d.Reference)), ("measurement", d.Label))),
            .. measured.SelectMany(m => m.Line.Calibrations).GroupBy(c => (c.Reference, c.Value)).Select(c => wording.Say("measurement.calibrated", ("reference", c.Key.Reference), ("value", Known.Of(c.Key.Value)), ("n", wording.Count(c.Count(), "measurements")))),
            Missing(technique, measured),
            Preparation(technique, measured),
        ]);
    }

    private static RichText Settings(MeasurementLine line) => ReportText.Join(line.Settings.GroupBy(s => s.Name).Select(s =>
        RichText.Build().Text(s.Key.Replace('-', ' ') + " ").Add(ReportText.List([.. s.Select(v => v.Value is { } value ? Known.Of(value) : Known.Species(v.Words ?? string.Empty))])).Done()), ", ");

    private RichText Specimens(IReadOnlyList<MeasuredSpecimen> measured) => ReportText.List([.. measured.GroupBy(m => (m.Line.Specimen?.Part, m.Line.Specimen?.Configuration, m.Line.Lot)).Select(g =>
        g.Key.Part is { } part
            ? wording.Say("measurement.part", ("part", wording.Say($"part.{part}")), ("configuration", work.Pair(g.Key.Configuration)), ("formulations", Formulations(g)))
            : g.Key.Lot is { } lot ? RichText.Plain(lot)
            : g.First().Line.Specimen is { Formulation: not null } ? wording.Say("measurement.electrolyte", ("formulations", Formulations(g)))
            : Known.Different(g.Select(m => m.Line.Specimen?.Description), "specimen"))]);

    /// <summary>In the order of the groups.</summary>
    private RichText Formulations(IEnumerable<MeasuredSpecimen> measured) => Known.Different(measured.Select(m => m.Line.Specimen?.Formulation).OrderBy(f => work.Formulations.IndexOf(f ?? string.Empty)), "electrolyte");

    private RichText? Missing(Technique technique, IReadOnlyList<MeasuredSpecimen> measured)
    {
        var known = measured.SelectMany(m => m.Line.Settings).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        var sputtered = known.Any(k => k.StartsWith(Sputtering, StringComparison.Ordinal));
        var missing = KnownSettings.NamesOf(technique).Where(n => !known.Contains(n) && (sputtered || !n.StartsWith(Sputtering, StringComparison.Ordinal))).Select(n => n.Replace('-', ' ')).ToList();
        return missing.Count == 0 ? null : wording.Say("measurement.missing", ("gaps", RichText.Gap(string.Join(", ", missing))));
    }

    /// <summary>A thin specimen is made before it can be seen through, so what made it is asked for.</summary>
    private RichText? Preparation(Technique technique, IReadOnlyList<MeasuredSpecimen> measured) =>
        technique != Technique.Tem || measured.All(m => m.Specimen?.Treatment.Any(t => t.Fact is SpecimenPrepared) == true)
            ? null
            : wording.Say("measurement.prepared", ("preparation", RichText.Gap("preparation of the TEM specimens")));
}

using MgProvenance.Analysis.Uncertainty;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Events;
using MgProvenance.Application.TestRuns;
using MgProvenance.Documents;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Equipment;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Reports;

/// <summary>Methods text from what was recorded: ranges over the real batches and cells, and a visible gap where a fact is missing.</summary>
internal sealed class MethodsSection(StudyAt study, Wording wording)
{
    public IEnumerable<Block> Blocks()
    {
        yield return new Heading(1, "Methods", "methods");
        yield return new Heading(2, "Materials", "methods-materials");
        yield return new Paragraph(Materials());
        yield return new Heading(2, "Electrolyte preparation", "methods-electrolytes");
        foreach (var paragraph in new ElectrolyteMethods(study, wording).Paragraphs()) yield return new Paragraph(paragraph);
        yield return new Heading(2, "Electrodes", "methods-electrodes");
        foreach (var alike in study.Sheets.GroupBy(Sheet)) yield return new Paragraph(wording.Say("sheets", ("sheets", ReportText.List([.. alike.Select(s => RichText.Plain(s.Of<SheetStarted>().First().Fact.Label.Text))])), ("description", alike.Key)));
        if (NegativeElectrodes() is { IsEmpty: false } negative) yield return new Paragraph(negative);
        yield return new Heading(2, "Cell assembly", "methods-cells");
        yield return new Paragraph(Assembly());
        yield return new Heading(2, "Electrochemical tests", "methods-tests");
        yield return new Paragraph(Tests());
        yield return new Heading(2, "Data treatment", "methods-data");
        yield return new Paragraph(wording.Say("data.intro", ("cycle", Number(study.ReferenceCycle))));
        yield return new BulletList([.. Conventions()]);
    }

    private RichText Materials() => wording.Say("materials", ("lots", ReportText.Join(
        study.Others.Values.SelectMany(s => s.Of<LotReceived>()).Select(l => l.Fact).OrderBy(l => l.Substance, StringComparer.Ordinal).ThenBy(l => l.Label.Text, StringComparer.Ordinal).Select(Lot), "; ")));

    private RichText Lot(LotReceived lot)
    {
        var water = study.Others[lot.Lot.Value].Of<LotWaterContentMeasured>().LastOrDefault().Fact;
        var known = new List<RichText> { $"lot {lot.LotNumber ?? lot.Label.Text}" };
        if (lot.Supplier is { } supplier) known.Insert(0, supplier);
        if (lot.Purity is { } purity) known.Add(RichText.Build().Text("purity ").Add(ReportText.Of(purity)).Done());
        if (water is not null) known.Add(RichText.Build().Text("water ").Add(ReportText.Of(water.Content)).Text($" by {water.Method}").Done());
        var missing = string.Join(", ", new[] { lot.Supplier is null ? "supplier" : null, lot.Purity is null ? "purity" : null }.OfType<string>());
        if (missing.Length > 0) known.Add(RichText.Gap(missing));
        return RichText.Build().Formula(lot.Substance).Text(" (").Add(ReportText.Join(known, ", ")).Text(")").Done();
    }

    /// <summary>How a sheet was made, without its label: sheets that were made alike share a paragraph.</summary>
    private RichText Sheet(RecordedStream sheet)
    {
        var started = sheet.Of<SheetStarted>().First().Fact;
        var parts = started.Components.Select(c => RichText.Build().Formula(study.Lot(c.Lot)?.Substance ?? c.Lot.Value).Text(" ").Add(ReportText.Of(c.Fraction)).Done());
        var text = RichText.Build().Add(wording.Say("sheet.composition", ("material", Chemistry.Formula(started.ActiveMaterial)), ("components", ReportText.List([.. parts]))));
        var steps = sheet.Events.Select(e => Step(e.Fact)).OfType<RichText>().ToList();
        if (steps.Count > 0) text.Text(" ").Add(wording.Say("sheet.steps", ("steps", ReportText.Join(steps, "; "))));
        var cells = study.Cells.Where(c => c.Story.PositiveSheet?.StreamId == sheet.StreamId).ToList();
        var cuts = cells.Select(c => c.Story.PositivePiece?.Of<PieceCut>().FirstOrDefault().Fact).OfType<PieceCut>().ToList();
        var blanks = sheet.Of<BlankWeighed>().Count();
        var sizes = cuts.Select(c => c.Size).OfType<Reported<Length>>().ToList();
        text.Text(" ").Add(wording.Say(
            "sheet.pieces",
            ("shape", cuts.Select(c => c.Shape).FirstOrDefault() ?? "piece"),
            ("size", sizes.Count > 0 ? ReportText.RangeOf(sizes) : RichText.Gap("size of the electrodes")),
            ("blanks", blanks > 0 ? RichText.Plain($"{blanks}") : RichText.Gap("blanks"))));
        return text.Done();
    }

    private RichText? Step(IEvent fact) => fact switch
    {
        PowderGround e => wording.Say("sheet.ground", ("liquid", Liquid(e.Liquid)), ("duration", OrGap(e.Duration, "grinding time"))),
        BinderAdded e => wording.Say("sheet.binder", ("binder", Chemistry.Formula(study.Lot(e.Binder)?.Substance ?? "binder")), ("solvent", Liquid(e.Solvent))),
        SlurryMixed e => wording.Say("sheet.mixed", ("duration", OrGap(e.Duration, "mixing time"))),
        SheetCast e => wording.Say("sheet.cast", ("substrate", e.Substrate), ("gap", e.Gap is { } gap ? ReportText.Of(gap) : RichText.Gap("blade gap"))),
        DoughKneaded => wording.Say("sheet.kneaded"),
        FilmRolled e => wording.Say("sheet.rolled", ("gap", e.Gap is { } gap ? ReportText.Of(gap) : RichText.Gap("roll gap"))),
        SheetDried e => wording.Say(e.Vacuum == true ? "sheet.dried-vacuum" : "sheet.dried", ("temperature", OrGap(e.Temperature, "drying temperature")), ("duration", OrGap(e.Duration, "drying time"))),
        _ => null,
    };

    private RichText Liquid(LotId? lot) => lot is { } id ? Chemistry.Formula(study.Lot(id)?.Substance ?? id.Value) : RichText.Gap("liquid");

    private RichText NegativeElectrodes()
    {
        var polished = study.Cells.Select(c => c.Story.NegativePiece).OfType<RecordedStream>().SelectMany(p => p.Of<MetalPolished>()).Select(p => p.Fact).ToList();
        if (polished.Count == 0) return RichText.Empty;
        return wording.Say(
            "negative.polished",
            ("abrasive", Different(polished.Select(p => p.Abrasive), "abrasive")),
            ("solvent", Different(polished.Select(p => p.WipeSolvent), "wipe solvent")),
            ("place", Different(polished.Select(p => p.Where is { } place && study.Others.TryGetValue(place.Value, out var e) ? e.Of<EquipmentRegistered>().FirstOrDefault().Fact?.Label.Text : null), "place of polishing")));
    }

    private RichText Assembly()
    {
        var cells = study.Cells.Select(c => c.Story.Cell).ToList();
        var volumes = cells.SelectMany(c => c.Of<ElectrolyteDispensed>()).Select(d => d.Fact.Volume).ToList();
        var separators = cells.SelectMany(c => c.Of<PartPlaced>()).Select(p => p.Fact).Where(p => p.Role == PartRole.Separator).ToList();
        var collectors = cells.SelectMany(c => c.Of<PartPlaced>()).Select(p => p.Fact).Where(p => p.Role is PartRole.PositiveCollector or PartRole.NegativeCollector).ToList();
        var atmosphere = study.Cells.Select(c => c.Story.Assembly.Glovebox).OfType<EquipmentId>().Distinct().ToList();
        var text = RichText.Build().Add(wording.Say(
            "cells.assembly",
            ("format", Different(study.Cells.Select(c => c.Story.Assembly.Format), "cell format")),
            ("glovebox", atmosphere.Count > 0 ? ReportText.List([.. atmosphere.Select(Atmosphere)]) : RichText.Gap("glovebox")),
            ("volume", volumes.Count > 0 ? ReportText.RangeOf(volumes) : RichText.Gap("electrolyte volume")),
            ("separator", separators.Count > 0 ? Parts(separators) : RichText.Gap("separator"))));
        if (collectors.Count > 0) text.Text(" ").Add(wording.Say("cells.collector", ("collector", Parts(collectors))));
        var rests = cells.SelectMany(c => c.Of<CellRested>()).Select(r => r.Fact.Duration).ToList();
        return text.Text(" ").Add(wording.Say("cells.rest", ("duration", rests.Count > 0 ? ReportText.RangeOf(rests) : RichText.Gap("rest before cycling")))).Done();
    }

    /// <summary>The glovebox with the readings that were taken in it.</summary>
    internal static RichText Atmosphere(StudyAt study, EquipmentId id)
    {
        if (!study.Others.TryGetValue(id.Value, out var glovebox) || glovebox.Of<EquipmentRegistered>().FirstOrDefault().Fact is not { } registered) return id.Value;
        var readings = glovebox.Of<AtmosphereRead>().Select(r => r.Fact).ToList();
        var text = RichText.Build().Text($"{registered.Label}; ").Formula("H2O").Text(" ").Add(OrGap(readings.Select(r => r.Water), "water reading"));
        return text.Text(", ").Formula("O2").Text(" ").Add(OrGap(readings.Select(r => r.Oxygen), "oxygen reading")).Done();
    }

    private RichText Atmosphere(EquipmentId id) => Atmosphere(study, id);

    private static RichText Parts(IEnumerable<PartPlaced> parts) => ReportText.List([.. parts
        .Select(p => RichText.Build().Text(p.Description).Text(p.Thickness is null && p.Diameter is null ? string.Empty : " (")
            .Add(ReportText.Join(new[] { p.Thickness, p.Diameter }.OfType<Reported<Length>>().Select(ReportText.Of), " × ")).Text(p.Thickness is null && p.Diameter is null ? string.Empty : ")").Done())
        .Distinct()]);

    private RichText Tests()
    {
        var runs = study.Cells.Select(c => c.RunStream).OfType<RecordedStream>().ToList();
        var programs = runs.SelectMany(r => r.Of<ProgramPinned>()).Select(p => p.Fact).ToList();
        var temperatures = runs.SelectMany(r => r.Of<TemperatureLogged>()).Select(t => t.Fact.Temperature).ToList();
        var instruments = runs.SelectMany(r => r.Of<ChannelConnected>()).Select(c => c.Fact.Instrument).Distinct().Select(InstrumentName).ToList();
        var currents = programs.Select(p => p.SpecificCurrent).OfType<Quantity<SpecificCurrent>>().ToList();
        var first = programs.Select(p => p.FirstHalfCycle).OfType<FirstHalfCycle>().Distinct().ToList();
        var text = RichText.Build().Add(wording.Say(
            "tests.cycling",
            ("instrument", instruments.Count > 0 ? ReportText.List(instruments) : RichText.Gap("instrument")),
            ("current", currents.Count > 0 ? ReportText.RangeOf(currents) : RichText.Gap("current")),
            ("lower", Cutoff(programs.Select(p => p.LowerCutoff), "lower cutoff")),
            ("upper", Cutoff(programs.Select(p => p.UpperCutoff), "upper cutoff")),
            ("first", first.Count == 1 ? RichText.Plain(first[0].ToString().ToLowerInvariant()) : RichText.Gap("first half-cycle")),
            ("temperature", temperatures.Count > 0 ? ReportText.RangeOf(temperatures) : RichText.Gap("temperature"))));
        var references = runs.SelectMany(r => r.Of<ChannelConnected>()).Select(c => c.Fact.Reference).Distinct().ToList();
        if (references is [null]) text.Text(" ").Add(wording.Say("tests.two-electrode"));
        if (study.State.Conditioning is { } conditioning) text.Text(" ").Add(wording.Say("tests.conditioning", ("cycles", Number(conditioning.Cycles)), ("reason", conditioning.Reason)));
        return text.Done();
    }

    private RichText InstrumentName(EquipmentId id)
    {
        var instrument = study.Others.TryGetValue(id.Value, out var stream) ? stream.Of<EquipmentRegistered>().FirstOrDefault().Fact : null;
        return string.Join(' ', new[] { instrument?.Maker, instrument?.Model }.OfType<string>()) is { Length: > 0 } name ? name : instrument?.Label.Text ?? id.Value;
    }

    private IEnumerable<RichText> Conventions() => study.Cells.Where(c => c.IsReported).SelectMany(c => c.Run!.Summary!.Methods)
        .Concat(study.Cells.Any(c => c.IsReported) ? [MethodUsed.From(ElectrolyteRatio.PerCapacityMethod)] : [])
        .Concat(study.Cells.SelectMany(c => new[] { c.Story.Loading().Method, c.Story.ElectrolytePerMass().Method, c.Story.Area().Method }))
        .DistinctBy(m => (m.Name, m.Version)).Select(m => RichText.Build().Text(m.Convention + " ").Muted($"({m.Name}, version {m.Version})").Done());

    private static RichText Cutoff(IEnumerable<Quantity<Voltage>?> cutoffs, string what) =>
        cutoffs.OfType<Quantity<Voltage>>().ToList() is { Count: > 0 } known ? ReportText.RangeOf(known) : RichText.Gap(what);

    private static RichText OrGap<TKind>(Reported<TKind>? value, string what)
        where TKind : IKind => value is null ? RichText.Gap(what) : ReportText.Of(value);

    private static RichText OrGap<TKind>(IEnumerable<Reported<TKind>?> values, string what)
        where TKind : IKind => values.OfType<Reported<TKind>>().ToList() is { Count: > 0 } known ? ReportText.RangeOf(known) : RichText.Gap(what);

    private static RichText Different(IEnumerable<string?> words, string what) =>
        words.OfType<string>().Distinct(StringComparer.Ordinal).Select(RichText.Plain).ToList() is { Count: > 0 } known ? ReportText.List(known) : RichText.Gap(what);

    private static RichText Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

using MgProvenance.Application.Events;
using MgProvenance.Documents;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>Electrodes that were cut from sheets. Sheets that were made alike share a paragraph.</summary>
internal sealed class ElectrodeMethods(RecordedWork work, Wording wording)
{
    private readonly PlannedText _planned = new(work, wording);

    public IEnumerable<RichText> Paragraphs()
    {
        foreach (var alike in work.Sheets.GroupBy(Sheet))
        {
            yield return wording.Say("sheets", ("sheets", Known.Labels(alike.Select(s => Started(s).Label.Text))), ("n", wording.Count(alike.Count(), "sheets")), ("description", alike.Key));
        }

        foreach (var planned in _planned.Of(work.Sheets.Select(Started).Select(s => (s.Protocol, s.ProtocolVersion)))) yield return planned;
        foreach (var metal in new MetalMethods(work, wording).Paragraphs()) yield return metal;
    }

    private static SheetStarted Started(RecordedStream sheet) => sheet.Of<SheetStarted>().First().Fact;

    /// <summary>How a sheet was made, without its label.</summary>
    private RichText Sheet(RecordedStream sheet)
    {
        var started = Started(sheet);
        var parts = started.Components.Select(c => wording.Say("sheet.component", ("substance", Chemistry.Formula(work.Substance(c.Lot))), ("fraction", ReportText.Of(c.Fraction))));
        var steps = sheet.Events.Select(e => Step(e.Fact)).OfType<RichText>().ToList();
        return Known.Sentences(
        [
            wording.Say("sheet.composition", ("material", Chemistry.Formula(started.ActiveMaterial)), ("process", started.Process), ("components", ReportText.List([.. parts]))),
            steps.Count > 0 ? wording.Say("sheet.steps", ("steps", ReportText.Join(steps, "; "))) : null,
            sheet.Of<SheetCast>().Any() ? null : wording.Say("sheet.collector", ("collector", RichText.Gap($"current collector of the {started.ActiveMaterial} electrodes"))),
            Pieces(sheet, started),
            wording.Say("sheet.loading", ("loading", started.Loading is { } loading ? ReportText.Of(loading) : RichText.Gap("declared loading"))),
            new DeviationText(work, wording).Of(work.Pieces.Where(p => SheetOf(p) == sheet.StreamId).Prepend(sheet)),
        ]);
    }

    private RichText Pieces(RecordedStream sheet, SheetStarted started)
    {
        var pieces = work.Pieces.Where(p => SheetOf(p) == sheet.StreamId).ToList();
        var cuts = pieces.SelectMany(p => p.Of<PieceCut>()).Select(c => c.Fact).ToList();
        var blanks = sheet.Of<BlankWeighed>().Count();
        var weighed = pieces.Count(p => p.Of<PieceWeighed>().Any());
        return Known.Sentences(
        [
            wording.Say(
                "sheet.pieces",
                ("n", wording.Count(pieces.Count, "pieces")),
                ("shape", Known.Different(cuts.Select(c => c.Shape), "shape of the electrodes")),
                ("size", Known.OrGap(cuts.Select(c => c.Size), $"size of the {started.ActiveMaterial} electrodes"))),
            weighed > 0 ? wording.Say("sheet.weighed", ("n", wording.Count(weighed, "pieces")), ("blanks", blanks > 0 ? wording.Count(blanks, "blanks") : RichText.Gap("blanks"))) : wording.Say("sheet.not-weighed", ("mass", RichText.Gap("mass of the electrodes"))),
            Stored(pieces),
        ]);
    }

    private RichText Stored(IReadOnlyList<RecordedStream> pieces)
    {
        var stored = pieces.SelectMany(p => p.Of<PieceStored>()).Select(s => s.Fact).ToList();
        if (stored.Count == 0) return wording.Say("piece.stored", ("conditions", RichText.Gap("storage of the electrodes")));
        return Known.Sentences(stored.DistinctBy(s => (s.Conditions, s.Temperature?.ToString(), s.Vacuum)).Select(s => wording.Say(
            s.Vacuum == true ? "piece.stored-vacuum" : "piece.stored-at", ("conditions", s.Conditions), ("temperature", Known.OrGap(s.Temperature, "storage temperature")))));
    }

    private static string? SheetOf(RecordedStream piece) => piece.Of<PieceCut>().FirstOrDefault().Fact?.Sheet?.Value;

    private RichText? Step(IEvent fact) => fact switch
    {
        ComponentWeighed e => wording.Say("sheet.component-weighed", ("substance", Chemistry.Formula(work.Substance(e.Lot))), ("mass", ReportText.Of(e.Mass))),
        PowderGround e => wording.Say("sheet.ground", ("liquid", Liquid(e.Liquid, "grinding liquid")), ("duration", Known.OrGap(e.Duration, "grinding time"))),
        BinderAdded e => wording.Say("sheet.binder", ("binder", Chemistry.Formula(work.Substance(e.Binder))), ("solvent", Liquid(e.Solvent, $"solvent of {work.Substance(e.Binder)}"))),
        SlurryMixed e => wording.Say("sheet.mixed", ("duration", Known.OrGap(e.Duration, "mixing time"))),
        SheetCast e => wording.Say("sheet.cast", ("substrate", e.Substrate), ("gap", e.Gap is { } gap ? ReportText.Of(gap) : RichText.Gap("blade gap"))),
        DoughKneaded e => wording.Say("sheet.kneaded", ("until", e.Until is { } until ? until : RichText.Gap("end point of kneading")), ("duration", Known.OrGap(e.Duration, "kneading time"))),
        FilmRolled e => wording.Say("sheet.rolled", ("gap", e.Gap is { } gap ? ReportText.Of(gap) : RichText.Gap("roll gap"))),
        SheetDried e => wording.Say(e.Vacuum == true ? "sheet.dried-vacuum" : "sheet.dried", ("temperature", Known.OrGap(e.Temperature, "drying temperature")), ("duration", Known.OrGap(e.Duration, "drying time"))),
        _ => null,
    };

    private RichText Liquid(LotId? lot, string what) => lot is { } id ? Chemistry.Formula(work.Substance(id)) : RichText.Gap(what);
}

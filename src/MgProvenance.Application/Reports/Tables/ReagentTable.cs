using MgProvenance.Application.Events;
using MgProvenance.Documents;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>Every lot that went into the studies, with what its container and its analyses say.</summary>
internal static class ReagentTable
{
    public static IEnumerable<Block> Blocks(ReportScope scope)
    {
        var lots = scope.Studies.SelectMany(s => s.Others.Values).DistinctBy(s => s.StreamId).Where(s => s.Of<LotReceived>().Any())
            .OrderBy(s => Received(s).Substance, StringComparer.OrdinalIgnoreCase).ThenBy(s => Received(s).Label.Text, StringComparer.Ordinal).ToList();
        if (lots.Count == 0) return [TableParts.Instead("No lot of a reagent is recorded for these studies.")];
        return
        [
            new TableBlock(
                TableParts.Anchor("reagents"),
                TableParts.Label,
                "Reagents and lots.",
                [
                    new TableColumn("Substance", Width: 1.5),
                    new TableColumn("Lot", Width: 1.4),
                    new TableColumn("Supplier", Width: 1.2),
                    new TableColumn("Grade", Width: 1.2),
                    new TableColumn("Lot number", Width: 1.15),
                    new TableColumn("Purity", Width: 1.15),
                    new TableColumn("Water", Width: 1.3),
                    new TableColumn("Received", Width: 1.15),
                    new TableColumn("Opened", Width: 1.15),
                ],
                [.. lots.Select(Row)],
                [.. lots.SelectMany(Notes)],
                Landscape: true),
        ];
    }

    private static LotReceived Received(RecordedStream lot) => lot.Of<LotReceived>().First().Fact;

    private static TableRow Row(RecordedStream stream)
    {
        var lot = Received(stream);
        var water = stream.Of<LotWaterContentMeasured>().LastOrDefault().Fact;
        return new TableRow(
        [
            Substance(lot),
            lot.Label.Text,
            lot.Supplier is null && lot.Synthesis is not null ? RichText.Plain("made in this laboratory") : TableParts.OrGap(lot.Supplier),
            TableParts.OrGap(lot.Grade),
            TableParts.OrGap(lot.LotNumber),
            lot.Purity is { } purity ? ReportText.Of(purity) : RichText.Gap(),
            water is null ? RichText.Gap() : RichText.Build().Add(ReportText.Of(water.Content)).Text($" ({water.Method})").Done(),
            TableParts.Day(lot.DoneAt),
            TableParts.Day(stream.Of<LotOpened>().FirstOrDefault().Fact?.DoneAt),
        ]);
    }

    private static RichText Substance(LotReceived lot) => lot.Formula is { } formula && formula != lot.Substance
        ? RichText.Build().Add(FormulasIn.Text(lot.Substance)).Text(", ").Formula(formula).Done()
        : FormulasIn.Text(lot.Substance);

    private static IEnumerable<RichText> Notes(RecordedStream stream) =>
        stream.Of<LotRecalled>().Select(r => RichText.Plain($"{Received(stream).Label} was recalled: {r.Fact.Reason}"));
}

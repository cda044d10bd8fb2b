using MgProvenance.Analysis;
using MgProvenance.Analysis.Statistics;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Events;
using MgProvenance.Application.TestRuns;
using MgProvenance.Documents;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>Every electrode sheet with its composition, and every lot of metal from which electrodes were cut, with the pieces that went into cells.</summary>
internal sealed class ElectrodeTable(IReadOnlyList<StudyAt> studies, NumberBook numbers)
{
    private static readonly MethodUsed MeanOfPieces = MethodUsed.From(new Method("sheet-loading/mean", "1", "Mean ± sample standard deviation of the areal loading over the electrodes of a sheet that went into cells; n is their number."));
    private static readonly MethodUsed MeanOfBlanks = MethodUsed.From(new Method("blank-mass/mean", "1", "Mean ± sample standard deviation over the bare pieces of substrate that were weighed; n is their number."));

    private readonly IReadOnlyList<StudyCell> _cells = [.. studies.SelectMany(s => s.Cells).DistinctBy(c => c.Story.Cell.StreamId)];

    public IEnumerable<Block> Blocks()
    {
        var sheets = studies.SelectMany(s => s.Sheets).DistinctBy(s => s.StreamId).ToList();
        var metals = Pieces().Where(p => p.Cut.Metal is not null).GroupBy(p => p.Cut.Metal!.Value.Value, StringComparer.Ordinal).OrderBy(m => Lot(m.Key)?.Label.Text ?? m.Key, StringComparer.Ordinal).ToList();
        if (sheets.Count == 0 && metals.Count == 0) return [TableParts.Instead("No electrode is recorded for the cells of these studies.")];
        var rows = new List<TableRow>();
        foreach (var material in sheets.GroupBy(s => Started(s).ActiveMaterial, StringComparer.Ordinal))
        {
            rows.Add(TableParts.GroupRow($"{material.Key} sheets"));
            rows.AddRange(material.Select(Sheet));
        }

        if (metals.Count > 0) rows.Add(TableParts.GroupRow("Metal electrodes"));
        rows.AddRange(metals.Select(m => Metal(m.Key, [.. m.Select(p => p.Cut)])));
        return
        [
            new TableBlock(
                TableParts.Anchor("electrodes"),
                TableParts.Label,
                "Electrodes: composition by mass, the pieces that went into cells, and the bare pieces of substrate by which their mass was corrected.",
                [
                    new TableColumn("Sheet or lot", Width: 1.4),
                    new TableColumn("Components", Width: 2.4),
                    new TableColumn("Substrate", Width: 1.2),
                    new TableColumn("Pieces", ColumnAlignment.Right, Width: 0.6),
                    new TableColumn("Size", Width: 1.3),
                    new TableColumn("Loading", ColumnAlignment.Center, "mg cm^-2", 1.2),
                    new TableColumn("n", ColumnAlignment.Right, Width: 0.35),
                    new TableColumn("Blank", ColumnAlignment.Center, "mg", 1.2),
                    new TableColumn("n", ColumnAlignment.Right, Width: 0.35),
                ],
                rows,
                [.. Notes(sheets)],
                Landscape: true),
        ];
    }

    private static SheetStarted Started(RecordedStream sheet) => sheet.Of<SheetStarted>().First().Fact;

    private IEnumerable<(StudyCell Cell, PieceCut Cut)> Pieces() => _cells
        .SelectMany(c => new[] { c.Story.PositivePiece, c.Story.NegativePiece }.OfType<RecordedStream>().DistinctBy(p => p.StreamId).SelectMany(p => p.Of<PieceCut>().Take(1)).Select(p => (c, p.Fact)));

    private LotReceived? Lot(string id) => studies.Select(s => s.Lot(LotId.Of(id))).FirstOrDefault(l => l is not null);

    private TableRow Sheet(RecordedStream sheet)
    {
        var started = Started(sheet);
        var cells = _cells.Where(c => c.Story.PositiveSheet?.StreamId == sheet.StreamId).ToList();
        var loadings = cells.Select(c => c.Story.Loading()).Where(l => l.Value is not null).ToList();
        var blanks = sheet.Of<BlankWeighed>().ToList();
        var cast = sheet.Of<SheetCast>().LastOrDefault().Fact;
        return new TableRow(
        [
            started.Label.Text,
            ReportText.Join(started.Components.Select(c => RichText.Build().Add(FormulasIn.Text(Lot(c.Lot.Value)?.Substance ?? c.Lot.Value)).Text("\u00A0").Add(ReportText.Of(c.Fraction)).Done()), ", "),
            cast is { Substrate: var substrate } ? RichText.Plain(substrate) : started.Process == "cast" ? RichText.Gap() : TableParts.Dash,
            TableParts.Count(cells.Count),
            Sizes([.. cells.Select(c => c.Story.PositivePiece?.Of<PieceCut>().FirstOrDefault().Fact).OfType<PieceCut>()]),
            Mean($"electrodes.{started.Label}.loading", [.. loadings.Select(l => l.Value!.Value)], "mg/cm2", MeanOfPieces, Sources.None.And(loadings.Select(l => l.Sources)), 2),
            TableParts.Count(loadings.Count),
            Mean($"electrodes.{started.Label}.blank", [.. blanks.Select(b => (double)b.Fact.Mass.In("mg"))], "mg", MeanOfBlanks, Sources.Of(blanks.Select(b => b.Recorded)), 3),
            TableParts.Count(blanks.Count),
        ]);
    }

    private TableRow Metal(string lot, IReadOnlyList<PieceCut> cuts) => new(
    [
        Lot(lot)?.Label.Text ?? lot,
        Lot(lot) is { } known ? FormulasIn.Text(known.Formula ?? known.Substance) : RichText.Gap(),
        TableParts.Dash,
        TableParts.Count(cuts.Count),
        Sizes(cuts),
        TableParts.Dash,
        TableParts.Dash,
        TableParts.Dash,
        TableParts.Dash,
    ]);

    private static RichText Sizes(IReadOnlyList<PieceCut> cuts)
    {
        var sizes = cuts.Select(c => c.Size).OfType<Reported<Length>>().ToList();
        var thickness = cuts.Select(c => c.Thickness).OfType<Reported<Length>>().ToList();
        var text = RichText.Build().Text(string.Join(" or ", cuts.Select(c => c.Shape).Distinct(StringComparer.Ordinal))).Text(" ");
        text.Add(sizes.Count > 0 ? ReportText.RangeOf(sizes) : RichText.Gap());
        return cuts.Count == 0 ? TableParts.Dash : thickness.Count == 0 ? text.Done() : text.Text(" × ").Add(ReportText.RangeOf(thickness)).Done();
    }

    private RichText Mean(string key, IReadOnlyList<double> values, string unit, MethodUsed method, Sources sources, int decimals) =>
        numbers.Print(key, Summary.Of(values).IsAccepted(out var summary, out _) ? new Derived(summary.Mean, unit, summary.StandardDeviation, method, sources) : new Derived(null, unit, null, method, sources, Empty(method)), decimals);

    private static string Empty(MethodUsed method) => method == MeanOfPieces ? "No loading of an electrode of this sheet is known." : "No bare piece of this substrate was weighed.";

    private IEnumerable<RichText> Notes(IReadOnlyList<RecordedStream> sheets)
    {
        yield return "± is the sample standard deviation over n pieces. Loading is mass of active material per area.";
        foreach (var declared in sheets.Select(Started).Where(s => s.Loading is not null).GroupBy(s => s.Loading!.ToString(), StringComparer.Ordinal))
            yield return RichText.Build().Text($"Declared loading of {string.Join(", ", declared.Select(s => s.Label.Text))}: ").Add(ReportText.Of(declared.First().Loading!)).Text(".").Done();
        foreach (var reason in numbers.TakeReasons()) yield return $"–: {reason}";
    }
}

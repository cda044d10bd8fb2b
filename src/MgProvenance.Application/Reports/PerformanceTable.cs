using System.Globalization;
using MgProvenance.Application.Derivation;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports;

/// <summary>Table S2: every reported cell with its batch, loading and performance, and each group's mean ± s.d. over its cells.</summary>
internal sealed class PerformanceTable(StudyAt study, NumberBook numbers)
{
    public IEnumerable<Block> Blocks()
    {
        var measures = CellPerformance.Measures(study);
        var rows = new List<TableRow>();
        foreach (var group in study.Groups)
        {
            var cells = study.Cells.Where(c => c.Group == group.Group && c.IsReported).ToList();
            rows.Add(new TableRow([RichText.Plain($"{group.Group}: {group.Factor}")], RowKind.Group));
            rows.AddRange(cells.Select(c => Row(c, measures)));
            if (cells.Count > 0) rows.Add(GroupRow(group.Group, cells, measures));
        }

        yield return new TableBlock(
            "table-s2",
            "Table S2",
            "Cells and their performance. ± after a cell's value is one standard uncertainty, ± in a group's row the sample standard deviation over its cells.",
            [new TableColumn("Cell", Width: 0.9), new TableColumn("Batch", Width: 1.05), new TableColumn("Sheet", Width: 0.9), .. measures.Select(m => new TableColumn(m.Header, ColumnAlignment.Center, m.Unit, m.Width))],
            rows,
            [.. Notes()],
            Landscape: true);
    }

    internal static string KeyOf(string row, PerformanceMeasure measure) => $"S2.{row}.{measure.Key}";

    private TableRow Row(StudyCell cell, IReadOnlyList<PerformanceMeasure> measures) => new(
    [
        cell.Label,
        cell.BatchLabel is { } batch ? RichText.Plain(batch) : RichText.Gap(),
        cell.SheetLabel is { } sheet ? RichText.Plain(sheet) : RichText.Gap(),
        .. measures.Select(m => numbers.Print(KeyOf(cell.Label, m), m.Of(cell), m.Decimals)),
    ]);

    private TableRow GroupRow(string group, List<StudyCell> cells, IReadOnlyList<PerformanceMeasure> measures)
    {
        var (n, b, s) = (cells.Count, Distinct(cells.Select(c => c.BatchLabel)), Distinct(cells.Select(c => c.SheetLabel)));
        return new TableRow(
        [
            n == 1 ? "n = 1 cell" : $"n = {n} cells",
            b == 1 ? "b = 1 batch" : $"b = {b} batches",
            s == 1 ? "s = 1 sheet" : $"s = {s} sheets",
            .. measures.Select(m => Mean(group, cells, m)),
        ],
        RowKind.Emphasis);
    }

    private RichText Mean(string group, List<StudyCell> cells, PerformanceMeasure measure)
    {
        var values = cells.Select(c => (c.Label, Number: measure.Of(c))).Where(v => v.Number.Value is not null).ToList();
        if (values.Count(v => v.Number.UpperBound) is > 0 and var bounds) return numbers.Print(KeyOf(group, measure), values[0].Number with { Value = null, Reason = $"The mean of {measure.Header} in {group} is not defined, because {bounds} of {values.Count} values are upper limits." }, measure.Decimals);
        if (CellPerformance.OverCells(values.Select(v => v.Number)) is not { } over) return RichText.Build().Muted("–").Done();
        var mean = new Derived(over.Mean, values[0].Number.Unit, over.StandardDeviation, CellPerformance.MeanOverCells, Sources.None.And(values.Select(v => v.Number.Sources)));
        return numbers.Print(KeyOf(group, measure), mean, measure.Decimals, values.Select(v => KeyOf(v.Label, measure)));
    }

    private IEnumerable<RichText> Notes()
    {
        yield return "n cells, b electrolyte batches, s electrode sheets: cells that share a batch or a sheet are not independent replicates.";
        foreach (var convention in study.Cells.Where(c => c.IsReported).Select(c => c.Run!.Summary!.CoulombicEfficiencyConvention).Distinct(StringComparer.Ordinal)) yield return convention;
        yield return string.Create(CultureInfo.InvariantCulture, $"Capacities are per mass of active material. Cycle {study.LastCommonCycle} is the last one that every reported cell completed. Two-electrode data: voltages are cell voltages.");
        if (study.ConditioningCycles > 0) yield return string.Create(CultureInfo.InvariantCulture, $"Conditioning cycles declared: {study.ConditioningCycles}.");
        foreach (var cell in study.Cells.Where(c => c.IsReported && c.Run!.Summary!.Cautions.Count > 0)) yield return $"{cell.Label}: its file was not read whole. {string.Join(" ", cell.Run!.Summary!.Cautions)}";
        foreach (var reason in numbers.TakeReasons()) yield return $"–: {reason}";
    }

    private static int Distinct(IEnumerable<string?> labels) => labels.OfType<string>().Distinct(StringComparer.Ordinal).Count();
}

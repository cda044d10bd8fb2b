using System.Globalization;
using MgProvenance.Application.Derivation;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>Every reported cell of a study with its batch, loading and performance, and each group's mean ± s.d. over its cells.</summary>
internal sealed class PerformanceTable(StudyAt study, bool named, NumberBook numbers)
{
    public IEnumerable<Block> Blocks()
    {
        if (!study.Cells.Any(c => c.IsReported && c.Run!.Summary!.HasCapacity))
        {
            yield return TableParts.Instead($"No cell of study {study.Opened.Label} has cycling numbers to report: {WhyNone()}.");
            yield break;
        }

        var reported = study.Cells.Where(c => c.IsReported).ToList();
        var measures = CellPerformance.Cycled(study).Where(m => reported.Exists(c => m.Of(c).Value is not null)).ToList();
        var rows = new List<TableRow>();
        foreach (var group in study.Groups)
        {
            var cells = study.Cells.Where(c => c.Group == group.Group && c.IsReported).ToList();
            rows.Add(TableParts.GroupRow($"{group.Group}: {group.Factor}{(cells.Count == 0 ? " (no cell reported)" : string.Empty)}"));
            rows.AddRange(cells.Select(c => Row(c, measures)));
            if (cells.Count > 0) rows.Add(GroupRow(group.Group, cells, measures));
        }

        yield return new TableBlock(
            TableParts.Anchor("performance", study),
            TableParts.Label,
            TableParts.Caption("Cells and their performance. ± after a cell's value is one standard uncertainty, ± in a group's row the sample standard deviation over its cells.", study, named),
            [new TableColumn("Cell", Width: 1.3), new TableColumn("Batch", Width: 0.8), new TableColumn("Sheet", Width: 1.3), .. measures.Select(m => new TableColumn(m.Header, ColumnAlignment.Center, m.Unit, 1.1))],
            rows,
            [.. Notes(), .. CellPerformance.WhyNone(CellPerformance.Cycled(study).Where(m => measures.TrueForAll(s => s.Key != m.Key)), reported)],
            Landscape: true);
    }

    private string KeyOf(string row, PerformanceMeasure measure) => $"performance.{study.Opened.Label}.{row}.{measure.Key}";

    private string WhyNone() => study.Cells switch
    {
        [] => "it has no cells",
        var cells when cells.All(c => c.Exclusion is not null) => "all of its cells were excluded",
        var cells when cells.Any(c => c.IsReported) => "between metals a cycle has no specific capacity, and its numbers stand with its test",
        _ => "none was cycled and has numbers",
    };

    private TableRow Row(StudyCell cell, IReadOnlyList<PerformanceMeasure> measures) => new(
    [
        cell.Label,
        cell.BatchLabel is { } batch ? RichText.Plain(batch) : RichText.Gap(),
        cell.SheetLabel is { } sheet ? RichText.Plain(sheet) : cell.Story.PositivePiece is null ? RichText.Gap() : TableParts.Dash,
        .. measures.Select(m => numbers.Print(KeyOf(cell.Label, m), m.Of(cell), m.Decimals)),
    ]);

    private TableRow GroupRow(string group, List<StudyCell> cells, IReadOnlyList<PerformanceMeasure> measures)
    {
        var mean = new GroupMean(numbers, KeyOf);
        var (n, b, s) = (cells.Count, Distinct(cells.Select(c => c.BatchLabel)), Distinct(cells.Select(c => c.SheetLabel)));
        return new TableRow(
        [
            $"n = {TableParts.Count(n, "cell")}",
            $"b = {TableParts.Count(b, "batch", "batches")}",
            $"s = {TableParts.Count(s, "sheet")}",
            .. measures.Select(m => mean.Print(group, cells, m)),
        ],
        RowKind.Emphasis);
    }

    private IEnumerable<RichText> Notes()
    {
        yield return "n cells, b electrolyte batches, s electrode sheets: cells that share a batch or a sheet are not independent replicates.";
        if (SingleCells() is { Count: > 0 } single) yield return $"{string.Join(", ", single)}: n = 1, descriptive only; no group can be called the highest or the lowest of a comparison with it.";
        foreach (var convention in study.Cells.Where(c => c.IsReported).Select(c => c.Run!.Summary!.CoulombicEfficiencyConvention).Distinct(StringComparer.Ordinal)) yield return convention;
        yield return string.Create(CultureInfo.InvariantCulture, $"Capacities are per mass of active material, which stands with the cells as they were built. Cycle {study.LastCommonCycle} is the last one that every reported cell completed. Two-electrode data: voltages are cell voltages.");
        if (study.ConditioningCycles > 0) yield return string.Create(CultureInfo.InvariantCulture, $"Conditioning cycles declared: {study.ConditioningCycles}.");
        foreach (var cell in study.Cells.Where(c => c.IsReported && c.Run!.Summary!.Cautions.Count > 0)) yield return $"{cell.Label}: its file was not read whole. {string.Join(" ", cell.Run!.Summary!.Cautions)}";
        foreach (var reason in numbers.TakeReasons()) yield return $"–: {reason}";
    }

    private List<string> SingleCells() => [.. study.Groups.Select(g => g.Group).Where(g => study.Cells.Count(c => c.Group == g && c.IsReported) == 1)];

    private static int Distinct(IEnumerable<string?> labels) => labels.OfType<string>().Distinct(StringComparer.Ordinal).Count();
}

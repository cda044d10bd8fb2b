using System.Globalization;
using MgProvenance.Application.Comparisons;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>The quantities of one test cell by cell: a column for each cell below the name of its group, split where a page is not wide enough.</summary>
internal sealed class ComparedValues(ComparedPlace place, ComparedTest test, NumberBook numbers)
{
    private const int MostCells = 9;

    private readonly IReadOnlyList<ComparedQuantity> _quantities = [.. test.Quantities.Where(q => !ComparedPlace.IsInPerformance(q))];

    public IEnumerable<Block> Blocks()
    {
        if (_quantities.Count == 0) yield break;
        var parts = Columns().Chunk(MostCells).ToList();
        foreach (var (columns, i) in parts.Select((p, i) => (p, i)))
        {
            yield return new TableBlock(
                place.Anchor + (i == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"-part-{i + 1}")),
                TableParts.Label,
                place.Titled(parts.Count == 1 ? "Every cell." : string.Create(CultureInfo.InvariantCulture, $"Every cell, part {i + 1} of {parts.Count}.")),
                [new TableColumn("Quantity", Width: columns.Length > 3 ? 2.3 : 2.6), .. columns.Select(c => new TableColumn(c.Cell, ColumnAlignment.Center, Width: 1.15))],
                [.. ComparedPlace.Rows(_quantities, (q, name) => Row(q, name, columns))],
                [.. i + 1 == parts.Count ? Notes() : []],
                Landscape: columns.Length > 3,
                HeadRows: [[new HeadSpan(RichText.Empty, 1), .. Heads(columns)]]);
        }
    }

    /// <summary>Cells by group in the order of the groups; a cell that was tested twice has one column.</summary>
    private IEnumerable<(string Group, string Cell)> Columns() =>
        _quantities[0].Groups.SelectMany((g, i) => _quantities.SelectMany(q => q.Groups[i].Values.Select(v => v.Cell).Concat(q.Groups[i].Missing.Select(CellOf))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(c => (g.Group, c)));

    /// <summary>A missing value or a caution is said as “cell: reason”.</summary>
    private static string CellOf(string missing) => missing[..missing.IndexOf(':', StringComparison.Ordinal)];

    private static IEnumerable<HeadSpan> Heads(IReadOnlyList<(string Group, string Cell)> columns) => columns.GroupBy(c => c.Group, StringComparer.Ordinal).Select(g => new HeadSpan(FormulasIn.Text(g.Key), g.Count()));

    private TableRow Row(ComparedQuantity quantity, RichText name, IReadOnlyList<(string Group, string Cell)> columns) =>
        new([name, .. columns.Select(c => Value(quantity, quantity.Groups.Single(g => g.Group == c.Group), c.Cell))]);

    private RichText Value(ComparedQuantity quantity, GroupStatistics group, string cell)
    {
        var values = group.Values.Where(v => v.Cell == cell).ToList();
        return values.Count == 0 ? TableParts.Dash : ReportText.Join(values.Select((v, i) => Print(quantity, v, i)), "; ");
    }

    private RichText Print(ComparedQuantity quantity, ComparedValue value, int index)
    {
        var key = $"{place.Key}.{value.Cell}.{quantity.Key}" + (index == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $".{index + 1}"));
        var derived = new Derived(value.Value, quantity.Unit, value.StandardUncertainty, quantity.Methods[0], value.Sources) { UpperBound = value.Bound == Bound.Below };
        return value.Bound == Bound.Above ? numbers.Print(key, derived, v => $"> {NumberBook.OfAnySize(v, null)}") : numbers.Print(key, derived);
    }

    private IEnumerable<RichText> Notes()
    {
        yield return "± is one standard uncertainty of the value.";
        var bounds = _quantities.SelectMany(q => q.Groups).SelectMany(g => g.Values).Select(v => v.Bound).Distinct().ToList();
        if (bounds.Contains(Bound.Below)) yield return "< the value is a limit: the quantity was sought and not found above it.";
        if (bounds.Contains(Bound.Above)) yield return "> the value is censored: the cell was not seen to fail before it was stopped.";
        foreach (var method in _quantities.SelectMany(q => q.Methods).Concat(_quantities.Select(q => q.MatchedBy)).OfType<TestRuns.MethodUsed>().DistinctBy(m => (m.Name, m.Version)))
            yield return RichText.Build().Text(method.Convention + " ").Muted($"({method.Name}, version {method.Version})").Done();
        foreach (var note in TableParts.Together(test.Cautions.Select(c => (CellOf(c), c[(CellOf(c).Length + 2)..])))) yield return note;
        foreach (var note in TableParts.Together(_quantities.SelectMany(q => q.Groups).SelectMany(g => g.Missing).Select(m => (CellOf(m), m[(CellOf(m).Length + 2)..])))) yield return RichText.Build().Text("–: ").Add(note).Done();
        if (test.Quantities.All(q => q.IsDescriptiveOnly)) yield return "n = 1 in each group: the values are descriptive only. There is no mean and no test of the groups, and nothing follows about a highest or a lowest.";
    }
}

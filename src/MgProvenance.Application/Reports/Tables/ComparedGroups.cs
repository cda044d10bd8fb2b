using System.Globalization;
using MgProvenance.Analysis;
using MgProvenance.Application.Comparisons;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.TestRuns;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>The quantities of one test group by group: mean with spread, its confidence interval, and how many cells, batches and sheets stand behind it.</summary>
internal sealed class ComparedGroups(ComparedPlace place, ComparedTest test, NumberBook numbers)
{
    private static readonly MethodUsed Mean = CellPerformance.MeanOverCells;
    private static readonly MethodUsed Geometric = MethodUsed.From(new Method("group-mean/geometric", "1", "Geometric mean over the reported cells of a group, with the factor of one standard deviation on the logarithmic scale (×/÷)."));
    private static readonly MethodUsed Median = MethodUsed.From(new Method("group-median/kaplan-meier", "1", "Median life by Kaplan–Meier over the reported cells of a group; cells that were not seen to fail are censored."));

    /// <summary>None where no group has more than one cell.</summary>
    public IEnumerable<Block> Blocks() => test.Quantities.All(q => q.IsDescriptiveOnly) ? [] : [Table()];

    private TableBlock Table()
    {
        var groups = test.Quantities[0].Groups.Select(g => g.Group).ToList();
        return new TableBlock(
            place.Anchor + "-groups",
            TableParts.Label,
            place.Titled("Groups: mean ± s.d. over cells, 95 % confidence interval (CI) of the mean, and number of cells n, batches b and sheets s."),
            [
                new TableColumn("Quantity", Width: 1.9),
                .. groups.SelectMany(_ => new[]
                {
                    new TableColumn("Mean ± s.d.", ColumnAlignment.Center, Width: 1.4),
                    new TableColumn("95 % CI", ColumnAlignment.Center, Width: 1.5),
                    new TableColumn("n, b, s", ColumnAlignment.Center, Width: 0.6),
                }),
            ],
            [.. ComparedPlace.Rows(test.Quantities, Row)],
            [.. Notes()],
            Landscape: groups.Count > 1,
            HeadRows: [[new HeadSpan(RichText.Empty, 1), .. groups.Select(g => new HeadSpan(FormulasIn.Text(g), 3))]]);
    }

    private TableRow Row(ComparedQuantity quantity, RichText name) => new([name, .. quantity.Groups.SelectMany(g => new[] { Middle(quantity, g), Interval(quantity, g), Numbers(g) })]);

    private string KeyOf(ComparedQuantity quantity, GroupStatistics group, string what) => $"{place.Key}.{group.Group}.{quantity.Key}.{what}";

    private RichText Middle(ComparedQuantity quantity, GroupStatistics group)
    {
        if (group.Cells == 0) return TableParts.Dash;
        var method = quantity.How switch { Comparison.Logarithmic => Geometric, Comparison.Survival => Median, _ => Mean };
        var sources = Sources.None.And(group.Values.Select(v => v.Sources));
        var number = new Derived(quantity.How == Comparison.Survival ? group.Median : group.Mean, quantity.Unit, quantity.How == Comparison.Arithmetic ? group.Spread : null, method, sources, group.Note);
        if (number.Value is null) return TableParts.Dash;
        return quantity.How == Comparison.Logarithmic && group.Spread is { } factor
            ? numbers.Print(KeyOf(quantity, group, "mean"), number, v => string.Create(CultureInfo.InvariantCulture, $"{NumberBook.OfAnySize(Math.Round(v, Math.Clamp(2 - (int)Math.Floor(Math.Log10(v)), 0, 15)), null)} ×/÷ {factor:F2}"), Inputs(quantity, group))
            : numbers.Print(KeyOf(quantity, group, quantity.How == Comparison.Survival ? "median" : "mean"), number, Inputs(quantity, group));
    }

    /// <summary>The numbers of the cells, where this report prints them in the table before.</summary>
    private IEnumerable<string> Inputs(ComparedQuantity quantity, GroupStatistics group) =>
        ComparedPlace.IsInPerformance(quantity) ? [] : group.Values.Select(v => $"{place.Key}.{v.Cell}.{quantity.Key}").Distinct(StringComparer.Ordinal);

    private RichText Interval(ComparedQuantity quantity, GroupStatistics group)
    {
        if (group.Confidence95 is not { } interval) return TableParts.Dash;
        var sources = Sources.None.And(group.Values.Select(v => v.Sources));
        var method = quantity.How switch { Comparison.Logarithmic => Geometric, Comparison.Survival => Median, _ => Mean };
        return RichText.Build().Add(Bound("ci-lower", interval.Lower)).Text(" to ").Add(Bound("ci-upper", interval.Upper)).Done();

        RichText Bound(string what, double value) => numbers.Print(KeyOf(quantity, group, what), new Derived(value, quantity.Unit, null, method, sources), v => Ends.Text(v, interval));
    }

    private static RichText Numbers(GroupStatistics group) => string.Create(CultureInfo.InvariantCulture, $"{group.Cells}, {group.Batches}, {group.Sheets}");

    private IEnumerable<RichText> Notes()
    {
        if (test.Quantities.Any(q => q.How == Comparison.Logarithmic)) yield return Geometric.Convention;
        if (test.Quantities.Any(q => q.How == Comparison.Survival)) yield return Median.Convention;
        foreach (var note in TableParts.Together(test.Quantities.SelectMany(q => q.Groups).Where(g => g.Note is not null).Select(g => (g.Group, g.Note!)))) yield return note;
        foreach (var note in ComparedPairs.NotTested(test)) yield return note;
        foreach (var (group, cell) in test.Quantities.SelectMany(q => q.Groups.Select(g => (g.Group, g.Representative))).Where(r => r.Representative is not null).Distinct().GroupBy(r => r.Group, StringComparer.Ordinal).Where(g => g.Count() == 1).Select(g => g.Single()))
            yield return RichText.Build().Add(FormulasIn.Text(group)).Text($": {cell} is the cell nearest to the group's median.").Done();
    }
}

/// <summary>The ends of an interval with digits that its width leaves.</summary>
internal static class Ends
{
    private const int MostDecimals = 5;

    public static string Text(double end, Analysis.Statistics.ConfidenceInterval interval)
    {
        var width = interval.Upper - interval.Lower;
        var decimals = Printed.Decimals(width / 5);
        if (!(width > 0) || Math.Abs(end) >= 1e5 || decimals > MostDecimals) return NumberBook.OfAnySize(end, null);
        return Printed.Number(Math.Abs(end) < 0.5 * Math.Pow(10, -decimals) ? 0 : end, decimals);
    }
}

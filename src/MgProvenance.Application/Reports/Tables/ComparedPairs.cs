using MgProvenance.Application.Comparisons;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>The groups of one test held against each other: difference with its interval, and the probability adjusted for the number of comparisons.</summary>
internal sealed class ComparedPairs(ComparedPlace place, ComparedTest test, NumberBook numbers)
{
    private const int MostNamed = 4;

    /// <summary>A difference below this part of the values is what the arithmetic left.</summary>
    private const double Rounding = 1e-9;

    public IEnumerable<Block> Blocks()
    {
        var tested = test.Quantities.Select(q => (Quantity: q, Tests: Tests(q).Where(t => t.Method is not null).ToList())).Where(t => t.Tests.Count > 0).ToList();
        if (tested.Count == 0) yield break;
        yield return new TableBlock(
            place.Anchor + "-pairs",
            TableParts.Label,
            place.Titled("Groups against each other."),
            [
                new TableColumn("Groups", Width: 1.6),
                new TableColumn("Difference", ColumnAlignment.Center, Width: 1.2),
                new TableColumn("95 % CI", ColumnAlignment.Center, Width: 1.6),
                new TableColumn("p", ColumnAlignment.Center, Width: 0.8),
                new TableColumn("p, adjusted", ColumnAlignment.Center, Width: 0.9),
            ],
            [.. tested.SelectMany(t => t.Tests.Select(g => Row(t.Quantity, g)).Prepend(new TableRow([ComparedPlace.NameOf(t.Quantity)], RowKind.Group)))],
            [.. Notes([.. tested.SelectMany(t => t.Tests)], tested.Exists(t => t.Quantity.How == Comparison.Logarithmic))]);
    }

    /// <summary>Why quantities of it were not tested, where they were not.</summary>
    public static IEnumerable<RichText> NotTested(ComparedTest test) => test.Quantities
        .SelectMany(q => Tests(q).Where(t => t is { Method: null, Note: not null }).Select(t => (q.Name, t.Note)).Distinct()).GroupBy(t => t.Note!, t => t.Name, StringComparer.Ordinal)
        .Select(why => why.Count() > MostNamed
            ? $"Groups were not tested against each other in {TableParts.Count(why.Count(), "quantity", "quantities")}: {why.Key}"
            : RichText.Build().Text("Groups were not tested against each other in ").Add(FormulasIn.Text(string.Join("; ", why))).Text($": {why.Key}").Done());

    private static IEnumerable<GroupTest> Tests(ComparedQuantity quantity) => quantity.Overall is { } overall ? quantity.Tests.Append(overall) : quantity.Tests;

    private TableRow Row(ComparedQuantity quantity, GroupTest tested)
    {
        var least = Rounding * quantity.Groups.Select(g => Math.Abs(g.Mean ?? 0)).Max();
        var sources = Sources.None.And(quantity.Groups.Where(g => tested == quantity.Overall || g.Group == tested.First || g.Group == tested.Second).SelectMany(g => g.Values).Select(v => v.Sources));
        return new TableRow(
        [
            tested == quantity.Overall ? RichText.Plain("all groups") : FormulasIn.Text($"{tested.First} {(quantity.How == Comparison.Logarithmic ? "/" : "−")} {tested.Second}"),
            Print("difference", tested.Difference, Unit(), v => tested.Difference95 is { } ci ? End(v, ci) : NumberBook.OfAnySize(v, null)),
            tested.Difference95 is { } interval
                ? RichText.Build().Add(Print("difference-lower", interval.Lower, Unit(), v => End(v, interval))).Text(" to ").Add(Print("difference-upper", interval.Upper, Unit(), v => End(v, interval))).Done()
                : TableParts.Dash,
            Print("p", tested.PValue, "1", Probability),
            Print("p-adjusted", tested.AdjustedPValue, "1", Probability),
        ]);

        string End(double value, Analysis.Statistics.ConfidenceInterval interval) => Math.Abs(value) < least ? "0" : Ends.Text(value, interval);

        string Unit() => quantity.How == Comparison.Logarithmic ? "1" : quantity.Unit;

        RichText Print(string what, double? value, string unit, Func<double, string> words) =>
            value is null ? TableParts.Dash : numbers.Print($"{place.Key}.{tested.First}-{tested.Second}.{quantity.Key}.{what}", new Derived(value, unit, null, tested.Method!, sources), words);
    }

    private static string Probability(double p) => p < 0.001 ? "< 0.001" : Printed.Number(p, 3);

    private static IEnumerable<RichText> Notes(IReadOnlyList<GroupTest> tests, bool hasRatios)
    {
        if (tests.Any(t => t is { PValue: not null, AdjustedPValue: not null })) yield return "p is adjusted by Holm's method for the comparisons made of each quantity; comparisons of different quantities are not adjusted for each other.";
        if (hasRatios) yield return "A / B: the ratio of the geometric means, with its interval.";
        foreach (var method in tests.Select(t => t.Method!).DistinctBy(m => (m.Name, m.Version))) yield return RichText.Build().Text(method.Convention + " ").Muted($"({method.Name}, version {method.Version})").Done();
        foreach (var note in tests.Select(t => t.Note).OfType<string>().Distinct(StringComparer.Ordinal)) yield return note;
    }
}

using MgProvenance.Analysis;
using MgProvenance.Analysis.Statistics;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.TestRuns;

namespace MgProvenance.Application.Comparisons;

/// <summary>Values of one quantity in one group, before anything is summed up.</summary>
public sealed record GroupValues(string Group, IReadOnlyList<ComparedValue> Values, IReadOnlyList<string> Missing)
{
    public IReadOnlyList<IReadOnlyList<double>> ByBatch(Func<double, double> scale) =>
        [.. Values.GroupBy(v => v.Batch ?? v.Cell, StringComparer.Ordinal).Select(b => (IReadOnlyList<double>)[.. b.Select(v => scale(v.Value))])];

    /// <summary>Why no mean and no test can be made of the values; null where they can.</summary>
    public string? NotSummed => Values.Count(v => v.Bound == Bound.Below) is > 0 and var limits ? $"Mean and tests of {Group} are not defined, because {limits} of {Values.Count} values are upper limits." : null;

    public IReadOnlyList<Lifetime> Lives => [.. Values.Select(v => new Lifetime(v.Value, v.Bound == Bound.Above))];
}

/// <summary>Sums up one quantity over groups of cells, and tests the groups against each other where there are cells enough.</summary>
public static class QuantityStatistics
{
    private const int LeastForTest = 3;

    /// <param name="control">The group that the others are held against; null compares all pairs.</param>
    public static ComparedQuantity Of(string key, string name, string unit, Comparison how, IReadOnlyList<MethodUsed> methods, IReadOnlyList<GroupValues> groups, string? control) => new(
        key,
        name,
        unit,
        how,
        methods,
        [.. groups.Select(g => Summed(g, unit, how))],
        how == Comparison.Survival ? SurvivalTests(groups) : control is not null && IsOneLevel(groups) ? AgainstControl(groups, control, how) : Pairs(groups, how),
        how == Comparison.Survival ? Overall(groups) : null);

    private static GroupStatistics Summed(GroupValues group, string unit, Comparison how)
    {
        var values = group.Values;
        double[] numbers = [.. values.Select(v => v.Value)];
        var (batches, sheets) = (Distinct(values.Select(v => v.Batch)), Distinct(values.Select(v => v.Sheet)));
        var bare = new GroupStatistics(group.Group, numbers.Length, batches, sheets, null, null, null, null, null, values, group.Missing, Note(numbers.Length, batches, how == Comparison.Survival ? null : group.NotSummed));
        if ((how != Comparison.Survival && group.NotSummed is not null) || !Summary.Of(numbers).IsAccepted(out var summary, out _)) return bare;
        bare = bare with { Median = summary.Median, Representative = Nearest(values, summary.Median) };
        if (how == Comparison.Survival)
        {
            var curve = KaplanMeier.Of(group.Lives, unit).Required();
            return bare with
            {
                Median = curve.Median.Value,
                Confidence95 = curve.MedianLower.Value is { } low && curve.MedianUpper.Value is { } high ? new ConfidenceInterval(low, high) : null,
                Note = Join(curve.Median.Reason, $"{curve.Failures} of {curve.Subjects} failed.", bare.Note),
            };
        }

        if (how == Comparison.Logarithmic && GeometricSummary.Of(numbers, unit).IsAccepted(out var geometric, out _))
            return bare with { Mean = geometric.Mean.Value, Spread = geometric.DeviationFactor, Confidence95 = geometric.Confidence95 };
        return bare with { Mean = summary.Mean, Spread = summary.StandardDeviation, Confidence95 = summary.Confidence95 };
    }

    private static string? Note(int cells, int batches, string? notSummed) => Join(
        cells == 1 ? "n = 1: descriptive only." : null,
        cells > 1 && batches == 1 ? "Cells of one batch are not independent." : null,
        notSummed);

    private static string? Nearest(IReadOnlyList<ComparedValue> values, double median) =>
        values.OrderBy(v => Math.Abs(v.Value - median)).ThenBy(v => v.Cell, StringComparer.Ordinal).First().Cell;

    /// <summary>Every cell of a batch of its own: cells are independent, so the test against a control may pool them.</summary>
    private static bool IsOneLevel(IReadOnlyList<GroupValues> groups) => groups.All(g => g.Values.Select(v => v.Batch ?? v.Cell).Distinct(StringComparer.Ordinal).Count() == g.Values.Count);

    private static IReadOnlyList<GroupTest> Pairs(IReadOnlyList<GroupValues> groups, Comparison how)
    {
        Func<double, double> scale = how == Comparison.Logarithmic ? Math.Log : static v => v;
        var tests = PairsOf(groups).Select(pair =>
        {
            var (a, b) = pair;
            if ((a.NotSummed ?? b.NotSummed) is { } limits) return NoTest(a, b, limits);
            if (how == Comparison.Logarithmic && a.Values.Concat(b.Values).Any(v => v.Value <= 0)) return NoTest(a, b, "A value that is not positive has no logarithm.");
            if (!BatchComparison.Of(a.ByBatch(scale), b.ByBatch(scale)).IsAccepted(out var compared, out var refusal)) return NoTest(a, b, refusal.Sentence);
            var (difference, interval) = (compared.Test.Difference, compared.Test.Difference95);
            return how == Comparison.Logarithmic
                ? new GroupTest(a.Group, b.Group, Math.Exp(difference), new ConfidenceInterval(Math.Exp(interval.Lower), Math.Exp(interval.Upper)), compared.Test.PValue, null, MethodUsed.From(compared.Test.Method), compared.Caution)
                : new GroupTest(a.Group, b.Group, difference, interval, compared.Test.PValue, null, MethodUsed.From(compared.Test.Method), compared.Caution);
        }).ToList();
        return Adjusted(tests);
    }

    private static IReadOnlyList<GroupTest> AgainstControl(IReadOnlyList<GroupValues> groups, string control, Comparison how)
    {
        Func<double, double> scale = how == Comparison.Logarithmic ? Math.Log : static v => v;
        var (against, all) = (groups.Single(g => g.Group == control), groups.Where(g => g.Group != control).ToList());
        var others = all.Where(o => (against.NotSummed ?? o.NotSummed) is null).ToList();
        var untested = all.Except(others).Select(o => NoTest(o, against, (o.NotSummed ?? against.NotSummed)!));
        if (others.Count == 0) return [.. untested];
        IReadOnlyList<double> Scaled(GroupValues group) => [.. group.Values.Select(v => scale(v.Value))];
        if (!Dunnett.Of(Scaled(against), [.. others.Select(Scaled)]).IsAccepted(out var found, out var refusal)) return [.. others.Select(o => NoTest(o, against, refusal.Sentence)), .. untested];
        return
        [
            .. others.Zip(found.Comparisons, (o, c) => how == Comparison.Logarithmic
                ? new GroupTest(o.Group, control, Math.Exp(c.Difference), new ConfidenceInterval(Math.Exp(c.Difference95.Lower), Math.Exp(c.Difference95.Upper)), null, c.PValue, MethodUsed.From(found.Method), null)
                : new GroupTest(o.Group, control, c.Difference, c.Difference95, null, c.PValue, MethodUsed.From(found.Method), null)),
            .. untested,
        ];
    }

    private static IReadOnlyList<GroupTest> SurvivalTests(IReadOnlyList<GroupValues> groups) => Adjusted([.. PairsOf(groups).Select(p => LogRankOf([p.First, p.Second], p.First.Group, p.Second.Group))]);

    private static GroupTest? Overall(IReadOnlyList<GroupValues> groups) => groups.Count > 2 ? LogRankOf(groups, "all", "groups") : null;

    private static GroupTest LogRankOf(IReadOnlyList<GroupValues> groups, string first, string second)
    {
        if (groups.Any(g => g.Values.Count < LeastForTest)) return new GroupTest(first, second, null, null, null, null, null, "No test below three a group.");
        return LogRank.Of([.. groups.Select(g => g.Lives)]).IsAccepted(out var test, out var refusal)
            ? new GroupTest(first, second, null, null, test.PValue, null, MethodUsed.From(test.Method), null)
            : new GroupTest(first, second, null, null, null, null, null, refusal.Sentence);
    }

    private static IEnumerable<(GroupValues First, GroupValues Second)> PairsOf(IReadOnlyList<GroupValues> groups) => groups.SelectMany((a, i) => groups.Skip(i + 1).Select(b => (a, b)));

    private static GroupTest NoTest(GroupValues a, GroupValues b, string why) => new(a.Group, b.Group, null, null, null, null, null, why);

    private static IReadOnlyList<GroupTest> Adjusted(IReadOnlyList<GroupTest> tests)
    {
        var made = tests.Where(t => t.PValue is not null).ToList();
        var adjusted = Holm.Adjust([.. made.Select(t => t.PValue!.Value)]);
        return [.. tests.Select(t => t.PValue is null ? t : t with { AdjustedPValue = adjusted[made.IndexOf(t)] })];
    }

    private static int Distinct(IEnumerable<string?> labels) => labels.OfType<string>().Distinct(StringComparer.Ordinal).Count();

    private static string? Join(params IEnumerable<string?> sentences) => string.Join(' ', sentences.OfType<string>()) is { Length: > 0 } text ? text : null;
}

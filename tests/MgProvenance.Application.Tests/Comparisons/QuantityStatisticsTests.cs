using MgProvenance.Application.Comparisons;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Documents;

namespace MgProvenance.Application.Tests.Comparisons;

public sealed class QuantityStatisticsTests
{
    [Fact]
    public void Three_cells_a_group_are_summed_up_and_tested_pair_by_pair()
    {
        var quantity = Of(Comparison.Arithmetic, null, ("A", [1, 2, 3]), ("B", [2, 3, 4]), ("C", [11, 12, 13]));
        Assert.Equal((2.0, 1.0, 2.0, "A2"), (quantity.Groups[0].Mean, quantity.Groups[0].Spread, quantity.Groups[0].Median, quantity.Groups[0].Representative));

        // t(0.975, 2) = 4.30265: 2 ± 4.30265 / √3.
        Assert.Equal(2 - 2.484138, quantity.Groups[0].Confidence95!.Lower, 1e-6);
        Assert.Equal(["A-B", "A-C", "B-C"], quantity.Tests.Select(t => $"{t.First}-{t.Second}"));
        Assert.Equal(-1, quantity.Tests[0].Difference!.Value, 1e-12);

        // Equal variances: t = -1/√(2/3) with four degrees of freedom, p = 0.2879 (Student's table), the largest of three stays what it is.
        Assert.Equal(0.287864, quantity.Tests[0].PValue!.Value, 1e-5);
        Assert.Equal(quantity.Tests[0].PValue, quantity.Tests[0].AdjustedPValue);
        Assert.Equal(3 * quantity.Tests[1].PValue!.Value, quantity.Tests[1].AdjustedPValue!.Value, 1e-12);
        Assert.All(quantity.Tests, t => Assert.Contains("Welch", t.Method!.Convention, StringComparison.Ordinal));
    }

    [Fact]
    public void Below_three_cells_there_is_no_test_and_one_cell_is_descriptive_only()
    {
        var quantity = Of(Comparison.Arithmetic, null, ("A", [1]), ("B", [2, 3]));
        Assert.False(quantity.IsDescriptiveOnly);
        Assert.Contains("descriptive only", quantity.Groups[0].Note, StringComparison.Ordinal);
        var test = Assert.Single(quantity.Tests);
        Assert.Null(test.PValue);
        Assert.Contains("no test below three", test.Note, StringComparison.Ordinal);
        Assert.True(Of(Comparison.Arithmetic, null, ("A", [1]), ("B", [2])).IsDescriptiveOnly);
    }

    [Fact]
    public void Others_are_held_against_the_control_where_every_cell_is_of_its_own_batch()
    {
        var quantity = Of(Comparison.Arithmetic, "A", ("A", [1, 2, 3]), ("B", [2, 3, 4]), ("C", [11, 12, 13]));
        Assert.Equal(["B-A", "C-A"], quantity.Tests.Select(t => $"{t.First}-{t.Second}"));
        Assert.All(quantity.Tests, t => Assert.Contains("Dunnett", t.Method!.Convention, StringComparison.Ordinal));
        Assert.True(quantity.Tests[1].AdjustedPValue < 0.001 && quantity.Tests[0].AdjustedPValue > 0.2);
    }

    [Fact]
    public void Cells_of_one_batch_are_said_not_to_be_independent()
    {
        var quantity = Of(Comparison.Arithmetic, "A", ("A", [1, 2, 3], "B-1"), ("B", [2, 3, 4], "B-2"));
        Assert.Equal((1, 3), (quantity.Groups[0].Batches, quantity.Groups[0].Cells));
        Assert.Equal("Cells of one batch are not independent.", quantity.Groups[0].Note);
        Assert.Contains("p may be too small", Assert.Single(quantity.Tests).Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Exchange_currents_are_compared_by_their_ratio()
    {
        var quantity = Of(Comparison.Logarithmic, null, ("A", [0.1, 1, 10]), ("B", [1, 10, 100]));
        Assert.Equal(1, quantity.Groups[0].Mean!.Value, 1e-12);
        Assert.Equal(10, quantity.Groups[0].Spread!.Value, 1e-12);
        Assert.Equal(0.1, Assert.Single(quantity.Tests).Difference!.Value, 1e-12);
        Assert.Contains("no logarithm", Of(Comparison.Logarithmic, null, ("A", [0, 1, 10]), ("B", [1, 10, 100])).Tests[0].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Lives_that_were_not_seen_to_end_are_censored_and_never_averaged()
    {
        var quantity = QuantityStatistics.Of("life", "life", "h", Comparison.Survival, [], [Group("A", [10, 20, 30, 40], "B", censored: 40), Group("B", [1, 2, 3, 4], "C", censored: double.NaN)], "A");
        Assert.Equal((null, 20.0), (quantity.Groups[0].Mean, quantity.Groups[0].Median));
        Assert.StartsWith("3 of 4 failed.", quantity.Groups[0].Note, StringComparison.Ordinal);
        var test = Assert.Single(quantity.Tests);
        Assert.True(test.PValue is > 0 and < 0.02);
        Assert.Contains("Log-rank", test.Method!.Convention, StringComparison.Ordinal);
        Assert.Contains("below three", QuantityStatistics.Of("life", "life", "h", Comparison.Survival, [], [Group("A", [1, 2], "B"), Group("B", [3, 4], "C")], null).Tests[0].Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("A")]
    public void A_group_with_upper_limits_has_no_mean_and_is_not_tested(string? control)
    {
        GroupValues[] groups = [Group("A", [1, 2, 3], null), Limited(Group("B", [2, 3, 4], null)), Group("C", [11, 12, 13], null)];
        var quantity = QuantityStatistics.Of("q", "quantity", "uA", Comparison.Arithmetic, [], groups, control);
        var limited = quantity.Groups[1];
        Assert.Equal((3, null, null, null, null), (limited.Cells, limited.Mean, limited.Spread, limited.Median, limited.Representative));
        Assert.Null(limited.Confidence95);
        Assert.Equal("Mean and tests of B are not defined, because 1 of 3 values are upper limits.", limited.Note);
        Assert.All(quantity.Tests.Where(t => t.First == "B" || t.Second == "B"), t => Assert.Equal((null, null, limited.Note), (t.Difference, t.AdjustedPValue, t.Note)));
        var tested = Assert.Single(quantity.Tests, t => t.AdjustedPValue is not null);
        Assert.Equal(["A", "C"], new[] { tested.First, tested.Second }.Order());
        Assert.Equal(2, QuantityStatistics.Of("q", "quantity", "uA", Comparison.Arithmetic, [], groups, "B").Tests.Count(t => t.Note == limited.Note && t.AdjustedPValue is null));
    }

    [Fact]
    public void Limits_are_drawn_as_arrows_without_bars_and_the_text_says_so()
    {
        var quantity = QuantityStatistics.Of("q", "quantity", "uA", Comparison.Arithmetic, [], [Group("A", [1, 2, 3], null), Limited(Group("B", [2, 3], null)), Group("C", [1, 7], null, censored: 5)], null);
        var plot = Assert.Single(ComparisonFigures.Of(new StudyComparison("study", "S", "Title", false, Factor.Group, [], [new ComparedTest("test", [quantity], [])]))).Plot;
        var down = Assert.Single(plot.Series, s => s.Marker == MarkerStyle.UpperLimit);
        Assert.Equal((2.0, true), (Assert.Single(down.Y), down.YError!.All(double.IsNaN)));
        Assert.Equal(7.0, Assert.Single(Assert.Single(plot.Series, s => s.Marker == MarkerStyle.LowerLimit).Y));
        Assert.Equal([1.0, 2, 3, 3, 1], plot.Series.Where(s => s.Marker == MarkerStyle.Circle).SelectMany(s => s.Y));
        Assert.Contains("Arrows down: upper limits", plot.AltText, StringComparison.Ordinal);
        Assert.Contains("Arrows up: lower limits", plot.AltText, StringComparison.Ordinal);
    }

    private static GroupValues Limited(GroupValues group) => group with { Values = [group.Values[0] with { Bound = Bound.Below }, .. group.Values.Skip(1)] };

    private static ComparedQuantity Of(Comparison how, string? control, params (string Group, double[] Values)[] groups) =>
        QuantityStatistics.Of("q", "quantity", "V", how, [], [.. groups.Select(g => Group(g.Group, g.Values, null))], control);

    private static ComparedQuantity Of(Comparison how, string? control, params (string Group, double[] Values, string Batch)[] groups) =>
        QuantityStatistics.Of("q", "quantity", "V", how, [], [.. groups.Select(g => Group(g.Group, g.Values, g.Batch))], control);

    private static GroupValues Group(string name, double[] values, string? batch, double censored = double.PositiveInfinity) => new(
        name,
        [.. values.Select((v, i) => new ComparedValue($"{name}{i + 1}", "run", batch ?? $"{name}-{i + 1}", "S", v, null, v >= censored ? Bound.Above : Bound.None, Sources.None))],
        []);
}

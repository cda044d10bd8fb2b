using MgProvenance.Analysis.Statistics;

namespace MgProvenance.Analysis.Tests.Statistics;

public sealed class BatchEffectTests
{
    // Yield of dyestuff from six batches of an intermediate, five preparations each (Davies, Goldsmith, Statistical Methods in Research and Production, 1972).
    private static readonly double[][] Dyestuff =
    [
        [1545, 1440, 1440, 1520, 1580], [1540, 1555, 1490, 1560, 1495], [1595, 1550, 1605, 1510, 1560],
        [1445, 1440, 1595, 1465, 1545], [1595, 1630, 1515, 1635, 1625], [1520, 1455, 1450, 1480, 1445],
    ];

    // Conceptions in per cent of several samples from six bulls (Snedecor, Cochran, Statistical Methods, example 13.7.1).
    private static readonly double[][] Bulls =
        [[46, 31, 37, 62, 30], [70, 59], [52, 44, 57, 40, 67, 64, 70], [47, 21, 70, 46, 14], [42, 64, 50, 69, 77, 81, 87], [35, 68, 59, 38, 57, 76, 57, 29, 60]];

    [Fact]
    public void Equal_batches_give_the_published_components()
    {
        // lme4 (Bates et al., J. Stat. Softw. 2015, 67, 1): variances 1764 and 2451, mean 1527.5 with standard error 19.38; moments and REML agree for equal batches.
        var effect = BatchEffect.Of(Dyestuff, "g").Required();
        Assert.Equal("30 cells, 6 batches", effect.Size);
        Assert.Equal(42.00, effect.BetweenDeviation.Value!.Value, 0.005);
        Assert.Equal(49.51, effect.WithinDeviation.Value!.Value, 0.005);
        Assert.Equal(1764.05 / (1764.05 + 2451.25), effect.Intraclass.Value!.Value, 1e-6);
        Assert.Equal(4.598, effect.F!.Value, 5e-4);
        Assert.Equal(0.0044, effect.PValue!.Value, 5e-5);
        Assert.Equal((5, 1527.5, 19.38), (effect.EffectiveCellsPerBatch!.Value, effect.Mean.Value!.Value, Math.Round(effect.Mean.StandardUncertainty!.Value, 2)));
        Assert.Equal(1527.5 - (2.5706 * 19.383), effect.MeanConfidence95!.Lower, 0.01); // t(0.975, 5)
    }

    [Fact]
    public void Unequal_batches_give_the_textbook_analysis_of_variance()
    {
        // In print: between 3322 with 5 degrees of freedom, within 7200 with 29, n0 = 5.67.
        var effect = BatchEffect.Of(Bulls, "%").Required();
        var within = effect.WithinDeviation.Value!.Value * effect.WithinDeviation.Value.Value;
        Assert.Equal(7200, within * 29, 0.5);
        Assert.Equal(3322, effect.F!.Value * within * 5, 0.5);
        Assert.Equal(5.67, effect.EffectiveCellsPerBatch!.Value, 0.005);
        Assert.Equal((3322 / 5.0 - (7200 / 29.0)) / 5.67, effect.BetweenDeviation.Value!.Value * effect.BetweenDeviation.Value.Value, 0.1);
    }

    [Fact]
    public void Batches_that_scatter_no_more_than_their_cells_show_no_effect()
    {
        var effect = BatchEffect.Of([[1, 5], [2, 4], [3, 3.5]], "V").Required();
        Assert.Equal("The batches scatter no more than their cells do: no batch effect is resolved.", effect.BetweenDeviation.Reason);
        Assert.Equal((null, null), (effect.BetweenDeviation.Value, effect.Intraclass.Value));
        Assert.True(effect.WithinDeviation.Value > 1);
    }

    [Fact]
    public void One_batch_and_one_cell_a_batch_say_what_is_not_known()
    {
        var one = BatchEffect.Of([[1, 2, 3]], "V").Required();
        Assert.Equal(("3 cells, 1 batch", null, 1, null), (one.Size, one.BetweenDeviation.Value, one.WithinDeviation.Value, one.Mean.StandardUncertainty));
        Assert.Equal("One batch: nothing can be said about the scatter between batches.", one.BetweenDeviation.Reason);
        var singles = BatchEffect.Of([[1], [2], [3]], "V").Required();
        Assert.Equal((null, null, null), (singles.BetweenDeviation.Value, singles.WithinDeviation.Value, singles.F));
        Assert.Equal("One cell a batch: scatter between and within batches cannot be told apart.", singles.WithinDeviation.Reason);
        Assert.Equal(2, singles.Mean.Value);
        Assert.False(BatchEffect.Of([], "V").IsAccepted(out _, out var refusal));
        Assert.Equal("summary.no-values", refusal.Code);
        Assert.False(BatchEffect.Of([[1], []], "V").IsAccepted(out _, out _));
    }

    [Fact]
    public void Batches_are_compared_where_there_are_three_and_cells_with_a_warning_where_not()
    {
        double[][] low = [[1, 1.1, 0.9], [2, 2.1, 1.9], [3, 3.1, 2.9]], high = [[2, 2.1, 1.9], [3, 3.1, 2.9], [4, 4.1, 3.9]];
        var batches = BatchComparison.Of(high, low).Required();
        Assert.True(batches.IsByBatch);
        Assert.Null(batches.Caution);
        Assert.Equal(Math.Sqrt(1.5), batches.Test.T, 1e-12); // means 3 and 2, each s.d. 1 of three: 1/√(2/3)
        Assert.Equal(("welch-t/batch-means", 4), (batches.Test.Method.Name, Math.Round(batches.Test.DegreesOfFreedom, 9)));

        var cells = BatchComparison.Of(high, low[..2]).Required();
        Assert.Equal((false, "welch-t/two-sided"), (cells.IsByBatch, cells.Test.Method.Name));
        Assert.StartsWith("Cells compared, not batches (3 and 2 batches; three each are needed)", cells.Caution, StringComparison.Ordinal);
        Assert.False(BatchComparison.Of([[1, 2]], high).IsAccepted(out _, out var refusal));
        Assert.Equal("welch.too-few", refusal.Code);
    }

    [Fact]
    public void A_geometric_mean_has_an_interval_of_factors()
    {
        var summary = GeometricSummary.Of([0.1, 1, 10], "mA/cm2").Required();
        Assert.Equal(1, summary.Mean.Value!.Value, 1e-12);
        Assert.Equal(10, summary.DeviationFactor!.Value, 1e-9);
        Assert.Equal(Math.Pow(10, 4.302652729749464 / Math.Sqrt(3)), summary.Confidence95!.Upper, 1e-5); // t(0.975, 2)
        Assert.Equal(1, summary.Confidence95.Lower * summary.Confidence95.Upper, 1e-9);

        var one = GeometricSummary.Of([2], "mA/cm2").Required();
        Assert.Equal((2, null, null, "n = 1: descriptive only."), (Math.Round(one.Mean.Value!.Value, 12), one.DeviationFactor, one.Confidence95, one.Mean.Reason));
        Assert.False(GeometricSummary.Of([1, 0], "mA/cm2").IsAccepted(out _, out var refusal));
        Assert.Equal(("geometric.not-positive", 1), (refusal.Code, refusal.Row));
        Assert.False(GeometricSummary.Of([], "mA/cm2").IsAccepted(out _, out refusal));
        Assert.Equal("summary.no-values", refusal.Code);
    }
}

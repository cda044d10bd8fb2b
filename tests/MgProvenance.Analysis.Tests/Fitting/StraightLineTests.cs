using MgProvenance.Analysis.Fitting;

namespace MgProvenance.Analysis.Tests.Fitting;

/// <summary>Certified values: NIST Statistical Reference Datasets, linear regression (Norris, NoInt1, NoInt2), itl.nist.gov/div898/strd.</summary>
public sealed class StraightLineTests
{
    // Double precision carries the certified fifteen digits to about thirteen through the sums of squares.
    private const double Relative = 1e-12;

    [Fact]
    public void Norris()
    {
        double[] x =
        [
            0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6, 775.5, 666.9, 338.0, 447.5, 11.6,
            556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1, 887.2, 999.0, 779.0, 11.1, 118.3, 229.2, 669.1, 448.9, 0.5,
        ];
        double[] y =
        [
            0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1, 668.8, 339.3, 448.9, 10.8,
            557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3, 888.0, 998.5, 778.9, 10.2, 117.6, 228.9, 668.4, 449.2, 0.2,
        ];
        var line = StraightLine.Fit(x, y).Required();
        Assert.Equal(36, line.N);
        Same(-0.262323073774029, line.Intercept);
        Same(0.232818234301152, line.InterceptStandardError);
        Same(1.00211681802045, line.Slope);
        Same(0.429796848199937e-3, line.SlopeStandardError);
        Same(0.884796396144373, line.ResidualStandardDeviation);
        Same(0.999993745883712, line.RSquared);
    }

    [Fact]
    public void NoInt1()
    {
        var line = StraightLine.ThroughOrigin([60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70], [130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140]).Required();
        Same(2.07438016528926, line.Slope);
        Same(0.165289256198347e-1, line.SlopeStandardError);
        Same(3.56753034006338, line.ResidualStandardDeviation);
        Same(0.999365492298663, line.RSquared);
        Assert.Equal((0.0, null), (line.Intercept, line.InterceptStandardError));
    }

    [Fact]
    public void NoInt2()
    {
        var line = StraightLine.ThroughOrigin([4, 5, 6], [3, 4, 4]).Required();
        Same(0.727272727272727, line.Slope);
        Same(0.420827318078432e-1, line.SlopeStandardError);
        Same(0.369274472937998, line.ResidualStandardDeviation);
        Same(0.993348115299335, line.RSquared);
    }

    [Fact]
    public void A_weight_of_two_counts_as_the_point_twice()
    {
        var weighted = StraightLine.Fit([0, 1, 2, 4], [1, 3, 2, 7], [1, 2, 1, 3]).Required();
        var repeated = StraightLine.Fit([0, 1, 1, 2, 4, 4, 4], [1, 3, 3, 2, 7, 7, 7]).Required();
        Same(repeated.Slope, weighted.Slope);
        Same(repeated.Intercept, weighted.Intercept);

        // The same sum of squares over 2 degrees of freedom in place of 5.
        Same(repeated.SlopeStandardError!.Value * Math.Sqrt(5.0 / 2), weighted.SlopeStandardError);
    }

    [Fact]
    public void The_covariance_gives_the_error_of_the_line_where_it_is_read()
    {
        var line = StraightLine.Fit([1, 2, 3, 5], [2, 1, 4, 6]).Required();

        // At the mean of x the error of the line is s/√n.
        const double mean = 11.0 / 4;
        var variance = Square(line.InterceptStandardError) + (mean * mean * Square(line.SlopeStandardError)) + (2 * mean * line.SlopeInterceptCovariance!.Value);
        Same(Square(line.ResidualStandardDeviation) / 4, variance);
        Same(13.0 / 4, line.At(mean));
    }

    [Fact]
    public void Two_points_give_a_line_without_an_error()
    {
        var line = StraightLine.Fit([1, 2], [3, 5]).Required();
        Assert.Equal((2.0, 1.0), (line.Slope, line.Intercept));
        Assert.Equal((null, null, null), (line.SlopeStandardError, line.InterceptStandardError, line.ResidualStandardDeviation));
        Assert.Null(StraightLine.Fit([1, 2], [3, 3]).Required().RSquared);
    }

    [Fact]
    public void What_gives_no_line_is_refused()
    {
        Assert.Equal("line.lengths-differ", CodeOf([1, 2], [1]));
        Assert.Equal("line.lengths-differ", CodeOf([1, 2], [1, 2], [1]));
        Assert.Equal("line.too-few", CodeOf([1], [1]));
        Assert.Equal("line.not-finite", CodeOf([1, double.NaN], [1, 2]));
        Assert.Equal("line.weight-not-positive", CodeOf([1, 2], [1, 2], [1, 0]));
        Assert.Equal("line.no-spread", CodeOf([2, 2], [1, 2]));
        Assert.Equal("line.out-of-range", CodeOf([0, 1e200], [0, 1e200]));
        Assert.False(StraightLine.ThroughOrigin([0, 0], [1, 2]).IsAccepted(out _, out var refusal));
        Assert.Equal("line.no-spread", refusal.Code);
    }

    private static string CodeOf(double[] x, double[] y, double[]? weights = null)
    {
        Assert.False(StraightLine.Fit(x, y, weights).IsAccepted(out _, out var refusal));
        return refusal.Code;
    }

    private static double Square(double? value) => value!.Value * value.Value;

    private static void Same(double expected, double? actual) => Assert.Equal(expected, actual!.Value, Relative * Math.Abs(expected));
}

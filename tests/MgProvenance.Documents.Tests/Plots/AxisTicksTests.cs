namespace MgProvenance.Documents.Tests.Plots;

public class AxisTicksTests
{
    private static readonly PlotAxis Auto = new("x");

    [Theory]
    [InlineData(0, 97, 5, "0 20 40 60 80 100")]
    [InlineData(0.2, 2.1, 5, "0 0.5 1.0 1.5 2.0 2.5")]
    [InlineData(-0.8, 1.3, 5, "−1.0 −0.5 0 0.5 1.0 1.5")]
    [InlineData(98.2, 99.9, 4, "98.0 98.5 99.0 99.5 100.0")]
    [InlineData(0, 0.0004, 4, "0 1×10{−4} 2×10{−4} 3×10{−4} 4×10{−4}")]
    [InlineData(0, 250000, 5, "0 50000 100000 150000 200000 250000")]
    [InlineData(0, 2500000, 5, "0 0.5×10{6} 1×10{6} 1.5×10{6} 2×10{6} 2.5×10{6}")]
    public void Linear(double low, double high, int wanted, string labels) => Assert.Equal(labels, Labels(For(Auto, [low, high], wanted)));

    [Fact]
    public void A_fixed_end_stays_and_ticks_lie_inside()
    {
        var ticks = For(new PlotAxis("x", Min: 0.3, Max: 2.3), [0, 10], 4);
        Assert.Equal((0.3, 2.3), (ticks.Min, ticks.Max));
        Assert.All(ticks.Major, v => Assert.InRange(v, 0.3, 2.3));
    }

    [Fact]
    public void One_value_or_none_still_gives_an_axis()
    {
        Assert.True(For(Auto, [5, 5], 5) is { Min: < 5, Max: > 5 });
        Assert.True(For(Auto, [double.NaN, double.PositiveInfinity], 5) is { Min: 0, Max: 1 });
    }

    [Fact]
    public void Logarithmic_by_decades_without_values_that_are_not_positive()
    {
        var ticks = For(Auto with { Scale = AxisScale.Log10 }, [-1, 0, 0.02, 30], 5);
        Assert.Equal("10{−2} 10{−1} 10{0} 10{1} 10{2}", Labels(ticks));
        Assert.Contains(20, ticks.Minor);
        Assert.Throws<DocumentDefectException>(() => For(new PlotAxis("x", Min: 0, Scale: AxisScale.Log10), [1], 5));
    }

    private static AxisTicks For(PlotAxis axis, double[] values, int wanted) => AxisTicks.For(axis, Extent.Of(values, axis.Scale), wanted);

    private static string Labels(AxisTicks ticks) =>
        string.Join(' ', ticks.Major.Select(v => string.Concat(ticks.Label(v).Spans.Select(s => s.Style == SpanStyle.Sup ? $"{{{s.Text}}}" : s.Text))));
}

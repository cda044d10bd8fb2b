namespace MgProvenance.Documents.Tests.Plots;

public class PanelTests
{
    [Fact]
    public void Panels_of_one_quantity_share_its_range_and_another_quantity_keeps_its_own()
    {
        var shared = SharedAxes.OfY([Of("V", 0.5, 1.2), Of("V", 0.9, 2.51), Of("%", 80, 100)]);
        Assert.Equal((0.4, 2.6), (Math.Round(shared[0].Y.Min!.Value, 9), Math.Round(shared[0].Y.Max!.Value, 9)));
        Assert.Equal(shared[0].Y, shared[1].Y);
        Assert.Equal((80.0, 100.0), (shared[2].Y.Min, shared[2].Y.Max));
        Assert.Null(shared[0].X.Min);
        Assert.Equal((0.0, 1.0), (SharedAxes.OfX(shared)[0].X.Min, SharedAxes.OfX(shared)[0].X.Max));
    }

    [Fact]
    public void A_range_covers_error_bars_and_leaves_out_what_a_logarithmic_axis_cannot_show()
    {
        var bars = Of("V", 1, 2) with { Series = [new PlotSeries("s", [0, 1], [1, 2]) { YError = [0, 0.5] }] };
        Assert.Equal(2.5, PlotFrame.ExtentOfY(bars.Series[0], AxisScale.Linear).High);
        Assert.Equal(new Extent(3, 3), Extent.Of([-1, 0, double.NaN, 3, double.PositiveInfinity], AxisScale.Log10));
        Assert.True(Extent.Of([double.NaN], AxisScale.Linear).IsEmpty);
    }

    /// <summary>A half circle of 10 Ω: as wide on paper as twice its height.</summary>
    [Fact]
    public void With_equal_scales_a_unit_is_as_long_on_both_axes()
    {
        var angles = Enumerable.Range(0, 50).Select(i => Math.PI * i / 49).ToList();
        var plot = new Plot(new PlotAxis("Z′", "Ω"), new PlotAxis("−Z″", "Ω"), [new PlotSeries("", [.. angles.Select(a => 5 + (5 * Math.Cos(a)))], [.. angles.Select(a => 5 * Math.Sin(a))])], "alt");
        foreach (var (isEqual, ratio) in new[] { (true, 1.0), (false, 0.0) })
        {
            var frame = PlotFrame.For(plot with { HasEqualScales = isEqual }, 240, 240);
            var (across, up) = (frame.X.Map(10) - frame.X.Map(0), frame.Y.Map(0) - frame.Y.Map(10));
            if (isEqual) Assert.Equal(ratio, across / up, 1e-9);
            else Assert.NotEqual(1, across / up, 0.1);
            Assert.All(new[] { (10.0, 0.0), (0, 5) }, p => Assert.True(frame.X.Shows(frame.X.Map(p.Item1)) && frame.Y.Shows(frame.Y.Map(p.Item2))));
        }
    }

    [Fact]
    public void Where_one_legend_goes_above_all_beside_it_do()
    {
        double[] everywhere = [.. Enumerable.Range(0, 400).Select(i => (double)(i % 20))];
        var full = Of("V", 0, 1) with { Series = [new PlotSeries("name", everywhere, [.. Enumerable.Range(0, 400).Select(i => (double)(i / 20))]) { Line = LineStyle.None, Marker = MarkerStyle.Circle }] };
        var unnamed = Of("V", 0, 1) with { Series = [new PlotSeries("", [0, 1], [0, 1])] };
        Assert.Equal([LegendPlace.Above, LegendPlace.Above, LegendPlace.None], PlotLegend.Settle([full, Of("V", 0, 1), unnamed], 150, 130).Select(p => p.Legend));
        Assert.DoesNotContain(LegendPlace.Above, PlotLegend.Settle([Of("V", 0, 1), unnamed], 340, 225).Select(p => p.Legend));
    }

    /// <summary>85 mm and 164 mm at 72 points to the inch, less the gaps of 8 points.</summary>
    [Fact]
    public void Panels_have_the_widths_of_the_journals_columns()
    {
        Assert.Equal(240.94, PanelSize.Across(1, DocumentStyle.Default).Width, 0.01);
        Assert.Equal(228.44, PanelSize.Across(2, DocumentStyle.Default).Width, 0.01);
        Assert.Equal(149.63, PanelSize.Across(3, DocumentStyle.Default).Width, 0.01);
        Assert.True(PanelSize.Across(1, DocumentStyle.Default with { SingleColumnMm = 60 }).Width < 180);
    }

    private static Plot Of(string unit, double from, double to) => new(new PlotAxis("x"), new PlotAxis("y", unit), [new PlotSeries("s", [0, 1], [from, to])], "alt");
}

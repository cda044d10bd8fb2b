using System.Globalization;
using System.Xml.Linq;

namespace MgProvenance.Documents.Tests.Plots;

public class LongSeriesTests
{
    private const int Many = 1_000_000;

    /// <summary>One reading in a million, half way, seen as the one point at the top of the drawing area.</summary>
    [Theory, InlineData(LineStyle.Solid, MarkerStyle.None), InlineData(LineStyle.None, MarkerStyle.Circle)]
    public void A_spike_of_one_sample_is_drawn_and_the_picture_stays_small(LineStyle line, MarkerStyle marker)
    {
        var y = new double[Many];
        y[Many / 2] = 1;
        var svg = SvgPlot.Draw(Of(y) with { Series = [Of(y).Series[0] with { Line = line, Marker = marker }] }, 240, 170);
        var (x, top) = Drawn(svg).MinBy(p => p.Y);
        Assert.True(top < Drawn(svg).Max(p => p.Y) - 100);
        Assert.Single(Drawn(svg), p => p.Y < top + 50);
        Assert.Equal(Drawn(svg).Average(p => p.X), x, 3.0);
        Assert.InRange(svg.Length, 1_000, 150_000);
    }

    [Fact]
    public void A_break_in_a_long_series_stays_a_break()
    {
        var y = Enumerable.Range(0, Many).Select(i => i is > 400_000 and < 600_000 ? double.NaN : Math.Sin(i / 1e4)).ToArray();
        Assert.Equal(2, XDocument.Parse(SvgPlot.Draw(Of(y), 240, 170)).Descendants().Count(e => e.Name.LocalName == "polyline"));
    }

    [Fact]
    public void Series_of_unequal_length_are_a_defect() =>
        Assert.Throws<DocumentDefectException>(() => SvgPlot.Draw(Of([1, 2]) with { Series = [new PlotSeries("s", [1, 2, 3], [1, 2])] }, 240, 170));

    [Fact]
    public void Beside_a_line_every_nth_point_is_marked_from_the_one_named()
    {
        var plot = Of([.. Enumerable.Range(0, 100).Select(i => (double)i)]);
        var svg = SvgPlot.Draw(plot with { Series = [plot.Series[0] with { Marker = MarkerStyle.Circle, MarkEvery = 20, MarkFrom = 5 }] }, 240, 170);
        Assert.Equal(5, XDocument.Parse(svg).Descendants().Count(e => e.Name.LocalName == "circle"));
    }

    private static Plot Of(double[] y) => new(new PlotAxis("Time", "s"), new PlotAxis("Cell voltage", "V"), [new PlotSeries(string.Empty, [.. Enumerable.Range(0, y.Length).Select(i => (double)i)], y)], "alt") { Legend = LegendPlace.None };

    private static List<(double X, double Y)> Drawn(string svg)
    {
        var elements = XDocument.Parse(svg).Descendants().ToList();
        var lines = elements.Where(e => e.Name.LocalName == "polyline").SelectMany(e => e.Attribute("points")!.Value.Split(' ')).Select(p => p.Split(',')).Select(p => (N(p[0]), N(p[1])));
        return [.. lines, .. elements.Where(e => e.Name.LocalName == "circle").Select(e => (N(e.Attribute("cx")!.Value), N(e.Attribute("cy")!.Value)))];
    }

    private static double N(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [Fact]
    public void A_plot_that_waits_to_be_drawn_holds_few_points_and_still_its_spike()
    {
        double[] x = [.. Enumerable.Range(0, Many).Select(i => (double)i)];
        double[] y = [.. x.Select(v => Math.Sin(v / 1e5))];
        y[777_777] = 9;
        var kept = SvgPlot.Thinned(new Plot(new PlotAxis("x"), new PlotAxis("y"), [new PlotSeries("s", x, y)], "alt")).Series[0];
        Assert.InRange(kept.X.Count, 1_000, 15_000);
        Assert.Contains(9, kept.Y);
        Assert.Equal((x[0], x[^1]), (kept.X[0], kept.X[^1]));
    }
}

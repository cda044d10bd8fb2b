using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MgProvenance.Documents.Tests.Plots;

public class SvgPlotTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Golden()
    {
        var plot = new Plot(new PlotAxis("t", "h"), new PlotAxis("E", "V"), [new PlotSeries("a", [0, 1, 2], [0, 1, 0.5]) { Marker = MarkerStyle.Square, YError = [0.1, double.NaN, 0.2] }], "Alt & text");
        var path = Path.Combine(AppContext.BaseDirectory, "Plots", "golden.svg");
        Assert.Equal(File.ReadAllText(path), SvgPlot.Draw(plot, 160, 110));
    }

    [Fact]
    public void The_culture_does_not_matter()
    {
        var before = SvgPlot.Draw(Samples.TwoAxes(), 300, 200);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NegativeSign = "~" };
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(before, SvgPlot.Draw(Samples.TwoAxes(), 300, 200));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Simulated_stands_inside_the_drawing_area()
    {
        Assert.Equal(1, Texts(Samples.Plot(simulated: true)).Count(t => t == "simulated")); // behind the curves: before them it would break them
        Assert.Equal(2, Texts(Samples.Plot(5000, simulated: true)).Count(t => t == "simulated")); // behind dense curves and, pale, before them
        Assert.DoesNotContain("simulated", Texts(Samples.Plot()));
    }

    [Theory]
    [InlineData(MarkerStyle.UpperLimit, 1)]
    [InlineData(MarkerStyle.LowerLimit, -1)]
    public void A_limit_is_an_arrow_inside_the_drawing_area(MarkerStyle marker, int down)
    {
        var series = new PlotSeries("", [1, 2], [10, 20]) { Line = LineStyle.None, Marker = marker };
        var plot = Samples.Plot() with { Series = [series], Y = new PlotAxis("I", "A", Scale: AxisScale.Log10) };
        var frame = PlotFrame.For(plot, 300, 200);
        var arrows = Elements(plot, "path").Select(p => p.Attribute("d")!.Value).ToList();
        Assert.Equal(2, arrows.Count);
        foreach (var (arrow, value) in arrows.Zip(series.Y))
        {
            var y = Regex.Matches(arrow, @" (-?\d+(\.\d+)?)").Select(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
            Assert.All(y, p => Assert.True(frame.Y.Shows(p)));
            Assert.True(down * (y[^2] - frame.Y.Map(value)) > 5);
        }
    }

    [Fact]
    public void A_long_name_of_the_bottom_axis_is_set_smaller()
    {
        var plot = Samples.Plot() with { X = new PlotAxis("Bottom axis with a name that is longer than the whole drawing area of a panel in a figure of three") };
        Assert.True(FontSize(plot) < FontSize(Samples.Plot() with { X = new PlotAxis("Bottom") }));

        static double FontSize(Plot plot) => double.Parse(Elements(plot, "text").First(t => t.Value.StartsWith("Bottom", StringComparison.Ordinal)).Attribute("font-size")!.Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_break_splits_the_line()
    {
        var plot = Samples.Plot() with { Series = [new PlotSeries("", [0, 1, 2, 3, 4], [1, 2, double.NaN, 2, 1])] };
        Assert.Equal(2, Elements(plot, "polyline").Count());
    }

    [Fact]
    public void A_hundred_thousand_points_stay_small() => Assert.InRange(SvgPlot.Draw(Samples.Plot(100_000), 340, 225).Length, 1_000, 60_000);

    [Fact]
    public void Font_names_with_digits_are_quoted() => Assert.Contains("font-family=\"'Source Sans 3'", SvgPlot.Draw(Samples.Plot(), 300, 200), StringComparison.Ordinal);

    [Fact]
    public void Hostile_text_stays_text()
    {
        var texts = Texts(Samples.Plot() with { Title = "</text><script>\"&'" });
        Assert.Contains("</text><script>\"&'", texts);
    }

    [Fact]
    public void An_automatic_legend_leaves_the_drawing_area_when_every_corner_is_taken()
    {
        var everywhere = Enumerable.Range(0, 400).Select(i => (X: (double)(i % 20), Y: (double)(i / 20))).ToList();
        var full = Samples.Plot() with { Series = [new PlotSeries("name", [.. everywhere.Select(p => p.X)], [.. everywhere.Select(p => p.Y)]) { Line = LineStyle.None, Marker = MarkerStyle.Circle }] };
        Assert.Equal(LegendPlace.Above, PlotLegend.Settle(full, 300, 200).Legend);
        Assert.Equal(LegendPlace.TopLeft, PlotLegend.Settle(Samples.Plot(), 340, 225).Legend);
    }

    [Fact]
    public void A_series_on_a_right_axis_that_is_not_there_is_a_defect() =>
        Assert.Throws<DocumentDefectException>(() => SvgPlot.Draw(Samples.TwoAxes() with { RightY = null }, 300, 200));

    [Fact]
    public void Categories_are_named_where_they_are_and_no_two_names_touch()
    {
        var few = Labels("DOE", "AOE", "COE");
        Assert.Equal(["DOE", "AOE", "COE"], few.Select(t => t.Value));
        Assert.All(few, t => Assert.Equal("middle", t.Attribute("text-anchor")!.Value));
        double[] places = [.. few.Select(t => double.Parse(t.Attribute("x")!.Value, CultureInfo.InvariantCulture))];
        Assert.Equal(places[1] - places[0], places[2] - places[1], 0.02);

        // Wider than a third of the axis: all of them stand upright, and the axis' own name goes below them.
        var wide = Labels("electrolyte without additive", "electrolyte with additive", "none");
        Assert.All(wide, t => Assert.Contains("rotate(-90)", t.Attribute("transform")!.Value, StringComparison.Ordinal));
        Assert.True(PlotFrame.For(Of("electrolyte without additive", "b", "c"), 300, 200).Below > PlotFrame.For(Of("a", "b", "c"), 300, 200).Below + 50);

        static Plot Of(params string[] names) => new(new PlotAxis("Group") { Categories = [.. names.Select(RichText.Plain)] }, new PlotAxis("y"), [new PlotSeries("s", [1, 2, 3], [1, 2, 3]) { Line = LineStyle.None, Marker = MarkerStyle.Circle }], "alt") { Legend = LegendPlace.None };
        static List<XElement> Labels(params string[] names) => [.. Elements(Of(names), "text").Take(names.Length)];
    }

    private static IEnumerable<XElement> Elements(Plot plot, string name) => XDocument.Parse(SvgPlot.Draw(plot, 300, 200)).Descendants(Svg + name);

    private static List<string> Texts(Plot plot) => [.. Elements(plot, "text").Select(t => t.Value)];
}

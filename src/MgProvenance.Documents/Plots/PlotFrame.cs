namespace MgProvenance.Documents;

/// <summary>Where the drawing area lies and how data map into it.</summary>
/// <param name="Below">Height of everything under the drawing area.</param>
/// <param name="RightOf">Width of everything right of it.</param>
/// <param name="IsXTurned">The labels of the bottom axis stand upright: one of them is wider than what lies between two ticks.</param>
internal sealed record PlotFrame(double Left, double Top, double Width, double Height, double Below, double RightOf, PlotScale X, PlotScale Y, PlotScale? RightY, bool IsXTurned)
{
    /// <summary>Points of one interval between ticks.</summary>
    private const double XInterval = 20, YInterval = 16;

    private const double CategoryGap = 4;

    /// <summary>By how much the arrow of a limit reaches beyond it.</summary>
    private const double Arrow = 1.4;

    public static PlotFrame For(Plot plot, double width, double height)
    {
        var x = AxisTicks.For(plot.X, plot.Series.Aggregate(Extent.Empty, (e, s) => e.And(Extent.Of(s.X, plot.X.Scale))), Intervals(width - 60, XInterval));
        var y = AxisTicks.For(plot.Y, ExtentOfY(plot, plot.Y, isRight: false).And(Extent.Of([.. Rules(plot)], plot.Y.Scale)), Intervals(height - 50, YInterval));
        var rightY = plot.RightY is { } axis ? AxisTicks.For(axis, ExtentOfY(plot, axis, isRight: true), Intervals(height - 50, YInterval)) : null;

        var leftOf = LabelWidth(y) + SvgPlot.LabelSize + 10;
        var rightOf = rightY is null ? Math.Max(8, plot.X.Categories is null ? TextWidth.Of(x.Label(x.Max), SvgPlot.TickSize) / 2 : 0) : LabelWidth(rightY) + SvgPlot.LabelSize + 11;
        var above = 6 + (plot.Title is null ? 0 : SvgPlot.LabelSize + 5) + PlotLegend.HeightAbove(plot, width - leftOf - rightOf);
        var w = width - leftOf - rightOf;
        var isXTurned = plot.X.Categories is not null && LabelWidth(x) + CategoryGap > w / x.Major.Count;
        var below = (isXTurned ? LabelWidth(x) : SvgPlot.TickSize) + SvgPlot.LabelSize + 12;
        var h = height - above - below;
        if (plot.HasEqualScales) (x, y) = Equal(plot, x, y, w, h);
        return new(leftOf, above, w, h, below, rightOf, new(x, leftOf, leftOf + w), new(y, above + h, above), rightY is null ? null : new(rightY, above + h, above), isXTurned);
    }

    public PlotScale Vertical(PlotSeries series) => series.OnRightAxis
        ? RightY ?? throw new DocumentDefectException($"Series '{series.Name}' is on the right axis, but the plot has none.")
        : Y;

    private static int Intervals(double length, double each) => Math.Clamp((int)(length / each), 2, 8);

    private static double LabelWidth(AxisTicks ticks) => ticks.Major.Count == 0 ? 0 : ticks.Major.Max(v => TextWidth.Of(ticks.Label(v), SvgPlot.TickSize));

    private static IEnumerable<double> Rules(Plot plot) => plot.Annotations.Where(a => a.Kind == AnnotationKind.HorizontalRule).Select(a => a.Y);

    /// <summary>With the error bars, and room for the arrows of limits.</summary>
    public static Extent ExtentOfY(PlotSeries series, AxisScale scale)
    {
        var values = Extent.Of(series.Y, scale);
        if (series.Marker == MarkerStyle.UpperLimit && values.Low > 0) values = values with { Low = values.Low / Arrow };
        if (series.Marker == MarkerStyle.LowerLimit && values.High > 0) values = values with { High = values.High * Arrow };
        if (series.YError is not { } error) return values;
        double[] ends = [.. series.Y.Zip(error).Where(p => double.IsFinite(p.Second)).SelectMany(p => new[] { p.First - p.Second, p.First + p.Second })];
        return values.And(Extent.Of(ends, scale));
    }

    private static Extent ExtentOfY(Plot plot, PlotAxis axis, bool isRight) => plot.Series.Where(s => s.OnRightAxis == isRight).Aggregate(Extent.Empty, (e, s) => e.And(ExtentOfY(s, axis.Scale)));

    /// <summary>The axis that is drawn larger is made to reach further, so that a unit is as long on both.</summary>
    private static (AxisTicks X, AxisTicks Y) Equal(Plot plot, AxisTicks x, AxisTicks y, double w, double h)
    {
        var perPoint = Math.Max((x.Max - x.Min) / w, (y.Max - y.Min) / h);
        return (Reaching(plot.X, x, perPoint * w, w, XInterval), Reaching(plot.Y, y, perPoint * h, h, YInterval));
    }

    private static AxisTicks Reaching(PlotAxis axis, AxisTicks ticks, double span, double length, double interval) =>
        AxisTicks.For(axis with { Min = ticks.Min, Max = ticks.Min + span }, Extent.Empty, Intervals(length, interval));
}

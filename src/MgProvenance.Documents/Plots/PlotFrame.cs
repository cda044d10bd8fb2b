namespace MgProvenance.Documents;

/// <summary>Where the drawing area lies and how data map into it.</summary>
/// <param name="Below">Height of everything under the drawing area.</param>
/// <param name="RightOf">Width of everything right of it.</param>
/// <param name="IsXTurned">The labels of the bottom axis stand upright: one of them is wider than what lies between two ticks.</param>
internal sealed record PlotFrame(double Left, double Top, double Width, double Height, double Below, double RightOf, PlotScale X, PlotScale Y, PlotScale? RightY, bool IsXTurned)
{
    /// <summary>Points of one interval between ticks.</summary>
    private const double XInterval = 30, YInterval = 22;

    private const double CategoryGap = 4;

    public static PlotFrame For(Plot plot, double width, double height)
    {
        var left = plot.Series.Where(s => !s.OnRightAxis).SelectMany(Values).Concat(Rules(plot, AnnotationKind.HorizontalRule, a => a.Y));
        var x = AxisTicks.For(plot.X, plot.Series.SelectMany(s => s.X), Intervals(width - 60, XInterval));
        var y = AxisTicks.For(plot.Y, left, Intervals(height - 50, YInterval));
        var rightY = plot.RightY is { } axis ? AxisTicks.For(axis, plot.Series.Where(s => s.OnRightAxis).SelectMany(Values), Intervals(height - 50, YInterval)) : null;

        var leftOf = LabelWidth(y) + SvgPlot.LabelSize + 10;
        var rightOf = rightY is null ? Math.Max(8, plot.X.Categories is null ? TextWidth.Of(x.Label(x.Max), SvgPlot.TickSize) / 2 : 0) : LabelWidth(rightY) + SvgPlot.LabelSize + 11;
        var above = 6 + (plot.Title is null ? 0 : SvgPlot.LabelSize + 5) + PlotLegend.HeightAbove(plot, width - leftOf - rightOf);
        var w = width - leftOf - rightOf;
        var isXTurned = plot.X.Categories is not null && LabelWidth(x) + CategoryGap > w / x.Major.Count;
        var below = (isXTurned ? LabelWidth(x) : SvgPlot.TickSize) + SvgPlot.LabelSize + 12;
        var h = height - above - below;
        return new(leftOf, above, w, h, below, rightOf, new(x, leftOf, leftOf + w), new(y, above + h, above), rightY is null ? null : new(rightY, above + h, above), isXTurned);
    }

    public PlotScale Vertical(PlotSeries series) => series.OnRightAxis
        ? RightY ?? throw new DocumentDefectException($"Series '{series.Name}' is on the right axis, but the plot has none.")
        : Y;

    private static int Intervals(double length, double each) => Math.Clamp((int)(length / each), 2, 8);

    private static double LabelWidth(AxisTicks ticks) => ticks.Major.Count == 0 ? 0 : ticks.Major.Max(v => TextWidth.Of(ticks.Label(v), SvgPlot.TickSize));

    private static IEnumerable<double> Rules(Plot plot, AnnotationKind kind, Func<PlotAnnotation, double> value) => plot.Annotations.Where(a => a.Kind == kind).Select(value);

    private static IEnumerable<double> Values(PlotSeries series) => series.YError is not { } error
        ? series.Y
        : series.Y.Zip(error).SelectMany(p => double.IsFinite(p.Second) ? new[] { p.First - p.Second, p.First + p.Second } : [p.First]);
}

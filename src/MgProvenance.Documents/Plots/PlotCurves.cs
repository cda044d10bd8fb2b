namespace MgProvenance.Documents;

/// <summary>Lines, markers and error bars of one series.</summary>
internal static class PlotCurves
{
    private const double LineWidth = 1.1;
    private const double Cap = 1.8;

    public static void DrawLine(SvgWriter svg, PlotSeries series, SeriesLook look, PlotFrame frame)
    {
        if (look.Line == LineStyle.None) return;
        foreach (var run in Runs(Points(series, frame)))
        {
            svg.Polyline(Decimation.PerPixelColumn(run), look.Colour, LineWidth, look.Dash);
        }
    }

    public static void DrawPoints(SvgWriter svg, PlotSeries series, SeriesLook look, PlotFrame frame)
    {
        var scale = frame.Vertical(series);
        var points = Points(series, frame);
        for (var i = 0; i < points.Count; i++)
        {
            var (x, y) = points[i];
            if (!frame.X.Shows(x)) continue;
            if (series.YError is { } error && double.IsFinite(error[i]) && error[i] > 0) ErrorBar(svg, x, scale, series.Y[i], error[i], look.Colour);
            if (look.Marker != MarkerStyle.None && scale.Shows(y)) look.DrawMarker(svg, x, y);
        }
    }

    /// <summary>In pixels; NaN where the axes cannot show the point.</summary>
    internal static List<(double X, double Y)> Points(PlotSeries series, PlotFrame frame)
    {
        var scale = frame.Vertical(series);
        return [.. series.X.Zip(series.Y, (x, y) => (frame.X.Map(x), scale.Map(y)))];
    }

    private static void ErrorBar(SvgWriter svg, double x, PlotScale scale, double value, double error, string colour)
    {
        var bottom = Math.Max(scale.To, Math.Min(scale.From, scale.Map(value - error) is var low && double.IsNaN(low) ? scale.From : low));
        var top = Math.Max(scale.To, Math.Min(scale.From, scale.Map(value + error)));
        svg.Line(x, bottom, x, top, colour, 0.7);
        svg.Line(x - Cap, bottom, x + Cap, bottom, colour, 0.7);
        svg.Line(x - Cap, top, x + Cap, top, colour, 0.7);
    }

    private static IEnumerable<List<(double X, double Y)>> Runs(List<(double X, double Y)> points)
    {
        var run = new List<(double X, double Y)>();
        foreach (var point in points)
        {
            if (!double.IsNaN(point.X) && !double.IsNaN(point.Y))
            {
                run.Add(point);
                continue;
            }

            if (run.Count > 1) yield return run;
            run = [];
        }

        if (run.Count > 1) yield return run;
    }
}

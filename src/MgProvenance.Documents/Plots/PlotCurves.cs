namespace MgProvenance.Documents;

/// <summary>Lines, markers and error bars of one series.</summary>
internal static class PlotCurves
{
    private const double LineWidth = 1.1, ThinLineWidth = 0.6, FaintLineWidth = 0.4, Faint = 0.45;
    private const double Cap = 1.8, Marker = 2.3, SmallMarker = 1.7;

    /// <summary>Above so many markers, those that would cover another one of their series are left out.</summary>
    private const int ManyMarkers = 2000;

    public static void DrawLine(SvgWriter svg, PlotSeries series, SeriesLook look, PlotFrame frame)
    {
        if (look.Line == LineStyle.None) return;
        foreach (var run in Lines(series, frame)) svg.Polyline(run, look.Colour, series.IsFaint ? FaintLineWidth : series.IsThin ? ThinLineWidth : LineWidth, look.Dash, series.IsFaint ? Faint : 1);
    }

    public static void DrawPoints(SvgWriter svg, PlotSeries series, SeriesLook look, PlotFrame frame)
    {
        if (look.Marker == MarkerStyle.None && series.YError is null) return;
        var scale = frame.Vertical(series);
        var points = Points(series, frame);
        var covered = points.Length > ManyMarkers ? new HashSet<(double, double)>() : null;
        var every = look.Line == LineStyle.None ? 1 : series.MarkEvery;
        for (var i = 0; i < points.Length; i++)
        {
            var (x, y) = points[i];
            if (!frame.X.Shows(x)) continue;
            if (series.YError is { } error && double.IsFinite(error[i]) && error[i] > 0) ErrorBar(svg, x, scale, series.Y[i], error[i], look.Colour);
            if (look.Marker == MarkerStyle.None || !scale.Shows(y) || i < series.MarkFrom || (i - series.MarkFrom) % every != 0) continue;
            if (covered?.Add((Math.Round(x), Math.Round(y))) != false) look.DrawMarker(svg, x, y, MarkerOf(series));
        }
    }

    /// <summary>Half the size of its markers.</summary>
    public static double MarkerOf(PlotSeries series) => series.IsThin ? SmallMarker : Marker;

    /// <summary>What is drawn of the line, in pixels: a piece for each stretch without a break, thinned to what can be seen.</summary>
    internal static List<List<(double X, double Y)>> Lines(PlotSeries series, PlotFrame frame)
    {
        var (points, pieces) = (Points(series, frame), new List<List<(double X, double Y)>>());
        for (var start = 0; start < points.Length;)
        {
            var end = start;
            while (end < points.Length && !double.IsNaN(points[end].X) && !double.IsNaN(points[end].Y)) end++;
            if (end - start > 1) pieces.Add(Decimation.PerPixelColumn(points.AsSpan(start, end - start)));
            start = end + 1;
        }

        return pieces;
    }

    /// <summary>In pixels; NaN where the axes cannot show the point.</summary>
    internal static (double X, double Y)[] Points(PlotSeries series, PlotFrame frame)
    {
        if (series.X.Count != series.Y.Count) throw new DocumentDefectException($"Series '{series.Name}' has {series.X.Count} x and {series.Y.Count} y.");
        var (across, up) = (frame.X, frame.Vertical(series));
        var (x, y) = (series.X as double[] ?? [.. series.X], series.Y as double[] ?? [.. series.Y]);
        var points = new (double X, double Y)[x.Length];
        for (var i = 0; i < points.Length; i++) points[i] = (across.Map(x[i]), up.Map(y[i]));
        return points;
    }

    private static void ErrorBar(SvgWriter svg, double x, PlotScale scale, double value, double error, string colour)
    {
        var bottom = Math.Max(scale.To, Math.Min(scale.From, scale.Map(value - error) is var low && double.IsNaN(low) ? scale.From : low));
        var top = Math.Max(scale.To, Math.Min(scale.From, scale.Map(value + error)));
        svg.Line(x, bottom, x, top, colour, 0.7);
        svg.Line(x - Cap, bottom, x + Cap, bottom, colour, 0.7);
        svg.Line(x - Cap, top, x + Cap, top, colour, 0.7);
    }
}

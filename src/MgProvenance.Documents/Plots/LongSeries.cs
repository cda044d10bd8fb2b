namespace MgProvenance.Documents;

/// <summary>Long lines are thinned once, to columns finer than can be seen, before anything looks at their points again: the frame, the legend and the drawing.</summary>
internal static class LongSeries
{
    private const int Long = 20_000, ColumnsPerPoint = 4;

    /// <summary>The same picture from fewer points: of each column of each stretch without a break the first, lowest, highest and last.</summary>
    public static Plot Thinned(Plot plot, double width, double height)
    {
        if (!plot.Series.Any(IsLong)) return plot;
        var frame = PlotFrame.For(plot, width, height);
        return plot with { Series = [.. plot.Series.Select(s => IsLong(s) ? Thinned(s, frame.X, frame.Vertical(s).Ticks.Scale) : s)] };
    }

    private static bool IsLong(PlotSeries series) => series.X.Count > Long && series.X.Count == series.Y.Count && series is { Marker: MarkerStyle.None, YError: null };

    private static PlotSeries Thinned(PlotSeries series, PlotScale across, AxisScale up)
    {
        var (x, y) = (series.X as double[] ?? [.. series.X], series.Y as double[] ?? [.. series.Y]);
        var (kept, next) = (new List<int>(), 0);
        while (next < x.Length)
        {
            var column = Column(next);
            if (double.IsNaN(column))
            {
                kept.Add(next++);
                continue;
            }

            var (start, low, high) = (next, next, next);
            for (; next < x.Length && Column(next) == column; next++)
            {
                if (y[next] < y[low]) low = next;
                if (y[next] > y[high]) high = next;
            }

            foreach (var pick in (ReadOnlySpan<int>)[start, Math.Min(low, high), Math.Max(low, high), next - 1])
            {
                if (kept.Count == 0 || kept[^1] != pick) kept.Add(pick);
            }
        }

        return series with { X = kept.Select(i => x[i]).ToArray(), Y = kept.Select(i => y[i]).ToArray() };

        // NaN where the axes cannot show the point: there the line breaks.
        double Column(int i) => double.IsFinite(y[i]) && (up == AxisScale.Linear || y[i] > 0) ? Math.Floor(ColumnsPerPoint * across.Map(x[i])) : double.NaN;
    }
}

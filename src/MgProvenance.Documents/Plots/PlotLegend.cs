namespace MgProvenance.Documents;

/// <summary>The key to the series, inside the corner with the least data behind it or above the drawing area.</summary>
internal static class PlotLegend
{
    private const double Row = 10.5, Sample = 15, Gap = 6, Margin = 5, Padding = 3;

    /// <summary>More points than this behind a corner move the legend out of the drawing area.</summary>
    private const int Tolerated = 0;

    private static readonly LegendPlace[] Corners = [LegendPlace.TopRight, LegendPlace.TopLeft, LegendPlace.BottomRight, LegendPlace.BottomLeft];

    /// <summary>What an explicit place above the drawing area takes; an automatic legend that ends there is moved by <see cref="Settle"/> before.</summary>
    public static double HeightAbove(Plot plot, double width) => plot.Legend == LegendPlace.Above && Entries(plot).Count > 0 ? (Rows(plot, width).Count * Row) + 2 : 0;

    /// <summary>The plot with its automatic legend placed.</summary>
    public static Plot Settle(Plot plot, double width, double height)
    {
        if (plot.Legend != LegendPlace.Auto) return plot;
        var frame = PlotFrame.For(plot, width, height);
        var points = plot.Series.SelectMany((s, i) => Inked(s, SeriesLook.Of(s, i), frame)).Where(p => !double.IsNaN(p.X + p.Y)).ToList();
        var best = Corners.Select(c => (Corner: c, Box: Box(plot, frame, c))).Select(c => (c.Corner, c.Box, Hidden: points.Count(p => Holds(c.Box, p)))).MinBy(c => c.Hidden);
        var fits = best.Box.Width < 0.7 * frame.Width && best.Box.Height < 0.6 * frame.Height;
        return plot with { Legend = fits && best.Hidden <= Tolerated ? best.Corner : LegendPlace.Above };
    }

    /// <summary>Panels beside each other: where the legend of one does not fit inside, those of all go above, so that the drawing areas stay of one height.</summary>
    public static IReadOnlyList<Plot> Settle(IReadOnlyList<Plot> panels, double width, double height)
    {
        var settled = panels.Select(p => Entries(p).Count == 0 ? p with { Legend = LegendPlace.None } : Settle(LongSeries.Thinned(p, width, height), width, height)).ToList();
        var isAbove = settled.Zip(panels).Any(p => p is { First.Legend: LegendPlace.Above, Second.Legend: LegendPlace.Auto });
        return isAbove ? [.. settled.Zip(panels, (s, p) => p.Legend == LegendPlace.Auto && s.Legend != LegendPlace.None ? s with { Legend = LegendPlace.Above } : s)] : settled;
    }

    public static void Draw(SvgWriter svg, Plot plot, PlotFrame frame)
    {
        var entries = Entries(plot);
        if (entries.Count == 0 || plot.Legend == LegendPlace.None) return;
        if (plot.Legend == LegendPlace.Above)
        {
            DrawAbove(svg, plot, frame);
            return;
        }

        var box = Box(plot, frame, plot.Legend);
        svg.Rectangle(box.X, box.Y, box.Width, box.Height, "#ffffff", "none", 0.85);
        for (var i = 0; i < entries.Count; i++) DrawEntry(svg, entries[i], box.X + Padding, box.Y + Padding + ((i + 0.5) * Row));
    }

    private static void DrawAbove(SvgWriter svg, Plot plot, PlotFrame frame)
    {
        var rows = Rows(plot, frame.Width);
        for (var r = 0; r < rows.Count; r++)
        {
            var x = frame.Left;
            foreach (var entry in rows[r])
            {
                DrawEntry(svg, entry, x, frame.Top - 4 - ((rows.Count - r - 0.5) * Row));
                x += Length(entry);
            }
        }
    }

    private static void DrawEntry(SvgWriter svg, (PlotSeries Series, SeriesLook Look) entry, double x, double y)
    {
        if (entry.Look.Line != LineStyle.None) svg.Line(x, y, x + Sample - 3, y, entry.Look.Colour, 1.1, entry.Look.Dash);
        entry.Look.DrawMarker(svg, x + ((Sample - 3) / 2), y, PlotCurves.MarkerOf(entry.Series));
        svg.Text(x + Sample, y + (SvgPlot.TickSize * 0.34), entry.Series.Name, SvgPlot.TickSize, "start");
    }

    private static List<List<(PlotSeries Series, SeriesLook Look)>> Rows(Plot plot, double width)
    {
        var rows = new List<List<(PlotSeries, SeriesLook)>>();
        var used = double.PositiveInfinity;
        foreach (var entry in Entries(plot))
        {
            if (used + Length(entry) > width && used > 0)
            {
                rows.Add([]);
                used = 0;
            }

            rows[^1].Add(entry);
            used += Length(entry);
        }

        return rows;
    }

    private static double Length((PlotSeries Series, SeriesLook Look) entry) => Sample + TextWidth.Of(entry.Series.Name, SvgPlot.TickSize) + Gap;

    private static List<(PlotSeries Series, SeriesLook Look)> Entries(Plot plot) =>
        [.. plot.Series.Select((s, i) => (s, SeriesLook.Of(s, i))).Where(e => !e.s.Name.IsEmpty)];

    private static (double X, double Y, double Width, double Height) Box(Plot plot, PlotFrame frame, LegendPlace corner)
    {
        var entries = Entries(plot);
        var width = Sample + entries.Select(e => TextWidth.Of(e.Series.Name, SvgPlot.TickSize)).DefaultIfEmpty(0).Max() + (2 * Padding);
        var height = (entries.Count * Row) + (2 * Padding);
        var x = corner is LegendPlace.TopLeft or LegendPlace.BottomLeft ? frame.Left + Margin : frame.Left + frame.Width - Margin - width;
        var y = corner is LegendPlace.TopLeft or LegendPlace.TopRight ? frame.Top + Margin : frame.Top + frame.Height - Margin - height;
        return (x, y, width, height);
    }

    private static IEnumerable<(double X, double Y)> Inked(PlotSeries series, SeriesLook look, PlotFrame frame) =>
        look.Line == LineStyle.None ? PlotCurves.Points(series, frame) : PlotCurves.Lines(series, frame).SelectMany(Stroke);

    /// <summary>Points along the stroke, a few points apart, so that a long straight segment is seen too.</summary>
    private static IEnumerable<(double X, double Y)> Stroke(List<(double X, double Y)> points)
    {
        for (var i = 0; i < points.Count; i++)
        {
            yield return points[i];
            if (i + 1 == points.Count) yield break;
            double dx = points[i + 1].X - points[i].X, dy = points[i + 1].Y - points[i].Y;
            var steps = Math.Min(200, Math.Sqrt((dx * dx) + (dy * dy)) / 4);
            for (var s = 1; s < steps; s++) yield return (points[i].X + (dx * s / steps), points[i].Y + (dy * s / steps));
        }
    }

    private static bool Holds((double X, double Y, double Width, double Height) box, (double X, double Y) p) =>
        p.X >= box.X - 3 && p.X <= box.X + box.Width + 3 && p.Y >= box.Y - 3 && p.Y <= box.Y + box.Height + 3;
}

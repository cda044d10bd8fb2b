namespace MgProvenance.Documents;

/// <summary>Draws a plot as SVG text. The same plot and size always give the same text.</summary>
public static class SvgPlot
{
    internal const double TickSize = 7.5;
    internal const double LabelSize = 8.5;
    private const double SmallestLabel = 6;

    /// <summary>Height that a figure's letter takes in the corner above an upright name.</summary>
    private const double PanelLetter = 10;
    private const double Tick = 3.2;

    /// <summary>More points than these may cover the drawing area.</summary>
    private const int Dense = 2000;

    /// <summary>Of the widest page that a plot can fill, in points.</summary>
    private const double WidestPage = 800, HighestPage = 800;

    /// <summary>The same picture on any page from a bounded number of points of each series: for plots that wait to be drawn.</summary>
    public static Plot Thinned(Plot plot) => LongSeries.Thinned(plot, WidestPage, HighestPage);

    /// <param name="plot">Series of equal length in x and y.</param>
    /// <param name="width">In points.</param>
    /// <param name="height">In points.</param>
    public static string Draw(Plot plot, double width, double height) => Draw(plot, width, height, DisplayText.Clean);

    internal static string Draw(Plot asked, double width, double height, Func<string, string> displayable)
    {
        var plot = PlotLegend.Settle(LongSeries.Thinned(asked, width, height), width, height);
        var svg = new SvgWriter(displayable);
        var frame = PlotFrame.For(plot, width, height);
        svg.Raw($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{N(width)}pt\" height=\"{N(height)}pt\" viewBox=\"0 0 {N(width)} {N(height)}\" role=\"img\" font-family=\"{SvgWriter.Font}\">\n");
        svg.Raw($"<title>{svg.Escape(plot.AltText)}</title>\n");
        svg.Rectangle(frame.Left, frame.Top, frame.Width, frame.Height, "#ffffff", "none");
        if (plot.Simulated) Watermark(svg, frame, " fill-opacity=\"0.17\"");
        PlotAnnotations.DrawRules(svg, plot, frame);
        svg.Raw($"<svg x=\"{N(frame.Left)}\" y=\"{N(frame.Top)}\" width=\"{N(frame.Width)}\" height=\"{N(frame.Height)}\" viewBox=\"{N(frame.Left)} {N(frame.Top)} {N(frame.Width)} {N(frame.Height)}\">\n");
        for (var i = 0; i < plot.Series.Count; i++) PlotCurves.DrawLine(svg, plot.Series[i], SeriesLook.Of(plot.Series[i], i), frame);
        svg.Raw("</svg>\n");
        for (var i = 0; i < plot.Series.Count; i++) PlotCurves.DrawPoints(svg, plot.Series[i], SeriesLook.Of(plot.Series[i], i), frame);
        if (plot.Simulated && asked.Series.Any(s => s.X.Count > Dense)) Watermark(svg, frame, " fill-opacity=\"0\" stroke=\"#ffffff\" stroke-opacity=\"0.4\" stroke-width=\"0.8\"");
        Axes(svg, plot, frame, width);
        PlotAnnotations.DrawTexts(svg, plot, frame);
        PlotLegend.Draw(svg, plot, frame);
        if (plot.Title is { } title) svg.Text(frame.Left + (frame.Width / 2), LabelSize + 2, title, LabelSize + 0.5, "middle");
        return svg.Raw("</svg>\n").ToString();
    }

    /// <summary>Behind the curves in colour; where they are dense and would hide it, before them as a pale outline too, which would look like a gap in a single curve.</summary>
    private static void Watermark(SvgWriter svg, PlotFrame frame, string look)
    {
        var size = Math.Min(frame.Height / 4, frame.Width / 6);
        svg.Text(frame.Left + (frame.Width / 2), frame.Top + (frame.Height / 2) + (size / 3), "simulated", size, "middle", "#a6192e", extra: look + " font-weight=\"700\"");
    }

    private static void Axes(SvgWriter svg, Plot plot, PlotFrame frame, double width)
    {
        double right = frame.Left + frame.Width, bottom = frame.Top + frame.Height;
        foreach (var value in frame.X.Ticks.Minor) svg.Line(frame.X.Map(value), bottom, frame.X.Map(value), bottom - (Tick / 2), SvgWriter.Ink, 0.5);
        foreach (var value in frame.X.Ticks.Major)
        {
            svg.Line(frame.X.Map(value), bottom, frame.X.Map(value), bottom - Tick, SvgWriter.Ink, 0.7);
            if (frame.IsXTurned) svg.Text(frame.X.Map(value) + (TickSize * 0.34), bottom + 3, frame.X.Ticks.Label(value), TickSize, "end", turned: true);
            else svg.Text(frame.X.Map(value), bottom + TickSize + 3, frame.X.Ticks.Label(value), TickSize, "middle");
        }

        svg.Text(frame.Left + (frame.Width / 2), bottom + frame.Below - 4, WithUnit(plot.X), Within(WithUnit(plot.X), 2 * Math.Min(frame.Left + (frame.Width / 2), width - frame.Left - (frame.Width / 2))), "middle");
        VerticalAxis(svg, frame.Y, frame.Left, Tick, "end");
        svg.Text(LabelSize + 1, frame.Top + (frame.Height / 2), WithUnit(plot.Y), Fitting(WithUnit(plot.Y), frame), "middle", turned: true);
        if (frame.RightY is { } rightScale && plot.RightY is { } rightAxis)
        {
            VerticalAxis(svg, rightScale, right, -Tick, "start");
            svg.Text(right + frame.RightOf - 3, frame.Top + (frame.Height / 2), WithUnit(rightAxis), Fitting(WithUnit(rightAxis), frame), "middle", turned: true);
        }

        svg.Rectangle(frame.Left, frame.Top, frame.Width, frame.Height, "none", SvgWriter.Ink);
    }

    private static void VerticalAxis(SvgWriter svg, PlotScale scale, double x, double tick, string anchor)
    {
        foreach (var value in scale.Ticks.Minor) svg.Line(x, scale.Map(value), x + (tick / 2), scale.Map(value), SvgWriter.Ink, 0.5);
        foreach (var value in scale.Ticks.Major)
        {
            svg.Line(x, scale.Map(value), x + tick, scale.Map(value), SvgWriter.Ink, 0.7);
            svg.Text(x - Math.CopySign(3.5, tick), scale.Map(value) + (TickSize * 0.34), scale.Ticks.Label(value), TickSize, anchor);
        }
    }

    /// <summary>Smaller where the upright name of an axis, in its middle, would reach the letter.</summary>
    private static double Fitting(RichText label, PlotFrame frame) => Within(label, 2 * (frame.Top + (frame.Height / 2) - PanelLetter));

    /// <summary>The size at which the name of an axis takes no more than this length.</summary>
    private static double Within(RichText label, double length) => LabelSize * Math.Clamp(length / TextWidth.Of(label, LabelSize), SmallestLabel / LabelSize, 1);

    /// <summary>The unit follows a slash: the axis shows pure numbers (IUPAC Green Book, 1.3).</summary>
    internal static RichText WithUnit(PlotAxis axis) =>
        axis.Unit is { Length: > 0 } unit ? RichText.Build().Add(axis.Label).Text(" / ").Add(Chemistry.Unit(unit)) : axis.Label;

    private static string N(double value) => SvgWriter.N(value);
}

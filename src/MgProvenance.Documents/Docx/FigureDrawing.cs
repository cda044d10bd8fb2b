using System.Text;

namespace MgProvenance.Documents.Docx;

/// <summary>All panels of a figure in one picture with their letters, so that an author moves, copies and sizes the figure as a whole.</summary>
internal static class FigureDrawing
{
    private const double Gutter = 8, LetterSize = 10;

    /// <summary>A panel gives its size in points; the drawing counts in points, where a bare number is a pixel to SVG.</summary>
    private const double PointsPerPixel = 0.75;

    /// <summary>In points.</summary>
    public static (double Width, double Height) SizeOf(FigureBlock figure, DocumentStyle style)
    {
        var size = PanelSize.Across(figure.PanelColumns, style);
        return (Extent(Math.Min(figure.PanelColumns, figure.Panels.Count), size.Width), Extent((figure.Panels.Count + figure.PanelColumns - 1) / figure.PanelColumns, size.Height));
    }

    public static VectorPicture Of(FigureBlock figure, DocumentStyle style, Func<string, string> displayable)
    {
        var size = PanelSize.Across(figure.PanelColumns, style);
        var enlarged = style.FigureFontSizePt / SvgPlot.TickSize;
        var panels = PlotLegend.Settle(figure.Panels, size.Width / enlarged, size.Height / enlarged).ToList();
        var (width, height) = SizeOf(figure, style);
        var svg = new StringBuilder($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{SvgWriter.N(width)}pt\" height=\"{SvgWriter.N(height)}pt\" viewBox=\"0 0 {SvgWriter.N(width)} {SvgWriter.N(height)}\">\n");
        svg.Append($"<rect width=\"{SvgWriter.N(width)}\" height=\"{SvgWriter.N(height)}\" fill=\"#ffffff\"/>\n");
        for (var i = 0; i < panels.Count; i++)
        {
            var (x, y) = (i % figure.PanelColumns * (size.Width + Gutter), i / figure.PanelColumns * (size.Height + Gutter));
            svg.Append($"<g transform=\"translate({SvgWriter.N(x)} {SvgWriter.N(y)}) scale({Scale(enlarged)})\">\n{SvgPlot.Draw(panels[i], size.Width / enlarged, size.Height / enlarged, displayable)}</g>\n");
            if (panels.Count > 1) svg.Append($"<text x=\"{SvgWriter.N(x)}\" y=\"{SvgWriter.N(y + LetterSize)}\" font-family=\"{SvgWriter.Font}\" font-size=\"{SvgWriter.N(LetterSize)}\" font-weight=\"700\" fill=\"{SvgWriter.Ink}\">{(char)('a' + i)}</text>\n");
        }

        return new(svg.Append("</svg>\n").ToString(), width, height);
    }

    private static double Extent(int panels, double size) => (panels * size) + ((panels - 1) * Gutter);

    private static string Scale(double enlarged) => (PointsPerPixel * enlarged).ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);
}

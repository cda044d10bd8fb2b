namespace MgProvenance.Documents;

/// <summary>The panels of a figure as every format draws them.</summary>
internal static class FigurePanels
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>SVG texts in reading order, and the width in points of each.</summary>
    public static (IReadOnlyList<string> Svgs, double Width) Draw(FigureBlock figure, DocumentStyle style, Func<string, string> displayable)
    {
        var size = PanelSize.Across(figure.PanelColumns, style);
        var enlarged = style.FigureFontSizePt / SvgPlot.TickSize;
        double width = size.Width / enlarged, height = size.Height / enlarged;
        return ([.. PlotLegend.Settle(figure.Panels, width, height).Select(p => SvgPlot.Draw(p, width, height, displayable))], size.Width);
    }

    /// <summary>Of one panel; null where it is the only one.</summary>
    public static char? Letter(FigureBlock figure, int panel) => figure.Panels.Count == 1 ? null : Letters[panel];

    /// <summary>What a reader who cannot see this panel needs to know.</summary>
    public static string AltText(FigureBlock figure, int panel) => figure.Panels.Count == 1 ? figure.AltText : figure.Panels[panel].AltText;
}

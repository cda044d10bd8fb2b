using System.Text;

namespace MgProvenance.Documents;

/// <summary>The figures of a report as SVG, their text as text.</summary>
public static class SvgFigures
{
    public const string MediaType = "image/svg+xml";

    /// <summary>One file per panel, <c>figures/ANCHOR.svg</c> or <c>figures/ANCHOR-a.svg</c> and so on, in the order of the document.</summary>
    /// <exception cref="DocumentDefectException">The document breaks a rule of the model.</exception>
    public static IReadOnlyList<RenderedFile> Of(ReportDocument document)
    {
        DocumentRules.Check(document);
        var figures = document.Blocks.OfType<FigureBlock>().ToList();
        var names = SafeNames.Of(figures.SelectMany(f => f.Panels.Select((_, i) => Name(f, i))));
        var style = document.Info.Style ?? DocumentStyle.Default;
        return [.. figures.SelectMany(f => FigurePanels.Draw(f, style, DisplayText.Clean).Svgs.Select((svg, i) => new RenderedFile($"figures/{names[Name(f, i)]}.svg", MediaType, Encoding.UTF8.GetBytes(svg))))];
    }

    private static string Name(FigureBlock figure, int panel) => FigurePanels.Letter(figure, panel) is { } letter ? $"{figure.Anchor}-{letter}" : figure.Anchor;
}

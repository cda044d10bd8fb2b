using System.Globalization;

namespace MgProvenance.Documents.Typst;

/// <summary>A picture as Typst source: the template's grid of panels on a page that is cut to it.</summary>
internal static class TypstPicture
{
    /// <param name="displayable">Replaces what the font of figures cannot show. Markup of SVG is ASCII and stays.</param>
    public static (string Main, IReadOnlyList<SideFile> Files) Of(Picture picture, Func<string, string> displayable)
    {
        var files = new List<SideFile> { new("/template.typ", TypstFiles.Template, "utf8") };
        var panels = picture.Panels.Select(svg =>
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"/figures/{files.Count}.svg");
            files.Add(new SideFile(path, displayable(svg), "utf8"));
            return TypstText.Quote(path);
        });
        var alt = TypstText.Quote(displayable(picture.AltText));
        var main = string.Create(CultureInfo.InvariantCulture,
            $"#import \"/template.typ\": *\n#show: picture.with(date: {TypstSource.Date(picture.Date)}, alt: {alt})\n#panel-grid({picture.Columns}, {picture.PanelWidthPt:0.##}pt, {TypstSource.List(panels)}, {alt})\n");
        return (main, files);
    }
}

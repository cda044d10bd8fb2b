using System.Globalization;
using System.Text;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace MgProvenance.Documents.Docx;

/// <summary>The numbering of lists and headings. Each numbered list counts from 1.</summary>
internal sealed class DocxLists
{
    private const int Bullets = 1, Headings = 2;

    private int _last = Headings;

    /// <summary>For the style of a heading.</summary>
    public static string OfHeading(int level) => string.Create(CultureInfo.InvariantCulture, $"<w:numPr><w:ilvl w:val=\"{level - 1}\"/><w:numId w:val=\"{Headings}\"/></w:numPr>");

    /// <summary>A new list.</summary>
    public W.NumberingProperties Next(bool numbered) => new(new W.NumberingLevelReference { Val = 0 }, new W.NumberingId { Val = numbered ? ++_last : Bullets });

    /// <param name="numbered">Whether headings count.</param>
    public W.Numbering Part(bool numbered)
    {
        var xml = new StringBuilder("<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">");
        xml.Append("<w:abstractNum w:abstractNumId=\"1\"><w:multiLevelType w:val=\"hybridMultilevel\"/>").Append(Level(0, "bullet", "•", 360, "")).Append("</w:abstractNum>");
        xml.Append("<w:abstractNum w:abstractNumId=\"2\"><w:multiLevelType w:val=\"multilevel\"/>");
        for (var level = 0; level < 4; level++) xml.Append(Level(level, "decimal", string.Join('.', Enumerable.Range(1, level + 1).Select(i => $"%{i}")), 560, numbered ? $"<w:pStyle w:val=\"Heading{level + 1}\"/>" : ""));
        xml.Append("</w:abstractNum>");
        xml.Append("<w:abstractNum w:abstractNumId=\"3\"><w:multiLevelType w:val=\"hybridMultilevel\"/>").Append(Level(0, "decimal", "%1.", 360, "")).Append("</w:abstractNum>");
        for (var id = 1; id <= _last; id++)
        {
            var restart = id > Headings ? "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>" : "";
            xml.Append(CultureInfo.InvariantCulture, $"<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{Math.Min(id, 3)}\"/>{restart}</w:num>");
        }

        return new W.Numbering(xml.Append("</w:numbering>").ToString());
    }

    private static string Level(int level, string format, string text, int hanging, string style) => string.Create(
        CultureInfo.InvariantCulture,
        $"<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{style}<w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{hanging}\" w:hanging=\"{hanging}\"/></w:pPr></w:lvl>");
}

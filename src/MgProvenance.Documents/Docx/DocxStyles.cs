using System.Globalization;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace MgProvenance.Documents.Docx;

/// <summary>The styles of a document: those that Word knows by name wherever it has one, so that an author restyles the whole by changing them.</summary>
internal static class DocxStyles
{
    public const string Table = "ReportTable", Layout = "LayoutTable";
    public const string Ink = "1A1A1A", Accent = "17405F", Alarm = "A6192E", Grey = "5F5F5F", Hair = "969696";

    private const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static W.Paragraph Paragraph(string style, params OpenXmlElement[] content) => new([new W.ParagraphProperties { ParagraphStyleId = new W.ParagraphStyleId { Val = style } }, .. content]);

    /// <param name="numbered">Whether headings count.</param>
    public static W.Styles Of(DocumentInfo info, bool numbered)
    {
        var look = info.Style ?? DocumentStyle.Default;
        var body = look.TextFont == TextFont.Sans ? "Arial" : "Times New Roman";
        var (sans, text) = (Fonts("Arial"), Half(look.TextSizePt));
        var caption = Half(look.TextSizePt * 0.95);
        return new W.Styles($"""
            <w:styles xmlns:w="{Namespace}">
            <w:docDefaults><w:rPrDefault><w:rPr>{Fonts(body)}<w:sz w:val="{text}"/><w:szCs w:val="{text}"/><w:lang w:val="{Language(info.Language)}" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/><w:spacing w:after="120" w:line="264" w:lineRule="auto"/><w:jc w:val="both"/></w:pPr></w:style>
            <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
            <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
            <w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>
            {Para("Title", "Title", "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"120\"/><w:jc w:val=\"left\"/>", $"{sans}<w:b/><w:color w:val=\"{Accent}\"/><w:sz w:val=\"40\"/><w:szCs w:val=\"40\"/>")}
            {Para("Subtitle", "Subtitle", "<w:spacing w:after=\"100\"/><w:jc w:val=\"left\"/>", $"{sans}<w:color w:val=\"{Grey}\"/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>")}
            {Para("Author", "Author", "<w:spacing w:after=\"60\"/><w:jc w:val=\"left\"/>", $"{sans}<w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>")}
            {Para("Date", "Date", $"<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"4\" w:color=\"{Accent}\"/></w:pBdr><w:spacing w:after=\"300\"/><w:jc w:val=\"left\"/>", $"{sans}<w:color w:val=\"{Grey}\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>")}
            {Head(1, sans, 28, "", numbered)}
            {Head(2, sans, 23, "", numbered)}
            {Head(3, sans, 20, "", numbered)}
            {Head(4, sans, 20, "<w:i/>", numbered)}
            {Para("TOC1", "toc 1", "<w:spacing w:before=\"80\" w:after=\"20\"/><w:jc w:val=\"left\"/>", $"{sans}<w:b/><w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>")}
            {Para("TOC2", "toc 2", "<w:spacing w:after=\"20\"/><w:ind w:left=\"240\"/><w:jc w:val=\"left\"/>", $"{sans}<w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>")}
            {Para("ListBullet", "List Bullet", "<w:numPr><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"60\"/><w:jc w:val=\"left\"/>", "")}
            {Para("ListNumber", "List Number", "<w:spacing w:after=\"60\"/><w:jc w:val=\"left\"/>", "")}
            {Para("Caption", "caption", "<w:keepLines/><w:spacing w:before=\"120\" w:after=\"120\" w:line=\"252\" w:lineRule=\"auto\"/><w:jc w:val=\"left\"/>", $"<w:sz w:val=\"{caption}\"/><w:szCs w:val=\"{caption}\"/>")}
            {Para("Figure", "Figure", "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"60\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"center\"/>", "")}
            {string.Concat(Enum.GetValues<TableSize>().Select(size => InTables(size, sans, Half(size.Points(look.TextSizePt)))))}
            {Para("TableNote", "Table Note", "<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"left\"/>", $"{sans}<w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>")}
            {Para("TableEnd", "Table End", "<w:spacing w:after=\"120\" w:line=\"120\" w:lineRule=\"exact\"/>", "<w:sz w:val=\"4\"/><w:szCs w:val=\"4\"/>")}
            {Callout("CalloutNote", "Callout Note", Accent, "EAF1F6", sans)}
            {Callout("CalloutWarning", "Callout Warning", "8A5A00", "FDF3DC", sans)}
            {Callout("CalloutGap", "Callout Gap", Alarm, "FBE9EA", sans)}
            {Para("Bibliography", "Bibliography", "<w:tabs><w:tab w:val=\"left\" w:pos=\"560\"/></w:tabs><w:spacing w:after=\"80\"/><w:ind w:left=\"560\" w:hanging=\"560\"/><w:jc w:val=\"left\"/>", $"<w:sz w:val=\"{caption}\"/><w:szCs w:val=\"{caption}\"/>")}
            {Para("FootnoteText", "footnote text", "<w:spacing w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"left\"/>", "<w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>")}
            {Para("Banner", "Banner", $"<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{Alarm}\"/><w:spacing w:before=\"0\" w:after=\"60\" w:line=\"300\" w:lineRule=\"auto\"/><w:jc w:val=\"center\"/>", $"{sans}<w:b/><w:color w:val=\"FFFFFF\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>")}
            {Para("Header", "header", "<w:spacing w:after=\"0\"/><w:jc w:val=\"left\"/>", $"{sans}<w:color w:val=\"{Grey}\"/><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>")}
            {Para("Footer", "footer", $"<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"{Hair}\"/></w:pBdr><w:spacing w:after=\"0\"/><w:jc w:val=\"left\"/>", $"{sans}<w:color w:val=\"{Grey}\"/><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>")}
            {Run("Hyperlink", "Hyperlink", $"<w:color w:val=\"{Accent}\"/>")}
            {Run("FootnoteReference", "footnote reference", "<w:vertAlign w:val=\"superscript\"/>")}
            {Run("Gap", "Gap", $"<w:b/><w:color w:val=\"{Alarm}\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FBE3E4\"/>")}
            {Run("Alert", "Alert", $"<w:b/><w:color w:val=\"{Alarm}\"/>")}
            {Run("Large", "Large", "<w:b/><w:sz w:val=\"40\"/><w:szCs w:val=\"40\"/>")}
            {Run("Code", "Code", $"<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/>")}
            {Run("Muted", "Muted", $"<w:color w:val=\"{Grey}\"/>")}
            {Run("CaptionLabel", "Caption Label", $"{sans}<w:b/>")}
            <w:style w:type="table" w:customStyle="1" w:styleId="{Table}"><w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{Ink}"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{Ink}"/>{(look.TableRules == TableRules.Rows ? $"<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"{Hair}\"/>" : "")}</w:tblBorders><w:tblCellMar><w:left w:w="{DocxTable.Inset}" w:type="dxa"/><w:right w:w="{DocxTable.Inset}" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
            <w:style w:type="table" w:customStyle="1" w:styleId="{Layout}"><w:name w:val="Layout Table"/><w:basedOn w:val="TableNormal"/></w:style>
            </w:styles>
            """);
    }

    private static string Para(string id, string name, string paragraph, string run, string basedOn = "Normal") =>
        $"<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"{basedOn}\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>";

    private static string Run(string id, string name, string run) =>
        $"<w:style w:type=\"character\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"DefaultParagraphFont\"/><w:qFormat/><w:rPr>{run}</w:rPr></w:style>";

    private static string Head(int level, string font, int size, string slant, bool numbered) => string.Create(CultureInfo.InvariantCulture, $"""
        <w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>{(numbered ? DocxLists.OfHeading(level) : "")}<w:spacing w:before="{360 - (40 * level)}" w:after="120"/><w:jc w:val="left"/><w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr>{font}<w:b/>{slant}<w:color w:val="{Accent}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>
        """);

    private static string InTables(TableSize size, string font, string half)
    {
        var (text, name) = (size.Style("TableText"), size == TableSize.Usual ? "" : $" {size}");
        return Para(text, "Table Text" + name, "<w:spacing w:before=\"30\" w:after=\"30\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"left\"/>", $"{font}<w:sz w:val=\"{half}\"/><w:szCs w:val=\"{half}\"/>")
            + Para(size.Style("TableHead"), "Table Head" + name, "<w:keepNext/>", "<w:b/>", text)
            + Para(size.Style("TableGroup"), "Table Group" + name, "<w:keepNext/><w:spacing w:before=\"80\" w:after=\"30\" w:line=\"240\" w:lineRule=\"auto\"/>", $"<w:b/><w:color w:val=\"{Accent}\"/>", text);
    }

    private static string Callout(string id, string name, string colour, string paper, string font) => Para(
        id,
        name,
        $"<w:keepLines/><w:pBdr><w:left w:val=\"single\" w:sz=\"20\" w:space=\"6\" w:color=\"{colour}\"/></w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{paper}\"/><w:spacing w:before=\"160\" w:after=\"160\"/><w:ind w:left=\"140\"/><w:jc w:val=\"left\"/>",
        $"{font}<w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>");

    /// <summary>Word takes Chinese, Japanese and Korean characters from the East Asian font.</summary>
    private static string Fonts(string name) => $"<w:rFonts w:ascii=\"{name}\" w:hAnsi=\"{name}\" w:eastAsia=\"SimSun\" w:cs=\"{name}\"/>";

    private static string Half(double points) => ((int)Math.Round(2 * points)).ToString(CultureInfo.InvariantCulture);

    private static string Language(string language) => language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? language : "en";
}

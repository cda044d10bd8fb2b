using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace MgProvenance.Documents.Docx;

/// <summary>Head and foot of every page: banner, title, the footer's words, page number.</summary>
internal static class Furniture
{
    public const string HeaderId = "rHeader", FirstHeaderId = "rHeaderFirst";

    public static string FooterId(bool landscape) => landscape ? "rFooterLandscape" : "rFooter";

    public static void Write(MainDocumentPart main, DocumentInfo info, PageLayout page)
    {
        main.AddNewPart<HeaderPart>(HeaderId).Header = Header(info.Banner, info.Title);
        main.AddNewPart<HeaderPart>(FirstHeaderId).Header = Header(info.Banner, "");
        foreach (var landscape in (bool[])[false, true]) main.AddNewPart<FooterPart>(FooterId(landscape)).Footer = Footer(info.FooterLeft, page.TextWidth(landscape));
    }

    private static W.Header Header(string? banner, string title)
    {
        var header = new W.Header();
        if (banner is not null) header.Append(DocxStyles.Paragraph("Banner", DocxRuns.Plain(banner)));
        header.Append(DocxStyles.Paragraph("Header", DocxRuns.Plain(title)));
        return header;
    }

    private static W.Footer Footer(string left, int width)
    {
        var line = DocxStyles.Paragraph("Footer", DocxRuns.Plain(left), new W.Run(new W.TabChar()), DocxRuns.Plain("page "));
        line.ParagraphProperties!.Tabs = new W.Tabs(new W.TabStop { Val = W.TabStopValues.Right, Position = width });
        line.Append(DocxFields.Field("PAGE", DocxRuns.Plain("1")));
        line.Append(DocxRuns.Plain(" of "));
        line.Append(DocxFields.Field("NUMPAGES", DocxRuns.Plain("1")));
        return new W.Footer(line);
    }
}

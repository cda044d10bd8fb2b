namespace MgProvenance.Documents.Tests;

/// <summary>Documents with text that could be more than text in some format, in every place where text stands.</summary>
internal static class Hostile
{
    public static TheoryData<string> Texts => new(
        "=cmd|'/C calc'!A0", "+1", "-2+3", "@SUM(A1)",
        @"\input{/etc/passwd}", @"\immediate\write18{touch x}", "$x^2$ ~ a_b", "50 % # & {y} }{", "^^5cinput", @"\\[2cm] \end{document}", "`` '' -- --- ,, << >> ?` !`", "[x] *",
        "<script>alert(1)</script>", "</table></style><b>", "&amp; &lt;", "\" onload=\"x", "' onclick='x", "javascript:alert(1)", "-->", "]]>",
        "invoice\u202Efdp.exe", "z\u200Bero", "a\0b", "two\nlines\ttab", "\uD83D lone", "李 \uE000 🧪 ﬁ µ Å − × · Ω ⁻¹ ₂ ‖ …");

    public static ReportDocument Document(string text)
    {
        var plot = Samples.Plot() with { Title = text, AltText = text, X = new PlotAxis(text) };
        var table = new TableBlock(text, text, text, [new TableColumn(text, Unit: text), new TableColumn("B", ColumnAlignment.Decimal), new TableColumn("C", Width: 1)],
            [new TableRow([text], RowKind.Group), new TableRow([RichText.Build().Mono(text), text, "1"], Anchor: "r" + text), new TableRow(["", RichText.Plain("1.5"), text], RowKind.Emphasis)], [text],
            HeadRows: [[new HeadSpan(text, 2), new HeadSpan("", 1)]]);
        return new ReportDocument(
            new DocumentInfo(text, text, [text, text], "en", Samples.Date, text, text),
            [
                new TableOfContents(), new Heading(1, text, "h" + text), new Heading(2, text), new Paragraph(text, "p" + text), new BulletList([text, text]), new KeyValues([new(text, text)]),
                new Callout(CalloutKind.Warning, text), table, new FigureBlock("f" + text, text, text, [plot, plot], text, 2), new QrCode("x", 20, text, text),
                new Paragraph(RichText.Build().Add(new Span(text, SpanStyle.Bold | SpanStyle.Italic | SpanStyle.Sup | SpanStyle.Gap, text, "r" + text)).Footnote(text, text).Link(text, "ref:" + text).Url(text, "https://example.org/?a=1&b=%7B\"'#x").Done()),
                new Bibliography([new(text, text, text, 1)]),
            ],
            [new Attachment("a.csv", "text/csv", [1], text, AttachmentRelationship.Supplement)]);
    }
}

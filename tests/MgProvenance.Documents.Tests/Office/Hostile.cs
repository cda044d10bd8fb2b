namespace MgProvenance.Documents.Tests.Office;

/// <summary>Text as people and instruments could give it, in every place.</summary>
internal static class Hostile
{
    public static TheoryData<string> Texts =>
    [
        "=cmd|'/c calc'!A1", "@SUM(A1)", "+1", "-1+1", "<w:t>&amp;</w:t> ]]> \"'", "a\0b\u0001c\u001Bd\u007Fe", "z\u200Be\u200Cr\u2060o\uFEFF", "invoice\u202Efdp.exe\u2066x\u2069",
        "\uD83D lone \uDE00", "\uFFFE\uFFFF", "one\r\ntwo\tthree\u2028four", "  spaces  kept  ", "李 \U0001F9EA \u05D0\u05D1", " REF _a \\h ", "_x000A_ &[Date] &G", "https://example.org/?a=1&b=2",
    ];

    public static TableBlock Table(string hostile) => new(
        "t", "Table S1", hostile, [new TableColumn(hostile, Unit: hostile), new TableColumn("B", ColumnAlignment.Decimal)],
        [new TableRow([hostile], RowKind.Group), new TableRow([RichText.Build().Mono(hostile), hostile], Anchor: "r\\"), new TableRow([hostile, RichText.Build().Text(hostile, SpanStyle.Sup, hostile)], RowKind.Emphasis)],
        [hostile], HeadRows: [[new(hostile, 2)]]);

    public static ReportDocument Document(string hostile) => new(
        new DocumentInfo(hostile, hostile, [hostile], "en", Samples.Date, hostile, hostile),
        [
            new Heading(1, hostile, "h " + hostile), new TableOfContents(), new Paragraph(hostile, "p " + hostile), new BulletList([hostile]), new KeyValues([new(hostile, hostile)]),
            new Callout(CalloutKind.Warning, hostile), Table(hostile),
            new FigureBlock("f", "Figure S1", hostile, Samples.Plot() with { Title = hostile, AltText = hostile, X = new PlotAxis(hostile) }, hostile),
            new Bibliography([new Reference(hostile, hostile, hostile, 1)]), new QrCode(hostile, 20, hostile, hostile),
            new Paragraph(RichText.Build().Add(new Span("x" + hostile, SpanStyle.Bold | SpanStyle.Italic | SpanStyle.Sup | SpanStyle.Gap, "t", hostile, hostile)).Done()),
        ],
        []);
}

namespace MgProvenance.Documents.Tests.Typst;

/// <summary>Text from people and instruments is shown as it is, wherever it stands, and never carried out.</summary>
[Collection("pdf")]
public class InjectionTests(PdfFixture pdf)
{
    public static TheoryData<string, string> Cases => new()
    {
        { "#panic(\"x\")", "#panic(\"x\")" },
        { "\"); #panic(\"x", "\"); #panic(\"x" },
        { "\\\"); panic(\"x\\", "\\\"); panic(\"x\\" },
        { "$x^2$", "$x^2$" },
        { "*bold* _it_ `raw` = Head", "*bold* _it_ `raw` = Head" },
        { "<label> @ref [x] {y}", "<label> @ref [x] {y}" },
        { "// gone /* too */", "// gone /* too */" },
        { "\\u{41} \\n", "\\u{41} \\n" },
        { "a\0b\u0001c\u001Bd\u007Fe\u009Ff", "abcdef" },
        { "z\u200Be\u200Cr\u200Do\u2060w\uFEFFi\u00ADdth", "zerowidth" },
        { "one\r\ntwo\tthree\u2028four", "one two three four" },
        { "invoice\u202Efdp.exe\u2066x\u2069", "invoicefdp.exex" },
        { "\uD83D lone", "lone" },
        { "ა \uE000", "[U+10D0] [U+E000]" },
        { "</text><script>&amp;", "</text><script>&amp;" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Text_is_literal_in_every_place(string hostile, string shown)
    {
        var plot = Samples.Plot() with { Title = hostile, AltText = hostile, X = new PlotAxis(hostile) };
        var table = new TableBlock("t \"#", hostile, hostile, [new TableColumn(hostile, Unit: hostile), new TableColumn("B", ColumnAlignment.Decimal)],
            [new TableRow([hostile], RowKind.Group), new TableRow([RichText.Build().Mono(hostile), hostile], Anchor: "r\\")], [hostile]);
        var document = new ReportDocument(
            new DocumentInfo(hostile, hostile, [hostile], "en", Samples.Date, hostile, hostile),
            [
                new Heading(1, hostile, "h#panic()"), new Paragraph(hostile), new BulletList([hostile]), new KeyValues([new(hostile, hostile)]),
                new Callout(CalloutKind.Warning, hostile), table, new FigureBlock("f", hostile, hostile, plot, hostile),
                new Paragraph(RichText.Build().Add(new Span(hostile, SpanStyle.Bold | SpanStyle.Italic | SpanStyle.Sup | SpanStyle.Gap, "t \"#", hostile))),
            ],
            [new Attachment("#panic() \"x\".csv", "text/csv", [1], hostile, AttachmentRelationship.Supplement)]);

        using var read = new PdfReader(await pdf.Render(document));

        Assert.Contains(shown, await read.Text(), StringComparison.Ordinal);
        Assert.Equal([1], await read.Attachment("#panic() \"x\".csv"));
    }
}

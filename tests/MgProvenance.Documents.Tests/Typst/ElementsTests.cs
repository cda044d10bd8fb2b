namespace MgProvenance.Documents.Tests.Typst;

/// <summary>Footnotes, cross references, head rows, references with DOI, QR codes and styles, read back from the PDF.</summary>
[Collection("pdf")]
public sealed class ElementsTests(PdfFixture pdf)
{
    internal static ReportDocument Document { get; } = Numbering.Apply(Samples.Document(
        new Heading(1, "Preparation"),
        new Heading(2, "Electrolyte", "electrolyte"),
        new Paragraph(RichText.Build().Text("The charged amounts stand in ").Reference("t").Text("; the method is that of an earlier study ").Cite("later").Text(" and is ")
            .Footnote("close", RichText.Build().Text("Within the resolution of the balance; ").Cite("first").Done()).Text(" to it. See also ").Reference("electrolyte").Text(".").Done()),
        new TableBlock(
            "t", "Table S", "Charged amounts.",
            [new("Batch"), new(Chemistry.Formula("AlCl3"), ColumnAlignment.Decimal, "mmol"), new(Chemistry.Formula("MgCl2"), ColumnAlignment.Decimal, "mmol"), new("Water", ColumnAlignment.Decimal, "ppm")],
            [new(["A", "2.00", "1.00", "12"]), new(["B", "2.01", "0.99", "9"])],
            [],
            HeadRows: [[new("", 1), new("Salts", 2), new("Solvent", 1)]]),
        new QrCode("mgp:batch/A", 24, "Scan to open the record of batch A.", "QR code that leads to batch A"),
        new Heading(1, "References"),
        new Bibliography([new("first", RichText.Build().Text("A. Author, ").Italic("J. Samples").Text(" 2024, ").Bold("1").Text(", 2.").Done(), "10.1000/182"), new("later", "B. Author, A book, 2020.", null)])) with
    {
        Info = Samples.Info() with { NumberedHeadings = true },
    });

    [Fact]
    public async Task Labels_footnotes_and_references_are_in_the_text()
    {
        using var read = new PdfReader(await pdf.Render(Document));
        var text = await read.Text();
        foreach (var expected in new[] { "1.1 Electrolyte", "stand in Table S1", "earlier study [1]", "Within the resolution of the balance; [2]", "see also Section 1.1", "[1] B. Author", "DOI 10.1000/182", "Scan to open the record of batch A." })
        {
            Assert.Contains(expected, string.Join(' ', text.Replace('\u00A0', ' ').Replace('\u2002', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("https://doi.org/10.1000/182", await read.Info("-url"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_style_changes_the_page_and_not_the_words()
    {
        var style = DocumentStyle.Default with { TextFont = TextFont.Sans, TextSizePt = 9, Page = "us-letter", TableRules = TableRules.Rows };
        using var own = new PdfReader(await pdf.Render(Document));
        using var other = new PdfReader(await pdf.Render(Document with { Info = Document.Info with { Style = style } }));
        Assert.Matches(@"Page size:.*\(letter\)", await other.Info());
        Assert.Equal(Words(await own.Text()), Words(await other.Text()));

        static string[] Words(string text) => [.. text.Replace("-\n", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
    }
}

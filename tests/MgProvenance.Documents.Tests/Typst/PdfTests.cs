using System.Text;
using MgProvenance.Documents.Typst;

namespace MgProvenance.Documents.Tests.Typst;

[Collection("pdf")]
public class PdfTests(PdfFixture pdf)
{
    [Fact]
    public async Task Declares_pdf_a_3a_with_tags_title_and_the_documents_own_date()
    {
        var bytes = await pdf.Render(BigSample.Document);
        using var read = new PdfReader(bytes);
        var info = await read.Info("-isodates");
        var raw = Encoding.Latin1.GetString(bytes);

        Assert.Contains("<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>", raw, StringComparison.Ordinal);
        Assert.Matches(@"Title:\s+Supporting Information", info);
        Assert.Matches(@"Author:\s+A\. Author, B\. Author", info);
        Assert.Matches(@"Tagged:\s+yes", info);
        Assert.Matches(@"CreationDate:\s+2026-03-14T09:26:53", info);
        Assert.Matches(@"Page size:.*\(A4\)", info);
    }

    [Fact]
    public async Task Structure_has_headings_tables_with_heads_and_figures_with_alternative_text()
    {
        using var read = new PdfReader(await pdf.Render(BigSample.Document));
        var structure = await read.Info("-struct-text");

        foreach (var tag in (string[])["H1", "H2", "P (block)", "Table (block)", "THead", "TH", "TD", "Figure", "Caption", "Link", "TOCI"])
        {
            Assert.Contains(tag, structure, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Attachments_come_out_as_they_went_in()
    {
        var bytes = await pdf.Render(BigSample.Document);
        using var read = new PdfReader(bytes);
        foreach (var attachment in BigSample.Document.Attachments)
        {
            Assert.Equal(attachment.Content, await read.Attachment(attachment.FileName));
        }

        var raw = Encoding.Latin1.GetString(bytes);
        Assert.Contains("/AFRelationship /Source", raw, StringComparison.Ordinal);
        Assert.Contains("/AFRelationship /Data", raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Banner_footer_and_repeated_heads_are_on_every_page()
    {
        using var read = new PdfReader(await pdf.Render(BigSample.Document));
        var pages = (await read.Text()).TrimEnd('\f', '\n').Split('\f');

        Assert.InRange(pages.Length, 6, 14);
        for (var i = 0; i < pages.Length; i++)
        {
            Assert.Contains("SIMULATED DATA", pages[i], StringComparison.Ordinal);
            Assert.Contains("mgp 0.1.0 · ledger position 1204", pages[i], StringComparison.Ordinal);
            Assert.Contains($"page {i + 1} of {pages.Length}", pages[i], StringComparison.Ordinal);
        }

        var continued = pages.Where(p => p.Contains("Table S2, continued", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(continued);
        Assert.All(continued, p => Assert.Matches(@"Cell\s+Electrolyte", p));
        Assert.Contains("mA h g−1", continued[0], StringComparison.Ordinal);
    }

    /// <summary>Groups of different lengths, so that one of them would begin at the foot of a page.</summary>
    [Fact]
    public async Task The_head_of_a_group_stands_on_the_page_of_its_first_row()
    {
        var rows = Enumerable.Range(1, 60).SelectMany(g => Enumerable.Range(1, 1 + (g % 4)).Select(r => new TableRow([$"row {g}.{r}"])).Prepend(new TableRow([$"group {g}"], RowKind.Group)));
        using var read = new PdfReader(await pdf.Render(Samples.Document(new TableBlock("t", "Table S1", "Groups.", [new TableColumn("Row")], [.. rows], []))));
        var pages = (await read.Text()).TrimEnd('\f', '\n').Split('\f');
        Assert.InRange(pages.Length, 4, 10);
        Assert.All(pages, page => Assert.StartsWith("row ", page.Split('\n').Select(l => l.Trim()).Last(l => l.StartsWith("row ", StringComparison.Ordinal) || l.StartsWith("group ", StringComparison.Ordinal)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Text_copies_as_plain_formulas_and_only_our_fonts_are_used()
    {
        using var read = new PdfReader(await pdf.Render(BigSample.Document));
        var text = await read.Text();
        var fonts = (await read.Fonts()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();

        Assert.Contains("Mg[B(hfip)4]2", text, StringComparison.Ordinal);
        Assert.Contains("[not recorded: CE]", text, StringComparison.Ordinal);
        Assert.Contains("simulated", text, StringComparison.Ordinal);
        Assert.NotEmpty(fonts);
        Assert.All(fonts, f => Assert.Matches(@"^[A-Z]{6}\+Source(Serif4|Sans3|CodePro)-\w+\s.* yes yes yes ", f));
    }

    [Fact]
    public async Task The_same_document_gives_the_same_bytes_also_elsewhere()
    {
        using var folder = new TemporaryFolder();
        var elsewhere = Tool.Script(folder.Path, "node", $"cd {folder.Path}; export TZ=Asia/Tokyo LANG=de_DE.UTF-8 LC_ALL=tr_TR.UTF-8 HOME={folder.Path}; exec node \"$@\"");
        using var other = new TypstRenderer(new TypstSettings { Node = elsewhere });

        var first = await pdf.Render(BigSample.Document);
        var again = await pdf.Render(BigSample.Document);
        var there = await other.RenderPdf(BigSample.Document, TestContext.Current.CancellationToken);

        Assert.Equal(first, again);
        Assert.Equal(first, there);
        Assert.NotEqual(first, await pdf.Render(BigSample.Document with { Info = BigSample.Document.Info with { Date = Samples.Date.AddSeconds(1) } }));
    }

    [Fact]
    public async Task A_figure_stays_with_its_caption()
    {
        var figures = Enumerable.Range(1, 3).Select(i => new FigureBlock($"f{i}", $"Figure S{i}", "Caption.", Samples.Plot() with { Title = $"Plot {i}" }, "alt"));
        for (var lines = 0; lines < 16; lines++)
        {
            using var read = new PdfReader(await pdf.Render(Samples.Document([.. Enumerable.Repeat(new Paragraph("Line."), lines), .. figures])));
            var pages = (await read.Text()).Split('\f');
            for (var i = 1; i <= 3; i++)
            {
                Assert.Contains($"Plot {i}", Assert.Single(pages, p => p.Contains($"Figure S{i}.", StringComparison.Ordinal)), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_number_links_to_its_row_in_the_appendix_and_back()
    {
        var appendix = new TableBlock("provenance", "Table S2", "Provenance.", [new TableColumn("Number")],
            [new TableRow([RichText.Build().Link("back", Span.UseOf("capacity-1"))], Anchor: "capacity-1")], []);
        using var with = new PdfReader(await pdf.Render(Samples.Document(Samples.Table(), appendix)));
        using var without = new PdfReader(await pdf.Render(Samples.Document(Samples.Table())));

        Assert.Equal(2, Links(await with.Info("-struct")));
        Assert.Equal(0, Links(await without.Info("-struct")));
    }

    [Fact]
    public async Task A_compact_table_has_every_row_in_order_and_links_lead_to_its_rows()
    {
        var rows = Enumerable.Range(1, 900).Select(i => new TableRow([$"key-{i}", $"value-{i}"], Anchor: $"row-{i}")).ToList();
        var list = new TableBlock("list", "Table P1", "A list.", [new TableColumn("Key", Width: 1), new TableColumn("Value", Width: 1)], [new TableRow(["Group"], RowKind.Group), .. rows], [], Compact: true);
        using var read = new PdfReader(await pdf.Render(Samples.Document(new Paragraph(RichText.Build().Link("there", "row-900")), list)));
        var words = (await read.Info("-struct-text")).Split((char[])[' ', '\n', '"'], StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(rows.Select(r => r.Cells[0].ToPlainText()), words.Where(w => w.StartsWith("key-", StringComparison.Ordinal)));
        Assert.Equal(900, words.Count(w => w.StartsWith("value-", StringComparison.Ordinal)));
        Assert.InRange((await read.Text()).Count(c => c == '\f'), 5, 8);
        Assert.Equal(1, Links(await read.Info("-struct")));
    }

    private static int Links(string structure) => structure.Split('\n').Count(l => l.Trim().StartsWith("Link", StringComparison.Ordinal));
}

namespace MgProvenance.Documents.Tests.Typst;

/// <summary>Where pages end in and between tables, and which pages are turned.</summary>
[Collection("pdf")]
public sealed class TablePagesTests(PdfFixture pdf)
{
    /// <summary>Tables of many lengths, so that the first or the last row of one comes to lie at the foot of a page.</summary>
    [Fact]
    public async Task A_caption_and_notes_stand_on_a_page_with_rows_of_their_table()
    {
        var tables = Enumerable.Range(26, 45).Select(n => new TableBlock(
            $"t{n}", $"Table S{n}", "Its caption.", [new TableColumn("Row", Width: 1)],
            [.. Enumerable.Range(1, n).Select(r => new TableRow([$"row {n}.{r}"], r == n && n % 2 == 0 ? RowKind.Emphasis : RowKind.Body))],
            [$"first note {n}", .. Enumerable.Repeat<RichText>("A note.", 4), $"last note {n}"]));
        using var read = new PdfReader(await pdf.Render(Samples.Document([.. tables])));
        var pages = (await read.Text()).Replace('\u2002', ' ').Split('\f');
        foreach (var n in Enumerable.Range(26, 45))
        {
            Assert.Contains($"row {n}.1\n", Assert.Single(pages, p => p.Contains($"Table S{n}. Its caption.", StringComparison.Ordinal)), StringComparison.Ordinal);
            var notes = Assert.Single(pages, p => p.Contains($"last note {n}", StringComparison.Ordinal));
            Assert.Contains($"first note {n}", notes, StringComparison.Ordinal);
            Assert.Contains($"row {n}.{n}\n", notes, StringComparison.Ordinal);
            if (n % 2 == 0) Assert.Contains($"row {n}.{n - 1}\n", notes, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Notes_longer_than_a_page_break_and_none_is_lost()
    {
        var notes = Enumerable.Range(1, 150).Select(n => RichText.Plain($"note {n} ends")).ToList();
        using var read = new PdfReader(await pdf.Render(Samples.Document(new TableBlock("t", "Table S1", "Notes.", [new TableColumn("Row", Width: 1)], [new TableRow(["row"])], notes))));
        var text = await read.Text();
        Assert.All(notes, n => Assert.Contains(n.ToPlainText(), text, StringComparison.Ordinal));
        Assert.Contains("note 1 ends", text.Split('\f').Single(p => p.Contains("row\n", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_in_landscape_share_pages_with_the_heading_before_them_and_a_table_between_them()
    {
        var turned = Samples.Table(2, "a", "Table S1") with { Landscape = true };
        using var read = new PdfReader(await pdf.Render(Samples.Document(
            new Paragraph("Upright text."), new Heading(1, "Tables"), turned, Samples.Table(2, "b", "Table S2"), Samples.Table(2, "c", "Table S3") with { Landscape = true }, new Heading(1, "After"), new Paragraph("Upright again."))));
        var pages = (await read.Text()).TrimEnd('\f', '\n').Split('\f');
        Assert.Equal(3, pages.Length);
        Assert.All(["Tables", "Table S1", "Table S2", "Table S3"], words => Assert.Contains(words, pages[1], StringComparison.Ordinal));
        Assert.Contains("After", pages[2], StringComparison.Ordinal);
    }
}

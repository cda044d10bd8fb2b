namespace MgProvenance.Documents.Tests.Model;

public sealed class NumberingTests
{
    private static readonly TableColumn[] Columns = [new("A"), new("B")];

    [Fact]
    public void Tables_figures_and_headings_are_numbered_in_reading_order_and_named_where_the_text_refers_to_them()
    {
        var text = RichText.Build().Text("See ").Reference("f").Text(", ").Reference("two").Text(" and ").Reference("h").Done();
        var numbered = Numbering.Apply(Document(
            new Heading(1, "First"), new Heading(2, "Below", "h"), new Paragraph(text), Table("one"), new Heading(1, "Second"), new Heading(2, "Below again"), Table("two"), Figure("f")));
        Assert.Equal(["1", "1.1", "2", "2.1"], numbered.Blocks.OfType<Heading>().Select(h => h.Number));
        Assert.Equal(["Table S1", "Table S2"], numbered.Blocks.OfType<TableBlock>().Select(t => t.Label));
        Assert.Equal("See Figure\u00A0S1, Table\u00A0S2 and Section\u00A01.1", numbered.Blocks.OfType<Paragraph>().Single().Text.ToPlainText());
        Assert.Equal(numbered.Blocks.OfType<Paragraph>().Single().Text, Numbering.Apply(numbered).Blocks.OfType<Paragraph>().Single().Text);
        Assert.Equal(["Table S1", "Table S2"], Numbering.Apply(numbered).Blocks.OfType<TableBlock>().Select(t => t.Label));
    }

    [Fact]
    public void References_are_numbered_by_first_citation_wherever_it_stands()
    {
        var note = RichText.Build().Text("as in ").Cite("b").Done();
        var numbered = Numbering.Apply(Document(
            new Bibliography([new Reference("a", "A.", "10.1/a"), new Reference("c", "C.", null), new Reference("b", "B.", null)]),
            new Paragraph(RichText.Build().Footnote("word", note).Text(" then ").Cite("a").Done())));
        Assert.Equal([("b", 1), ("a", 2), ("c", 3)], numbered.Blocks.OfType<Bibliography>().Single().References.Select(r => (r.Key, r.Number!.Value)));
        var paragraph = numbered.Blocks.OfType<Paragraph>().Single().Text;
        Assert.Equal("word then [2]", paragraph.ToPlainText());
        Assert.Equal("as in [1]", paragraph.Spans[0].Footnote!.ToPlainText());
    }

    [Fact]
    public void Citations_are_raised_where_the_style_says_so()
    {
        var style = DocumentStyle.Default with { CitationMarks = CitationMarks.Superscript };
        var document = Document(new Paragraph(RichText.Build().Cite("a").Done()), new Bibliography([new Reference("a", "A.", null)]));
        var span = Numbering.Apply(document with { Info = document.Info with { Style = style } }).Blocks.OfType<Paragraph>().Single().Text.Spans.Single();
        Assert.Equal(("1", SpanStyle.Sup, "ref:a"), (span.Text, span.Style, span.LinkTo));
    }

    [Fact]
    public void A_reference_to_nothing_is_a_defect()
    {
        Assert.Throws<DocumentDefectException>(() => Numbering.Apply(Document(new Paragraph(RichText.Build().Reference("nowhere").Done()))));
        var unnumbered = Document(new Paragraph(RichText.Build().Reference("t").Done()), Table("t"));
        Assert.Contains("was not filled in", Assert.Throws<DocumentDefectException>(() => DocumentRules.Check(unnumbered)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Head_rows_span_all_columns_footnotes_do_not_nest_and_addresses_are_https()
    {
        Assert.Contains("does not span its 2 columns", Defect(Table("t") with { HeadRows = [[new HeadSpan("all", 3)]] }), StringComparison.Ordinal);
        DocumentRules.Check(Numbering.Apply(Document(Table("t") with { HeadRows = [[new HeadSpan("all", 2)]] })));
        Assert.Contains("has a footnote", Defect(new Paragraph(RichText.Build().Footnote("a", RichText.Build().Footnote("b", "c").Done()).Done())), StringComparison.Ordinal);
        Assert.Contains("is no https address", Defect(new Paragraph(RichText.Build().Url("here", "javascript:alert(1)").Done())), StringComparison.Ordinal);
        Assert.Contains("mm wide", Defect(new QrCode("x", 0, "x", "x")), StringComparison.Ordinal);

        static string Defect(Block block) => Assert.Throws<DocumentDefectException>(() => DocumentRules.Check(Document(block))).Message;
    }

    private static ReportDocument Document(params Block[] blocks) => Samples.Document(blocks) with { Info = Samples.Info() with { NumberedHeadings = true } };

    private static TableBlock Table(string anchor) => new(anchor, "Table S", "A table.", Columns, [new TableRow(["1", "2"])], []);

    private static FigureBlock Figure(string anchor) => new(anchor, "Figure S", "A figure.", Samples.Plot(), "A curve.");
}

namespace MgProvenance.Documents.Tests.Model;

public class DocumentRulesTests
{
    [Fact]
    public void A_sound_document_passes() => Assert.Contains("table-s1", DocumentRules.Check(BigSample.Document));

    public static TheoryData<string, Block[]> Broken => new()
    {
        { "anchor 'a' is used twice", [new Heading(1, "A", "a"), new Paragraph("B", "a")] },
        { "links to the anchor 'nowhere'", [new Paragraph(RichText.Build().Link("see", "nowhere"))] },
        { "links to the anchor 'use:k'", [new Paragraph(RichText.Build().Link("see", Span.UseOf("k")))] },
        { "level 5", [new Heading(5, "A")] },
        { "row 1 has 2 cells instead of 1", [new TableBlock("t", "T", "", [new TableColumn("A")], [new TableRow(["1", "2"])], [])] },
        { "row 1 has 2 cells instead of 1", [new TableBlock("t", "T", "", [new TableColumn("A"), new TableColumn("B")], [new TableRow(["1", "2"], RowKind.Group)], [])] },
        { "T has no columns", [new TableBlock("t", "T", "", [], [], [])] },
        { "F has 0 panels", [new FigureBlock("f", "F", "", [], "alt")] },
        { "F has 4 panel columns", [new FigureBlock("f", "F", "", [Samples.Plot()], "alt", 4)] },
        { "of different length", [new FigureBlock("f", "F", "", Samples.Plot() with { Series = [new PlotSeries("s", [1], [1, 2])] }, "alt")] },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_document_is_a_defect(string message, Block[] blocks) =>
        Assert.Contains(message, Assert.Throws<DocumentDefectException>(() => DocumentRules.Check(Samples.Document(blocks))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a/b.csv", "plain file name")]
    [InlineData("", "plain file name")]
    [InlineData("X.CSV", "two attachments")]
    public void Attachments_have_unique_plain_names(string name, string message)
    {
        Attachment[] both = [new("x.csv", "text/csv", [], "", AttachmentRelationship.Data), new(name, "text/csv", [], "", AttachmentRelationship.Data)];
        var e = Assert.Throws<DocumentDefectException>(() => DocumentRules.Check(new ReportDocument(Samples.Info(), [], both)));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }
}

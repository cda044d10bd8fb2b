using MgProvenance.Documents.Typst;

namespace MgProvenance.Documents.Tests.Typst;

public class TypstSourceTests
{
    [Fact]
    public void Golden()
    {
        var document = new ReportDocument(
            Samples.Info("Supporting \"Information\"", "SIMULATED DATA"),
            [
                new Heading(1, "Methods", "methods"),
                new Paragraph(RichText.Build().Text("Salt ").Formula("Mg(TFSI)2").Text(", ").Quantity("1.50", "g", "salt").Text("; ").Gap("cutoff").Text(" ").Link("Table S1", "t").Text(" #x \\ $y$")),
                new TableBlock("t", "Table S1", "Cells.", [new TableColumn("Cell", Width: 1), new TableColumn("Mass", ColumnAlignment.Decimal, "mg cm^-2")],
                    [new TableRow(["25 °C"], RowKind.Group), new TableRow(["A", RichText.Build().Text("1.50", key: "salt")], Anchor: "salt"), new TableRow(["B", "n.a."], RowKind.Emphasis)],
                    ["Note."]),
                new PageBreak(),
            ],
            [new Attachment("a.csv", "text/csv", [1, 2, 3], "A", AttachmentRelationship.Data)]);

        var (main, files) = TypstSource.Of(document, t => t, t => t);

        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Typst", "golden.typ")), main);
        Assert.Equal(["/template.typ", "/attachments/1"], files.Select(f => f.Path));
    }

    [Fact]
    public void Long_words_get_break_opportunities_and_keep_their_characters()
    {
        var digest = new string('f', 64);
        var source = new TypstText(t => t, new HashSet<string>()).Rich(RichText.Build().Mono(digest).Text(" short words stay whole"));
        Assert.Contains("h(0.001pt)", source, StringComparison.Ordinal);
        Assert.Equal(64, source.Count(c => c == 'f'));
        Assert.Contains("\" short words stay whole\"", source, StringComparison.Ordinal);
    }
}

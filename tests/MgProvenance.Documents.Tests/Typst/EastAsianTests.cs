using MgProvenance.Documents.Typst;

namespace MgProvenance.Documents.Tests.Typst;

/// <summary>
/// Chinese, Japanese and Korean are printed, in text, tables and figures. Whether more fonts are used is decided by the document, so it has the same bytes whatever the engine has set before.
/// </summary>
[Collection("pdf")]
public sealed class EastAsianTests(PdfFixture pdf)
{
    private const string Chinese = "李明，镁电池 25 ℃", Japanese = "電解液のろ過、ヨウ素", Korean = "김민준 전해질";

    private static readonly ReportDocument Plain = Samples.Document(new Paragraph("Mg(TFSI)2 at 25 ℃ ★"));

    private static ReportDocument East(DocumentStyle? style = null)
    {
        var plot = Samples.Plot() with { Title = Chinese, X = new PlotAxis(Korean) };
        var table = new TableBlock("t", "Table S1", Japanese, [new TableColumn("Name")], [new TableRow([RichText.Build().Mono(Chinese).Done()]), new TableRow([Korean])], []);
        var document = Samples.Document(new Heading(1, Korean), new Paragraph(Chinese), new Paragraph(RichText.Build().Add(new Span(Japanese, SpanStyle.Bold | SpanStyle.Italic)).Done()), table, new FigureBlock("f", "Figure S1", Japanese, plot, Chinese));
        return document with { Info = document.Info with { Style = style } };
    }

    [Fact]
    public async Task They_are_printed_wherever_they_stand()
    {
        using var read = new PdfReader(await pdf.Render(East()));
        var text = string.Concat((await read.Text()).Where(c => !char.IsWhiteSpace(c)));
        foreach (var expected in new[] { Chinese, Japanese, Korean }) Assert.True(text.Split(string.Concat(expected.Where(c => c != ' '))).Length > 2, $"{expected} in {text}");
        Assert.DoesNotContain("[U+", text, StringComparison.Ordinal);
        var fonts = await read.Fonts();
        Assert.Contains("NotoSansSC-Regular", fonts, StringComparison.Ordinal);
        Assert.Contains("NotoSansKR-Regular", fonts, StringComparison.Ordinal);
        Assert.Contains("NotoSansSC-Bold", fonts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_set_before_changes_no_byte()
    {
        using var renderer = new TypstRenderer();
        var before = await renderer.RenderPdf(Plain, TestContext.Current.CancellationToken);
        var east = await renderer.RenderPdf(East(), TestContext.Current.CancellationToken);
        Assert.Equal(before, await renderer.RenderPdf(Plain, TestContext.Current.CancellationToken));

        using var other = new TypstRenderer();
        Assert.Equal(east, await other.RenderPdf(East(), TestContext.Current.CancellationToken));
        using var read = new PdfReader(before);
        Assert.Contains("25 °C [U+2605]", await read.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_style_prints_code_points_instead()
    {
        using var read = new PdfReader(await pdf.Render(East(DocumentStyle.Default with { EastAsianText = EastAsianText.CodePoints })));
        Assert.Contains("[U+674E]", await read.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Noto", await read.Fonts(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Å μ ℃ ★ ｍ", false)]
    [InlineData("李", true)]
    [InlineData("ろ", true)]
    [InlineData("전", true)]
    [InlineData("𠀋", true)]
    public void The_text_alone_decides(string text, bool needed) => Assert.Equal(needed, EastAsianFonts.AreNeededBy(text));
}

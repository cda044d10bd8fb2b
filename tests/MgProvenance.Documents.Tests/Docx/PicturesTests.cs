using System.Buffers.Binary;
using System.Text;
using MgProvenance.Documents.Docx;
using MgProvenance.Documents.Tests.Typst;
using MgProvenance.Documents.Typst;

namespace MgProvenance.Documents.Tests.Docx;

[Collection("pdf")]
public class PicturesTests(PdfFixture pdf)
{
    private static readonly ReportDocument Document = Samples.Document(
        new FigureBlock("f", "Figure S1", "Caption.", [Samples.Plot(), Samples.TwoAxes(), Samples.Plot(simulated: true)], "Three panels.", 2),
        new QrCode("mgp:batch/A", 24, "Scan.", "alt"));

    [Fact]
    public async Task A_figure_is_one_picture_in_print_resolution_that_needs_no_font()
    {
        var drawn = await pdf.Renderer.DrawPictures(Document, TestContext.Current.CancellationToken);
        Assert.Equal(2, drawn.Count);
        // 164 mm across two columns, and 24 mm, at 300 pixels per inch.
        Assert.Equal([1938, 284], drawn.Select(d => BinaryPrimitives.ReadInt32BigEndian(d.Png.AsSpan(16))));
        Assert.All(drawn, d => Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], d.Png[..4]));
        Assert.All(drawn, d => Assert.DoesNotContain("<text", Encoding.UTF8.GetString(d.Svg), StringComparison.Ordinal));
        Assert.All(drawn, d => Assert.StartsWith("<svg ", Encoding.UTF8.GetString(d.Svg), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_letters_of_the_panels_and_every_word_are_drawn()
    {
        var svg = Assert.Single(Pictures.Of(Document with { Blocks = [Document.Blocks[0]] }, DisplayText.Clean)).Svg;
        Assert.All(["a", "b", "c"], letter => Assert.Contains($">{letter}</text>", svg, StringComparison.Ordinal));
        var (titled, plain) = (await Outlines(Samples.Plot() with { Title = "Title" }), await Outlines(Samples.Plot()));
        Assert.True(titled > plain + 100, $"{titled} characters of outlines with a title, {plain} without");
    }

    private async Task<int> Outlines(Plot plot)
    {
        var drawn = await pdf.Renderer.DrawPictures(Samples.Document(new FigureBlock("f", "F", "", plot, "")), TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(Assert.Single(drawn).Svg).Split(" d=\"").Skip(1).Sum(d => d.IndexOf('"', StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_pictures_come_out_elsewhere()
    {
        using var folder = new TemporaryFolder();
        var elsewhere = Tool.Script(folder.Path, "node", $"cd {folder.Path}; export TZ=Asia/Tokyo LANG=de_DE.UTF-8 LC_ALL=tr_TR.UTF-8 HOME={folder.Path}; exec node \"$@\"");
        using var other = new TypstRenderer(new TypstSettings { Node = elsewhere });
        var (here, there) = (await pdf.Renderer.DrawPictures(Document, TestContext.Current.CancellationToken), await other.DrawPictures(Document, TestContext.Current.CancellationToken));
        Assert.All(here.Zip(there), pair => Assert.Equal(pair.First.Png, pair.Second.Png));
        Assert.All(here.Zip(there), pair => Assert.Equal(pair.First.Svg, pair.Second.Svg));
    }

    [Fact]
    public async Task Pictures_and_documents_take_turns_in_one_process()
    {
        await pdf.Renderer.DrawPictures(Document, TestContext.Current.CancellationToken);
        var id = pdf.Renderer.SideProcessId;
        await pdf.Render(Samples.Document(new Paragraph("Text.")));
        Assert.Equal(id, pdf.Renderer.SideProcessId);
    }
}

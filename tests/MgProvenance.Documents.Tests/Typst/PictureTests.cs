namespace MgProvenance.Documents.Tests.Typst;

[Collection("pdf")]
public sealed class PictureTests(PdfFixture pdf)
{
    private static Picture Two(string title) => new([.. new[] { title, "Second" }.Select(t => SvgPlot.Draw(Samples.Plot() with { Title = t }, 200, 120))], 200, 2, "Two \"plots\"", Samples.Date);

    [Fact]
    public async Task The_page_is_cut_to_the_panels_and_their_text_is_text()
    {
        using var read = new PdfReader(await Render(Two("First ა")));
        var info = await read.Info();
        Assert.Matches(@"Pages: +1\b", info);
        Assert.Matches(@"Page size: +408 x 120 pts", info);
        Assert.Matches(@"CreationDate: +\w+ Mar 14 09:26:53 2026", info);
        var text = await read.Text();
        foreach (var expected in new[] { "First [U+10D0]", "Second", "Specific capacity" }) Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^ *a +.*\bb\b", text);
    }

    [Fact]
    public async Task The_same_picture_has_the_same_bytes() => Assert.Equal(await Render(Two("x")), await Render(Two("x")));

    private Task<byte[]> Render(Picture picture) => pdf.Renderer.RenderPicture(picture, TestContext.Current.CancellationToken);
}

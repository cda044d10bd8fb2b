namespace MgProvenance.Cli.Tests.Documentation;

public sealed class LinkTests
{
    private const long MostBytes = 200_000;

    [Fact]
    public void Every_relative_link_leads_somewhere()
    {
        Assert.Contains(Markdown.All, page => page.Path == "docs/server.md");
        Assert.Empty(Markdown.All.SelectMany(page => page.BrokenLinks(RealFiles.Checkout)));
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_named()
    {
        var page = new Markdown("docs/made-up.md", "[a](../README.md) ![b](images/none.png) [c](https://example.org/x) [d](#here) [e](server.md#part) [f](gone.md#part)");
        Assert.Equal(["docs/made-up.md: images/none.png", "docs/made-up.md: gone.md"], page.BrokenLinks(RealFiles.Checkout));
    }

    [Fact]
    public void Pictures_are_small_and_shown()
    {
        var shown = Markdown.All.SelectMany(p => p.RelativeLinks).Select(Path.GetFileName).ToHashSet();
        var pictures = new DirectoryInfo(Path.Combine(RealFiles.Checkout, "docs", "images")).GetFiles();
        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture => Assert.True(picture.Length < MostBytes && shown.Contains(picture.Name), $"{picture.Name}: {picture.Length} bytes, shown: {shown.Contains(picture.Name)}"));
    }
}

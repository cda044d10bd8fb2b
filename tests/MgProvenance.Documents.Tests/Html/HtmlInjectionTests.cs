using MgProvenance.Testing.Tables;

namespace MgProvenance.Documents.Tests.Html;

/// <summary>Text from people and instruments is text in the page, wherever it stands.</summary>
public class HtmlInjectionTests
{
    public static TheoryData<string> Texts => Hostile.Texts;

    [Theory]
    [MemberData(nameof(Texts))]
    public void It_makes_no_element_and_no_attribute(string hostile) => Assert.Equal(Shape("x"), Shape(hostile));

    [Theory]
    [MemberData(nameof(Texts))]
    public void It_is_shown_as_it_is(string hostile)
    {
        var document = Hostile.Document(hostile);
        var html = HtmlDocumentTests.Html(document);
        Assert.Equal(TableLines.Of(document.Blocks.OfType<TableBlock>().Single()), HtmlReader.Tables(html).Single());
        var tags = HtmlReader.Tags(html);
        var shown = DisplayText.Clean(hostile);
        Assert.Equal(shown, tags.Single(t => t.Name == "h1").Text);
        Assert.Equal(2, tags.Count(t => t.Name is "h2" or "h3" && t.Text == shown));
    }

    /// <summary>Without drawings, and without what numbers and exponents are set in.</summary>
    private static List<string> Shape(string text) =>
        [.. HtmlReader.Tags(HtmlDocumentTests.Html(Hostile.Document(text))).Where(t => t.Name is not ("sup" or "/sup" or "span" or "/span" or "text" or "/text" or "line" or "tspan" or "/tspan" or "rect" or "polyline"))
            .Select(t => t.Name + " " + string.Join(' ', t.Attributes.Keys))];
}

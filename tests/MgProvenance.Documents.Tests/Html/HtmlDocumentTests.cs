using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MgProvenance.Documents.Html;
using MgProvenance.Documents.Tests.Typst;
using MgProvenance.Testing.Tables;

namespace MgProvenance.Documents.Tests.Html;

public class HtmlDocumentTests
{
    private static ReportDocument All { get; } = BigSample.Document with { Blocks = [.. BigSample.Document.Blocks, .. ElementsTests.Document.Blocks] };

    [Fact]
    public void Every_cell_of_every_table_is_that_of_the_model()
    {
        var tables = All.Blocks.OfType<TableBlock>().ToList();
        var read = HtmlReader.Tables(Html(All));
        Assert.Equal(tables.Count, read.Count);
        for (var i = 0; i < tables.Count; i++) Assert.Equal(TableLines.Of(tables[i]), read[i]);
    }

    [Fact]
    public void Every_link_inside_leads_to_one_place()
    {
        var tags = HtmlReader.Tags(Html(All));
        var ids = tags.Select(t => t["id"]).Where(i => i.Length > 0).ToList();
        Assert.Equal(ids.Distinct(), ids);
        var links = tags.Where(t => t["href"].StartsWith('#')).Select(t => t["href"][1..]).ToList();
        Assert.True(links.Count > 20);
        Assert.Empty(links.Except(ids));
    }

    [Fact]
    public void A_number_leads_to_its_row_and_the_row_to_the_command()
    {
        var tags = HtmlReader.Tags(Html(All)).ToList();
        var number = tags.Find(t => t.Name == "a" && t["title"] == "Origin: capacity-1")!;
        var row = tags.FindIndex(t => t.Name == "tr" && "#" + t["id"] == number["href"]);
        Assert.Equal("mgp trace 'report:NAME#capacity-1' --up", tags.Skip(row).First(t => t["class"] == "trace").Text);
    }

    [Fact]
    public void A_key_stays_one_word_of_the_shell()
    {
        var key = "a'b; rm -rf $(x)";
        var table = new TableBlock("t", "Table S1", "", [new("Key")], [new([key], Anchor: key)], []);
        var tags = HtmlReader.Tags(Html(Samples.Document(new Paragraph(RichText.Build().Text("1", key: key)), table)));
        Assert.Equal(@"mgp trace 'report:NAME#a'\''b; rm -rf $(x)' --up", tags.Single(t => t["class"] == "trace").Text);
    }

    [Fact]
    public void It_needs_nothing_from_outside_and_runs_nothing()
    {
        var html = Encoding.UTF8.GetString(Html(All));
        var style = html[(html.IndexOf("<style>", StringComparison.Ordinal) + 7)..html.IndexOf("</style>", StringComparison.Ordinal)];
        Assert.Contains($"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", style, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", style, StringComparison.Ordinal);
        var tags = HtmlReader.Tags(Html(All));
        Assert.DoesNotContain(tags, t => t.Name is "script" or "iframe" or "link" or "object" or "base" or "form" or "img");
        Assert.DoesNotContain(tags, t => t.Attributes.Keys.Any(a => a.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a is "src" or "style" or "srcset"));
        Assert.All(tags.Select(t => t["href"]).Where(h => h.Length > 0), h => Assert.Matches("^(#|https://doi.org/|data:application/octet-stream;base64,)", h));
    }

    [Fact]
    public void What_a_screen_reader_needs_is_there()
    {
        var tags = HtmlReader.Tags(Html(All));
        Assert.Equal("en-GB", tags.Single(t => t.Name == "html")["lang"]);
        foreach (var once in new[] { "h1", "main", "header", "footer", "nav", "title" }) Assert.Single(tags, t => t.Name == once && t.Attributes.Count < 3 && (once != "title" || t.Text.StartsWith("Supporting", StringComparison.Ordinal)));
        Assert.Equal(tags.Count(t => t.Name == "table"), tags.Count(t => t.Name == "caption"));
        Assert.All(tags.Where(t => t.Name == "th"), t => Assert.Contains(t["scope"], new[] { "row", "col", "rowgroup", "colgroup" }));
        Assert.All(tags.Where(t => t["class"] == "scroll"), t => Assert.Equal("0", t["tabindex"]));
        Assert.Equal(6, tags.Count(t => t.Name == "svg" && t["role"] == "img" && t["viewBox"].Length > 0));
        Assert.Contains(tags, t => t["aria-label"] == "Four panels.");
        Assert.Contains(tags, t => t["aria-label"] == "QR code that leads to batch A");
    }

    [Fact]
    public void The_banner_is_on_the_screen_and_on_every_printed_page()
    {
        var html = Encoding.UTF8.GetString(Html(All));
        Assert.Contains("@top-center{content:\"SIMULATED DATA\";", html, StringComparison.Ordinal);
        Assert.Contains(HtmlReader.Tags(Html(All)), t => t is { Name: "aside", Text: "SIMULATED DATA" });
    }

    [Fact]
    public void What_a_PDF_carries_can_be_saved()
    {
        var file = HtmlReader.Tags(Html(All)).Single(t => t["download"] == "provenance.json");
        Assert.Equal("{\"position\":1204}", Encoding.UTF8.GetString(Convert.FromBase64String(file["href"].Split(',')[1])));
    }

    [Fact]
    public void The_same_document_has_the_same_bytes_in_every_culture()
    {
        var document = All with { Info = All.Info with { Style = DocumentStyle.Default with { MarginMm = 22.5 } } };
        var bytes = Html(document);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Cultures.WithDecimalComma();
            Assert.Equal(bytes, Html(document));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    internal static byte[] Html(ReportDocument document)
    {
        var file = Assert.Single(HtmlDocument.Of(document, "NAME"));
        Assert.Equal(("NAME.html", "text/html"), (file.Path, file.MediaType));
        return file.Content;
    }
}

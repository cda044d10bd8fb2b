using System.Text;
using System.Xml.Linq;

namespace MgProvenance.Documents.Tests.Plots;

public class SvgFiguresTests
{
    [Fact]
    public void Each_panel_is_a_file_that_is_named_after_its_figure()
    {
        var files = SvgFigures.Of(BigSample.Document);
        Assert.Equal(
            ["figures/figure-s1.svg", "figures/figure-s2-a.svg", "figures/figure-s2-b.svg", "figures/figure-s2-c.svg", "figures/figure-s2-d.svg", "figures/figure-s3.svg"],
            files.Select(f => f.Path));
        Assert.All(files, f => Assert.Equal("image/svg+xml", f.MediaType));
        Assert.Contains("Specific capacity", XDocument.Parse(Encoding.UTF8.GetString(files[0].Content)).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_safe_and_never_shared()
    {
        var document = Samples.Document(Figure("../a b"), Figure("../a/b"), Figure("A-B"), Figure("…"));
        Assert.Equal(["figures/-a-b.svg", "figures/-a-b-2.svg", "figures/A-B.svg", "figures/-.svg"], SvgFigures.Of(document).Select(f => f.Path));

        static FigureBlock Figure(string anchor) => new(anchor, "Figure S", "", Samples.Plot(), "");
    }

    [Fact]
    public void A_document_that_breaks_the_model_is_refused() =>
        Assert.Throws<DocumentDefectException>(() => SvgFigures.Of(Samples.Document(new Paragraph(RichText.Build().Link("x", "nowhere")))));
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MgProvenance.Documents.Latex;
using MgProvenance.Documents.Tests.Typst;
using MgProvenance.Testing.Tables;

namespace MgProvenance.Documents.Tests.Latex;

public partial class LatexDocumentTests
{
    internal static ReportDocument All { get; } = BigSample.Document with { Blocks = [.. BigSample.Document.Blocks, .. ElementsTests.Document.Blocks] };

    [Fact]
    public async Task Every_cell_of_every_table_is_that_of_the_model()
    {
        var tables = All.Blocks.OfType<TableBlock>().ToList();
        var read = LatexReader.Tables(await Source(All));
        Assert.Equal(tables.Count, read.Count);
        for (var i = 0; i < tables.Count; i++) AssertSame(tables[i], read[i]);
    }

    [Fact]
    public async Task Files_lie_in_a_folder_of_their_own()
    {
        var files = await Files(All);
        Assert.Equal(
            ["latex/NAME.tex", "latex/figures/figure-s1.pdf", "latex/figures/figure-s2.pdf", "latex/figures/figure-s3.pdf", "latex/figures/qr-1.pdf", "latex/attachments/provenance.json"],
            files.Select(f => f.Path));
        var source = Encoding.UTF8.GetString(files[0].Content);
        Assert.Equal(files.Select(f => f.Path).Where(p => p.EndsWith(".pdf", StringComparison.Ordinal)), Pictures().Matches(source).Select(m => "latex/" + m.Groups[1].Value));
    }

    [Fact]
    public async Task Every_reference_and_every_link_has_its_target()
    {
        var source = Encoding.UTF8.GetString(await Source(All));
        var targets = Targets().Matches(source).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(targets.Distinct(), targets);
        var links = Links().Matches(source).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.True(links.Count > 10);
        Assert.Empty(links.Except(targets));
    }

    [Theory]
    [InlineData("1.50", "g", @"\qty{1.50}{\gram}")]
    [InlineData("127.1 ± 1.6", "mA h g−1", @"\qty{127.1 +- 1.6}{\milli\ampere\hour\gram\tothe{-1}}")]
    [InlineData("−0.5", "V", @"\qty{-0.5}{\volt}")]
    [InlineData("80", "µL", @"\qty{80}{\micro\liter}")]
    [InlineData("25", "°C", @"\qty{25}{\degreeCelsius}")]
    [InlineData("3", "cells", "3~cells")]
    [InlineData("+1", "V", "+1~V")]
    [InlineData("−0.0", "V", @"\textminus{}0.0~V")]
    [InlineData("0.20 ± 0.0", "V", @"0.20 \textpm{} 0.0~V")]
    [InlineData("8.25 ± 1.0", "V", @"8.25 \textpm{} 1.0~V")]
    [InlineData("007", "V", "007~V")]
    [InlineData("1", "mh", "1~mh")]
    public async Task A_quantity_is_one_of_siunitx_where_that_prints_the_same_digits(string number, string unit, string expected) =>
        Assert.Contains("before " + expected + ", behind", Encoding.UTF8.GetString(await Source(Samples.Document(new Paragraph(RichText.Build().Text("before ").Quantity(number, unit).Text(", behind"))))), StringComparison.Ordinal);

    [Theory]
    [InlineData("Mg[B(hfip)4]2", @"\ce{Mg[B(hfip)4]2}")]
    [InlineData("Mo6S8", @"\ce{Mo6S8}")]
    [InlineData("MgCl2·6H2O", @"\ce{MgCl2*6H2O}")]
    [InlineData("Mg^2+", @"\ce{Mg^{2+}}")]
    [InlineData("[B(hfip)4]^-", @"\ce{[B(hfip)4]^{-}}")]
    [InlineData("Mg_xMo6S8", @"\ce{Mg_{$\mathit{x}$}Mo6S8}")]
    [InlineData("Mg0.5Mo6S8", @"\ce{Mg_{0.5}Mo6S8}")]
    [InlineData("DME", "DME")]
    public async Task A_formula_is_one_of_mhchem(string formula, string expected) =>
        Assert.Contains("before (" + expected + ") behind", Encoding.UTF8.GetString(await Source(Samples.Document(new Paragraph(RichText.Build().Text("before (").Formula(formula).Text(") behind"))))), StringComparison.Ordinal);

    [Fact]
    public async Task The_same_document_has_the_same_bytes_in_every_culture()
    {
        var document = All with { Info = All.Info with { Style = DocumentStyle.Default with { MarginMm = 22.5 } } };
        var bytes = await Source(document);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Cultures.WithDecimalComma();
            Assert.Equal(bytes, await Source(document));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Three columns of which two are far wider than the line.</summary>
    [Fact]
    public async Task A_narrow_column_keeps_its_width_beside_wide_ones()
    {
        var text = string.Join(' ', Enumerable.Repeat("words that fill a line", 20));
        var source = Encoding.UTF8.GetString(await Source(Samples.Document(new TableBlock("t", "Table S1", "", [new("Set"), new("Events"), new("Files")], [new(["P100", text, text])], []))));
        var shares = Shares().Matches(source[source.IndexOf(@"\begin{longtable}", StringComparison.Ordinal)..]).Take(3).Select(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        Assert.InRange(shares[0], 0.04, 0.1);
        Assert.Equal(shares[1], shares[2]);
        Assert.Equal(1, shares.Sum(), 2);
    }

    [Fact]
    public async Task The_banner_is_in_the_head_of_every_page() =>
        Assert.Matches(@"(?s)\\fancyhead\[C\]\{\\mgpbanner\{SIMULATED DATA\}\}.*\\fancypagestyle\{plain\}\{\\mgpmargins\}", Encoding.UTF8.GetString(await Source(All)));

    internal static async Task<byte[]> Source(ReportDocument document) => (await Files(document))[0].Content;

    /// <summary>Typographic spaces and raised digits may be set as others that look the same.</summary>
    internal static void AssertSame(TableBlock table, IReadOnlyList<string> read) => Assert.Equal(TableLines.Of(table).Select(LatexReader.Normal), read.Select(LatexReader.Normal));

    private static Task<IReadOnlyList<RenderedFile>> Files(ReportDocument document) => LatexDocument.Of(document, "NAME", picture => Task.FromResult(Encoding.UTF8.GetBytes(picture.AltText)));

    [GeneratedRegex(@"\\dimexpr ([0-9.]+)\\linewidth")]
    private static partial Regex Shares();

    [GeneratedRegex(@"\\mgppicture\{([^{}]*)\}")]
    private static partial Regex Pictures();

    [GeneratedRegex(@"\\(?:mgpat|label|mgplabel|bibitem)\{([A-Za-z0-9._:-]+)\}")]
    private static partial Regex Targets();

    [GeneratedRegex(@"\\(?:hyperlink|ref|cite|hyperref|pageref\*)[{\[](?:cite\.)?([A-Za-z0-9._:-]+)[}\]]")]
    private static partial Regex Links();
}

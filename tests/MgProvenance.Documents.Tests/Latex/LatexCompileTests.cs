using MgProvenance.Documents.Latex;
using MgProvenance.Documents.Tests.Typst;

namespace MgProvenance.Documents.Tests.Latex;

/// <summary>Where a TeX is installed it takes what was written. No test installs one.</summary>
[Collection("pdf")]
public sealed class LatexCompileTests(PdfFixture pdf)
{
    [Fact]
    public async Task It_compiles_without_an_error_and_every_reference_is_there()
    {
        var (log, text) = await Compile(LatexDocumentTests.All, p => pdf.Renderer.RenderPicture(p, TestContext.Current.CancellationToken), passes: 3);
        Assert.DoesNotContain("undefined", log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("multiply defined", log, StringComparison.Ordinal);
        Assert.DoesNotContain("has been referenced but does not exist", log, StringComparison.Ordinal);
        Assert.DoesNotContain("empty link", log, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"Overfull \\hbox \([1-9][0-9]", log);
        var words = string.Join(' ', text.Replace('\u00A0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (var expected in new[] { "SIMULATED DATA", "Table S1. Cells of the study", "105.6 ± 13.7", "stand in Table S1", "[not recorded: lower cutoff]", "Table S2, continued", "Scan to open the record", "See also Section 1.1" }) Assert.Contains(expected, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_text_compiles_and_does_nothing()
    {
        var all = Hostile.Texts.Select(t => t.Data).ToList();
        var document = Hostile.Document(string.Join(' ', all));
        var blocks = all.Where(t => DisplayText.Clean(t) == t).SelectMany(t => Hostile.Document(t).Blocks.Where(b => b is not TableOfContents));
        var picture = await pdf.Renderer.RenderPicture(new Picture([SvgPlot.Draw(Samples.Plot(), 100, 80)], 100, 1, "x", Samples.Date), TestContext.Current.CancellationToken);
        var (_, text) = await Compile(document with { Blocks = [.. document.Blocks, .. blocks] }, _ => Task.FromResult(picture), passes: 1);
        Assert.Contains(@"\input{/etc/passwd}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", text, StringComparison.Ordinal);
    }

    private static async Task<(string Log, string Text)> Compile(ReportDocument document, Func<Picture, Task<byte[]>> asPdf, int passes)
    {
        Assert.SkipUnless(await HasTeX(), "No TeX with siunitx, mhchem, booktabs and pdflscape is installed.");
        using var folder = new TemporaryFolder();
        foreach (var file in await LatexDocument.Of(document, "NAME", asPdf))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(file.Path))!);
            await File.WriteAllBytesAsync(folder.File(file.Path), file.Content, TestContext.Current.CancellationToken);
        }

        for (var pass = 0; pass < passes; pass++)
        {
            var (exit, output, _) = await Tool.Run("sh", ["-c", "cd \"$0\" && exec pdflatex -no-shell-escape -interaction=nonstopmode -halt-on-error NAME.tex", folder.File("latex")]);
            Assert.True(exit == 0, output[Math.Max(0, output.Length - 3000)..]);
        }

        using var read = new PdfReader(await File.ReadAllBytesAsync(folder.File("latex/NAME.pdf"), TestContext.Current.CancellationToken));
        Assert.Matches(@"CreationDate: +\w+ Mar 14 09:26:53 2026", await read.Info());
        return (await File.ReadAllTextAsync(folder.File("latex/NAME.log"), TestContext.Current.CancellationToken), await read.Text());
    }

    private static async Task<bool> HasTeX() => (await Tool.Run("sh", ["-c", "command -v pdflatex && kpsewhich siunitx.sty && kpsewhich mhchem.sty && kpsewhich booktabs.sty && kpsewhich pdflscape.sty"])).Exit == 0;
}

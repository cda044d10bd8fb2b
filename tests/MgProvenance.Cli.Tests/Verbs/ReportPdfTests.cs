using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>The PDF of the example as other programs see it: sound, tagged, and read aloud or searched in the order in which people read it.</summary>
[Collection(ExampleCollection.Name)]
public sealed class ReportPdfTests(ExampleNotebook example)
{
    private static readonly string[] InOrder =
        ["Methods and Supplementary Information", "This report contains simulated data.", "Materials", "Electrolyte preparation", "Cell assembly", "Supplementary tables", "Table S1.", "Table S2.", "Supplementary figures", "Figure S1.", "Figure S2.", "Ledger"];

    private string Issued => Assert.Single(Directory.GetFiles(Path.Combine(example.Folder, "reports"), "MO6S8-1C-methods-si-*.pdf", SearchOption.AllDirectories));

    [Fact]
    public async Task It_is_a_sound_file()
    {
        Assert.Contains("No syntax or stream encoding errors found", await Pdf.Check(Issued), StringComparison.Ordinal);

        var broken = Surroundings.Write("broken.pdf", string.Empty);
        await File.WriteAllBytesAsync(broken, (await File.ReadAllBytesAsync(Issued, TestContext.Current.CancellationToken))[..^2000], TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<Exception>(() => Pdf.Check(broken));
    }

    [Fact]
    public async Task It_is_tagged()
    {
        Assert.Matches(@"Tagged:\s+yes", await Pdf.Info(Issued));
        var structure = await Pdf.Structure(Issued);
        foreach (var tag in new[] { "TOC", "H1", "H2", "P (block)", "Table (block)", "TH", "TD", "Figure", "Caption" }) Assert.Contains(tag, structure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_text_is_extracted_in_reading_order_and_formulas_can_be_searched_for()
    {
        var text = await Pdf.Text(Issued);
        AssertInOrder(text);
        Assert.Contains("Mo6S8 electrodes", text, StringComparison.Ordinal);
        Assert.Contains("Mg(PF", text, StringComparison.Ordinal);
    }

    /// <summary>Each after the one before; the contents name headings too, so the search begins behind them.</summary>
    private static void AssertInOrder(string text)
    {
        var at = text.IndexOf("Methods and Supplementary Information", StringComparison.Ordinal);
        foreach (var part in InOrder)
        {
            var next = text.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(next >= 0, $"“{part}” does not follow.");
            at = part.StartsWith("This report", StringComparison.Ordinal) ? text.IndexOf("For the electrolytes", next, StringComparison.Ordinal) - 40 : next;
        }
    }
}

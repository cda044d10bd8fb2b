using System.Security.Cryptography;
using System.Text.RegularExpressions;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>The first thing a newcomer does, twice.</summary>
[Collection(ExampleCollection.Name)]
public sealed partial class DemoTests(ExampleNotebook example)
{
    [Fact]
    public void It_records_and_prints_table_files_and_root()
    {
        var said = example.First.Done().Out;
        Assert.Equal("Recorded 1368 commands and attached 57 simulated instrument files in <folder>.", Anonymous(said).Split('\n')[0].TrimEnd());
        Assert.Equal(Approved.Text("demo.txt"), Masked(said));
        Assert.Empty(example.First.Error);
    }

    [Fact]
    public void The_files_that_it_names_are_there()
    {
        var pdf = new FileInfo(PdfLine().Match(example.First.Out).Groups[1].Value.Trim());
        Assert.True(pdf.Exists);
        Assert.Equal(
            [
                "table-cells-MO6S8-1C.csv", "table-deviations.csv", "table-electrodes.csv", "table-electrolytes.csv", "table-exclusions.csv", "table-measurements.csv", "table-methods.csv", "table-numbers.csv", "table-performance-MO6S8-1C.csv",
                "table-raw-files.csv", "table-reagents.csv", "table-sources.csv", "table-tests-MO6S8-1C-1-groups.csv", "table-tests-MO6S8-1C-1-pairs.csv", "table-tests-MO6S8-1C-1.csv",
            ],
            pdf.Directory!.GetFiles("*.csv").Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.Contains($"SHA-256 {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(pdf.FullName)))}, SIMULATED DATA", example.First.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_time_nothing_is_recorded_and_the_report_is_identical()
    {
        var before = await example.Notebook.Stored();
        var second = (await example.Notebook.Mgp("demo")).Done();
        Assert.StartsWith($"The example study had been recorded before in {example.Folder}; nothing was recorded now.", second.Out, StringComparison.Ordinal);
        Assert.Contains("built again, identical to the report that was issued", second.Out, StringComparison.Ordinal);
        Assert.Equal(PdfLine().Match(example.First.Out).Value, PdfLine().Match(second.Out).Value);
        Assert.Equal(before, await example.Notebook.Stored());
    }

    private string Anonymous(string said) => said.Replace(example.Folder, "<folder>", StringComparison.Ordinal);

    /// <summary>Without what differs from run to run: folder and digests (they hang on the times of recording), trailing blanks.</summary>
    private string Masked(string said) => string.Join('\n', Digest().Replace(Anonymous(said), "<sha256>").Split('\n').Select(l => l.TrimEnd()));

    [GeneratedRegex("PDF: (.*)\n.*SHA-256 [0-9a-f]{64}")]
    private static partial Regex PdfLine();

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Digest();
}

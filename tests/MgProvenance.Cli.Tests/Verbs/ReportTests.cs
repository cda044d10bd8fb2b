using System.Security.Cryptography;
using System.Text.Json;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>The report of the example: what is in the PDF, where its numbers come from, and that an old one can be built again.</summary>
[Collection(ExampleCollection.Name)]
public sealed class ReportTests(ExampleNotebook example)
{
    [Fact]
    public async Task Every_page_says_that_the_data_are_simulated_and_tables_figures_and_gaps_are_there()
    {
        var pages = await Pdf.Pages(Issued("MO6S8-1C*.pdf"));
        Assert.True(pages.Length > 5, $"{pages.Length} pages");
        Assert.All(pages, page => Assert.Contains("SIMULATED DATA", page, StringComparison.Ordinal));
        var text = string.Join('\n', pages);
        foreach (var part in new[] { "Table S1.", "Table S5.", "Figure S1.", "Figure S2.", "[not recorded: blade gap]", "[not recorded: temperature]", "1.154 ± 0.015" }) Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_number_of_the_performance_table_has_its_method_events_and_raw_files()
    {
        var provenance = await Pdf.Provenance(Issued("MO6S8-1C*.pdf"));
        var numbers = provenance.GetProperty("numbers").EnumerateArray().ToDictionary(n => n.GetProperty("key").GetString()!, StringComparer.Ordinal);
        var printed = 0;
        foreach (var row in Csv.Rows(Issued("table-performance-MO6S8-1C.csv")).Skip(2))
        {
            var name = row[1].StartsWith("n = ", StringComparison.Ordinal) ? row[0][..row[0].IndexOf(':', StringComparison.Ordinal)] : row[1];
            for (var column = 0; column < Measures.Length; column++)
            {
                var number = numbers[$"performance.MO6S8-1C.{name}.{Measures[column]}"];
                Assert.Equal(row[4 + column], number.GetProperty("text").GetString());
                AssertHasOrigin(number, fromRawFile: true);
                printed++;
            }
        }

        Assert.Equal(12 * Measures.Length, printed);
        Assert.Equal(printed, numbers.Keys.Count(k => k.StartsWith("performance.", StringComparison.Ordinal)));
        Assert.All(numbers.Values.Where(n => n.GetProperty("key").GetString()!.StartsWith("electrolytes.", StringComparison.Ordinal)), n => AssertHasOrigin(n, fromRawFile: false));
        Assert.Equal(["performance.MO6S8-1C.CELL-DOE-CYC-1.retention", "performance.MO6S8-1C.CELL-DOE-CYC-2.retention", "performance.MO6S8-1C.CELL-DOE-CYC-3.retention"], numbers["performance.MO6S8-1C.DOE.retention"].GetProperty("inputs").EnumerateArray().Select(i => i.GetString()!));
    }

    [Fact]
    public async Task The_sources_of_a_number_are_stored()
    {
        var provenance = await Pdf.Provenance(Issued("MO6S8-1C*.pdf"));
        foreach (var sources in provenance.GetProperty("numbers").EnumerateArray().Select(n => n.GetProperty("sources")))
        {
            foreach (var sha256 in sources.GetProperty("rawFiles").EnumerateArray().Select(f => f.GetString()!))
            {
                var file = Path.Combine(example.Folder, "raw", sha256[..2], sha256[2..]);
                Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))));
            }
        }

        var events = provenance.GetProperty("numbers").EnumerateArray().SelectMany(n => n.GetProperty("sources").GetProperty("events").EnumerateArray())
            .Select(e => $"('{e.GetProperty("stream").GetString()}', {e.GetProperty("version").GetInt64()})").Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal(events.Count, await example.Notebook.Scalar<long>($"select count(*) from mt_events where (stream_id, version) in ({string.Join(", ", events)})"));
    }

    [Fact]
    public async Task Built_again_at_its_position_it_is_byte_for_byte_the_issued_one()
    {
        var issued = Issued("MO6S8-1C*.pdf");
        var position = (await Pdf.Provenance(issued)).GetProperty("ledger").GetProperty("position").GetInt64();
        var before = await example.Notebook.Stored();
        var digest = await IssuedDigest(position);
        foreach (var folder in new[] { "again-1", "again-2" })
        {
            var built = (await Build("--at", $"{position}", "--out", Surroundings.NewFolder(folder))).Done().Json;
            Assert.False(built.GetProperty("issued").GetBoolean());
            Assert.Equal(digest, built.GetProperty("sha256").GetString());
            var pdf = built.GetProperty("pdf").GetString()!;
            Assert.StartsWith(Surroundings.NewFolder(folder), pdf, StringComparison.Ordinal);
            Assert.Equal(await File.ReadAllBytesAsync(issued, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(pdf, TestContext.Current.CancellationToken));
            var tables = built.GetProperty("files").EnumerateArray().Select(t => t.GetString()!).ToList();
            Assert.Equal(15, tables.Count);
            Assert.All(tables, t => Assert.Equal(File.ReadAllBytes(Issued(Path.GetFileName(t))), File.ReadAllBytes(t)));
        }

        Assert.Equal(before, await example.Notebook.Stored());
    }

    [Fact]
    public async Task What_cannot_be_built_is_refused()
    {
        (await Build("--at", "5")).Refused("checkpoint.unknown");
        (await example.Notebook.Mgp("report", "build", "no-such", "--study", "MO6S8-1C")).Refused("definition.missing");
        (await example.Notebook.Mgp("report", "build", "methods-si", "--study", "NOWHERE")).Refused("name.unknown");
        (await example.Notebook.Mgp("report", "build", "methods-si", "--study", "CELL-DOE-CYC-1")).Refused("id.malformed");
        var unknown = Surroundings.Write("unknown-section.json", """{"name": "x", "title": "X", "language": "en", "sections": ["poems"], "wording": {}}""");
        (await example.Notebook.Mgp("report", "build", unknown, "--study", "MO6S8-1C")).Refused("definition.section-unknown");
        (await example.Notebook.Mgp("report", "build", Surroundings.Write("no.json", "{"), "--study", "MO6S8-1C")).Refused("definition.malformed");
    }

    private static readonly string[] Measures =
        ["first-discharge", "first-efficiency", "last-discharge", "retention", "mean-efficiency", "discharge-voltage", "hysteresis"];

    private Task<Ran> Build(params string[] options) => example.Notebook.Mgp(["report", "build", "methods-si", "--study", "MO6S8-1C", "--json", .. options]);

    private string Issued(string pattern) => Assert.Single(Directory.GetFiles(Assert.Single(Directory.GetDirectories(Path.Combine(example.Folder, "reports"), "MO6S8-1C-*")), pattern));

    private async Task<string> IssuedDigest(long position) =>
        await example.Notebook.Scalar<string>($"select data->>'pdfSha256' from mt_events where type = 'report.issued.v1' and (data->>'position')::bigint = {position}");

    private static void AssertHasOrigin(JsonElement number, bool fromRawFile)
    {
        var (method, sources) = (number.GetProperty("method"), number.GetProperty("sources"));
        Assert.NotEmpty(method.GetProperty("name").GetString()!);
        Assert.NotEmpty(method.GetProperty("convention").GetString()!);
        Assert.NotEmpty(sources.GetProperty("events").EnumerateArray());
        Assert.Equal(fromRawFile, sources.GetProperty("rawFiles").EnumerateArray().Any());
    }
}

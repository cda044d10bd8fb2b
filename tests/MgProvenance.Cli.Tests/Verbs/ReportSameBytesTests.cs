using System.Globalization;
using System.Text.Json;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>Files of a report depend on definition, ledger position and program, and on nothing else.</summary>
[Collection(ExampleCollection.Name)]
public sealed class ReportSameBytesTests(ExampleNotebook example)
{
    private const int LaterEvents = 1000;

    private string Issued => Assert.Single(Directory.GetDirectories(Path.Combine(example.Folder, "reports"), "MO6S8-1C-methods-si-*"));

    private string[] AtItsPosition(string folder) =>
        ["report", "build", "methods-si", "--study", "MO6S8-1C", "--at", Issued[(Issued.LastIndexOf('-') + 1)..], "--out", Surroundings.NewFolder(folder), "--json"];

    [Fact]
    public async Task In_another_process_folder_time_zone_and_language()
    {
        var elsewhere = new Dictionary<string, string>(StringComparer.Ordinal) { ["TZ"] = "Pacific/Kiritimati", ["LANG"] = "tr_TR.UTF-8", ["LC_ALL"] = "tr_TR.UTF-8" };
        var built = (await MgpProcess.Run(Surroundings.NewFolder("elsewhere"), elsewhere, [.. AtItsPosition("same-process"), "--notebook", example.Folder])).Done().Json;
        AssertSame(Issued, built);
    }

    [Fact]
    public async Task Under_a_culture_with_another_decimal_sign()
    {
        // The program knows no culture but the invariant one, so a foreign one is made here.
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (foreign.NumberFormat.NumberDecimalSeparator, foreign.NumberFormat.NumberGroupSeparator, foreign.NumberFormat.NegativeSign) = (",", ".", "−");
        foreign.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = foreign;
        try
        {
            AssertSame(Issued, (await example.Notebook.Mgp(AtItsPosition("same-culture"))).Done().Json);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task At_the_old_position_after_a_thousand_more_events_and_a_correction()
    {
        string[] study = [.. Bench.Lots("SB"), .. Bench.Batch("SB"), Bench.Release("SB"), .. Bench.Cell("SB"), .. Bench.Study("SB")];
        (await example.Notebook.Record("SB", study)).Done();
        (await example.Notebook.Mgp("attach", Surroundings.Write("SB.csv", SmallFiles.Land), "--run", "SB-RUN", "--time-zone", "Europe/Berlin")).Done();
        var first = (await Build()).Done().Json;
        var before = await example.Notebook.Scalar<long>("select count(*) from mt_events");
        (await example.Notebook.Record("SB-later", [.. Enumerable.Range(1, LaterEvents).Select(n => $$"""{"command": "rest-cell", "cell": "SB-C1", "duration": "{{n}} min"}""")])).Done();
        (await example.Notebook.Mgp("correct", "SB-POS", "2", "--set", "mass=6.12 mg", "--reason", "Two digits were swapped.")).Done();
        Assert.True(await example.Notebook.Scalar<long>("select count(*) from mt_events") - before > LaterEvents);

        var again = (await Build("--at", $"{first.GetProperty("position").GetInt64()}", "--out", Surroundings.NewFolder("same-later"))).Done().Json;
        AssertSame(Path.GetDirectoryName(first.GetProperty("pdf").GetString()!)!, again);
        Assert.NotEqual(first.GetProperty("sha256").GetString(), (await Build()).Done().Json.GetProperty("sha256").GetString());

        Task<Ran> Build(params string[] more) => example.Notebook.Mgp(["report", "build", "methods-si", "--study", "SB-STUDY", "--json", .. more]);
    }

    /// <summary>Tables and PDF; the sidecar reaches to a newer checkpoint each time.</summary>
    private static void AssertSame(string issued, JsonElement built)
    {
        var again = Path.GetDirectoryName(built.GetProperty("pdf").GetString()!)!;
        var files = Directory.GetFiles(issued).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ToList();
        Assert.Contains(files, f => f.StartsWith("table-performance-", StringComparison.Ordinal));
        Assert.Equal(files, Directory.GetFiles(again).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        Assert.All(files.Where(f => !f.EndsWith(".proof.json", StringComparison.Ordinal)), f => Assert.Equal(File.ReadAllBytes(Path.Combine(issued, f)), File.ReadAllBytes(Path.Combine(again, f))));
    }
}

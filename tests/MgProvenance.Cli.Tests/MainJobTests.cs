using System.Security.Cryptography;
using System.Text.Json;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests;

/// <summary>The main job on a real instrument file: record, attach, derive, trace both ways, report.</summary>
[Collection(ExampleCollection.Name)]
public sealed class MainJobTests(ExampleNotebook example)
{
    private static readonly string[] Script = [.. Bench.Lots("MJ"), .. Bench.Batch("MJ"), Bench.Release("MJ"), .. Bench.Cell("MJ"), .. Bench.Study("MJ")];

    private OpenNotebook Notebook => example.Notebook;

    [Fact]
    public async Task From_the_bench_to_the_report_and_back()
    {
        var file = RealFiles.Get("instruments/biologic/gcpl_5cycles_mass0p79mg.mpr");
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)));
        Assert.StartsWith($"{Script.Length} commands recorded, 0 had been recorded before; the ledger holds ", (await Notebook.Record("main-job", Script)).Done().Out, StringComparison.Ordinal);
        await Attaches(file, sha256);
        await SummaryFollowsFromTheWeighing();
        await CellIsListed();
        await UpReachesLotsAndRawFile(sha256);
        await DownReachesTheReport(sha256);
    }

    private async Task Attaches(string file, string sha256)
    {
        var attached = (await Notebook.Mgp("attach", file, "--run", "MJ-RUN", "--time-zone", "Europe/Berlin", "--json")).Done().Json;
        Assert.Equal((sha256, false), (attached.GetProperty("sha256").GetString(), attached.GetProperty("alreadyAttached").GetBoolean()));
        Assert.Equal(await File.ReadAllBytesAsync(file), await File.ReadAllBytesAsync(Path.Combine(Notebook.Folder, "raw", sha256[..2], sha256[2..])));

        var before = await Notebook.Stored();
        var again = (await Notebook.Mgp("attach", file, "--run", "MJ-RUN", "--time-zone", "Europe/Berlin", "--json")).Done().Json;
        Assert.True(again.GetProperty("alreadyAttached").GetBoolean());
        Assert.Equal(before, await Notebook.Stored());

        var said = (await Notebook.Mgp("show", "MJ-RUN", "--json")).Done().Json.EnumerateArray().Last();
        Assert.Equal("run.data-file-attached.v1", said.GetProperty("type").GetString());
        var data = said.GetProperty("data");
        Assert.Equal(("Europe/Berlin", "biologic-mpr/1", sha256), (data.GetProperty("timeZone").GetString(), data.GetProperty("parser").GetString(), data.GetProperty("sha256").GetString()));
    }

    /// <summary>0.800 mg from the balance, not the 0.790 mg that somebody typed into the cycler: 0.0575059817 mAh are 71.88 mAh/g.</summary>
    private async Task SummaryFollowsFromTheWeighing()
    {
        foreach (var subject in new[] { "MJ-RUN", "MJ-C1" })
        {
            var result = (await Notebook.Mgp("summary", subject, "--json")).Done().Json;
            if (subject == "MJ-C1") result = Assert.Single(result.EnumerateArray());
            Assert.False(result.GetProperty("simulated").GetBoolean());
            var summary = result.GetProperty("summary");
            Assert.Equal(0.8, summary.GetProperty("massMg").GetDouble(), 1e-9);
            var first = summary.GetProperty("cycles")[0];
            Assert.Equal(0.0575059817 / 0.8e-3, first.GetProperty("charge").GetProperty("mAhPerG").GetDouble(), 1e-6);
            Assert.Equal(92.840805, first.GetProperty("coulombicEfficiencyPercent").GetDouble(), 1e-5);
        }

        Assert.StartsWith("Run MJ-RUN, cell MJ-C1", (await Notebook.Mgp("summary", "MJ-RUN")).Done().Out, StringComparison.Ordinal);
    }

    private async Task CellIsListed()
    {
        var cell = (await Notebook.Mgp("cells", "--json")).Done().Json.EnumerateArray().Single(c => c.GetProperty("label").GetString() == "MJ-C1");
        Assert.Equal(("MJ-BATCH", "MJ-RUN", 5, false), (cell.GetProperty("batch").GetString(), cell.GetProperty("run").GetString(), cell.GetProperty("cycles").GetInt32(), cell.GetProperty("simulated").GetBoolean()));
        Assert.Equal(0.8, cell.GetProperty("activeMassMg").GetDouble(), 1e-9);
        Assert.Equal(99.924156, cell.GetProperty("lastCoulombicEfficiencyPercent").GetDouble(), 1e-5);
    }

    private async Task UpReachesLotsAndRawFile(string sha256)
    {
        var reached = Nodes((await Notebook.Mgp("trace", "MJ-RUN", "--up", "--json")).Done().Json).ToList();
        foreach (var label in new[] { "MJ-C1", "MJ-BATCH", "MJ-SALT", "MJ-DME", "MJ-POS", "MJ-SHEET", "MJ-HOST", "MJ-BAL" }) Assert.Contains(reached, n => n.GetProperty("label").GetString() == label);
        Assert.Contains(reached, n => n.GetProperty("node").GetString() == $"raw:{sha256}");
        Assert.DoesNotContain(reached, n => n.GetProperty("label").GetString() is "DOE-1" or "MJ-STUDY");
        Assert.Contains($"└─ raw file {sha256}  ← run.data-file-attached.v1", (await Notebook.Mgp("trace", "MJ-RUN", "--up")).Done().Out, StringComparison.Ordinal);
    }

    private async Task DownReachesTheReport(string sha256)
    {
        var built = (await Notebook.Mgp("report", "build", "methods-si", "--study", "MJ-STUDY", "--json")).Done().Json;
        Assert.Equal((true, false), (built.GetProperty("issued").GetBoolean(), built.GetProperty("simulated").GetBoolean()));
        Assert.All(await Pdf.Pages(built.GetProperty("pdf").GetString()!), page => Assert.DoesNotContain("SIMULATED", page, StringComparison.Ordinal));
        foreach (var start in new[] { "MJ-SALT", $"raw:{sha256}" })
        {
            var reached = Nodes((await Notebook.Mgp("trace", start, "--down", "--json")).Done().Json).ToList();
            Assert.Contains(reached, n => n.GetProperty("subject").GetString() == "report" && n.GetProperty("label").GetString() == built.GetProperty("label").GetString());
        }

        (await Notebook.Mgp("trace", $"raw:{new string('0', 64)}", "--down")).Refused("name.unknown");
        (await Notebook.Mgp("trace", "NOWHERE", "--up")).Refused("name.unknown");
        (await Notebook.Mgp("trace", "MJ-RUN")).Refused("trace.direction");
        (await Notebook.Mgp("trace", "MJ-RUN", "--up", "--down")).Refused("trace.direction");
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement node) => node.GetProperty("next").EnumerateArray().SelectMany(Nodes).Prepend(node);
}

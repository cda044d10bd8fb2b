using System.Security.Cryptography;
using System.Text.Json;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>A CSV of a made-up instrument becomes numbers by the map that lies beside it in the notebook, and by no other.</summary>
public sealed class ColumnMapTests : IAsyncLifetime
{
    /// <summary>0.002 mA h charged, 0.001 mA h discharged; this instrument counts discharge as positive.</summary>
    private const string Csv = "secs;volts;amps;Q\n0;0.5;0;0\n10;0.5;-0.00036;0.001\n20;0.6;-0.00036;0.002\n30;0.4;0.00036;0.001\n";

    private const string Map = """
        {
          "columnMap": 1, "name": "made-up", "version": "1", "positiveCurrent": "discharge",
          "columns": [
            { "name": "secs", "meaning": "Time", "unit": "s" },
            { "name": "volts", "meaning": "Voltage", "unit": "V" },
            { "name": "amps", "meaning": "Current", "unit": "A" },
            { "name": "Q", "meaning": "Capacity", "unit": "mA.h", "restarts": "each half-cycle" }
          ]
        }
        """;

    private OpenNotebook? _notebook;

    private OpenNotebook Notebook => _notebook!;

    public async ValueTask InitializeAsync()
    {
        _notebook = await OpenNotebook.Empty();
        (await Notebook.Record("bench-cm", [.. Bench.Lots("CM"), .. Bench.Batch("CM"), Bench.Release("CM"), .. Bench.Cell("CM")])).Done();
    }

    public async ValueTask DisposeAsync()
    {
        if (_notebook is not null) await _notebook.DisposeAsync();
    }

    [Fact]
    public async Task The_numbers_are_those_of_the_map_that_was_attached()
    {
        var (csv, map) = (Surroundings.Write("cm.csv", Csv), Surroundings.Write("cm.json", Map));
        var before = await Notebook.Stored();
        Assert.Contains("--map", (await Attach(csv)).Ends(ExitCodes.Refused).Error, StringComparison.Ordinal);
        Assert.Equal(before, await Notebook.Stored());

        var attached = (await Attach(csv, "--map", map)).Done().Json;
        Assert.Equal("done", attached.GetProperty("numbers").GetProperty("state").GetString());
        var digests = new[] { csv, map }.Select(Digest).ToList();
        var first = await Summary();
        Assert.Equal(digests, first.GetProperty("sources").GetProperty("rawFiles").EnumerateArray().Select(f => f.GetString()!));
        Assert.Contains($"made-up/1@{digests[1]}", first.GetProperty("sources").GetProperty("parser").GetString(), StringComparison.Ordinal);
        Assert.Equal((0.002, 0.001), Capacities(first));
        Assert.Contains("CM-RUN", (await Notebook.Mgp("trace", $"raw:{digests[1]}", "--down")).Done().Out, StringComparison.Ordinal);

        // The map is edited after that: the file stays read as it was, and is not attached a second time in another way.
        await File.WriteAllTextAsync(map, Map.Replace("\"mA.h\"", "\"A.h\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (await Attach(csv, "--map", map)).Refused("run.file-other-map");
        (await Attach(csv)).Ends(ExitCodes.Refused);
        await Notebook.Execute("delete from mgp.derived; delete from mgp.job");
        Assert.Equal((0.002, 0.001), Capacities(await Summary()));

        // Without its map it waits, whatever lies elsewhere.
        File.Delete(Stored(digests[1]));
        await Notebook.Execute("delete from mgp.derived; delete from mgp.job");
        var waiting = (await Notebook.Mgp("summary", "CM-RUN", "--json")).Done().Json;
        Assert.Equal("pending", waiting.GetProperty("state").GetString());
        Assert.Contains($"The column map {digests[1]} of cm.csv is missing", waiting.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_counts_the_map_and_names_it_when_it_is_gone()
    {
        var (csv, map) = (Surroundings.Write("cv.csv", Csv), Surroundings.Write("cv.json", Map));
        (await Attach(csv, "--map", map)).Done();
        var report = (await Notebook.Mgp("verify", "--json")).Done().Json;
        Assert.Equal(2, report.GetProperty("rawFiles").GetInt32());
        var sha256 = Digest(map);
        File.Delete(Stored(sha256));
        Assert.Contains(sha256, (await Notebook.Mgp("verify")).Ends(ExitCodes.Integrity).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_reads_by_the_map_and_names_what_is_wrong_in_it()
    {
        var csv = Surroundings.Write("ci.csv", Csv);
        var facts = (await Mgp.Run("inspect", csv, "--map", Surroundings.Write("ci.json", Map), "--json")).Done().Json;
        Assert.Equal("csv-mapped", facts.GetProperty("format").GetString());
        var wrong = await Mgp.Run("inspect", csv, "--map", Surroundings.Write("wrong.json", Map.Replace("Voltage", "Volts", StringComparison.Ordinal)), "--json");
        wrong.Ends(ExitCodes.Findings);
        Assert.Equal("map line 5", Assert.Single(wrong.Json.GetProperty("findings").EnumerateArray()).GetProperty("place").GetString());
        (await Mgp.Run("inspect", csv, "--map", Path.Combine(Surroundings.Home, "no.json"))).Refused("file.missing");
        (await Notebook.Mgp("attach", csv, "--measurement", "M", "--map", Surroundings.Write("ci.json", Map))).Refused("attach.map");
    }

    private Task<Ran> Attach(string csv, params string[] more) => Notebook.Mgp(["attach", csv, "--run", "CM-RUN", "--time-zone", "Europe/Berlin", "--json", .. more]);

    private async Task<JsonElement> Summary() => (await Notebook.Mgp("summary", "CM-RUN", "--json")).Done().Json;

    private string Stored(string sha256) => Path.Combine(Notebook.Folder, "raw", sha256[..2], sha256[2..]);

    private static string Digest(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private static (double, double) Capacities(JsonElement run)
    {
        var cycle = Assert.Single(run.GetProperty("summary").GetProperty("cycles").EnumerateArray());
        return (cycle.GetProperty("charge").GetProperty("mAh").GetDouble(), cycle.GetProperty("discharge").GetProperty("mAh").GetDouble());
    }
}

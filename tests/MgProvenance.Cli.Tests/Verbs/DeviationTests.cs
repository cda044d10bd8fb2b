using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>What happened is recorded even where it breaks a rule; planned acts and reports wait for the reason.</summary>
[Collection(ExampleCollection.Name)]
public sealed class DeviationTests(ExampleNotebook example)
{
    private const string Sentence = "Lot DV-SALT was used on 2026-04-02, after its last day 2026-04-01.";
    private static readonly string[] Bottle = [.. Bench.Lots("DV", expires: "2026-04-01"), .. Bench.Batch("DV")];

    private OpenNotebook Notebook => example.Notebook;

    [Fact]
    public async Task An_expired_lot_blocks_release_and_report_until_a_reason_is_given()
    {
        var used = (await Notebook.Record("expired", Bottle)).Done();
        Assert.Contains($"deviation, reason pending, line {Array.FindIndex(Bottle, l => l.Contains("add-salt", StringComparison.Ordinal)) + 1}: lot.expired: {Sentence}", used.Out, StringComparison.Ordinal);

        (await Notebook.Record("release", Bench.Release("DV"))).StoppedAt(1, "deviation.pending");
        var cells = Bench.Cell("DV").Select(l => l.Replace("\"80 uL\"", "\"80 uL\", \"deviationReason\": \"Needed the same day.\"", StringComparison.Ordinal));
        (await Notebook.Record("cell", [.. cells, .. Bench.Study("DV")])).Done();
        var cell = (await Notebook.Mgp("cells", "--json")).Done().Json.EnumerateArray().Single(c => c.GetProperty("label").GetString() == "DV-C1");
        Assert.Equal("DV-BATCH", cell.GetProperty("batch").GetString());

        var before = await Notebook.Stored();
        var report = await Notebook.Mgp("report", "build", "methods-si", "--study", "DV-STUDY");
        report.Refused("deviation.pending");
        Assert.Contains($"DV-BATCH #1: {Sentence}", report.Error, StringComparison.Ordinal);
        Assert.Equal(before, await Notebook.Stored());
        Assert.Empty(Directory.GetDirectories(Path.Combine(Notebook.Folder, "reports"), "DV-*"));

        (await Notebook.Record("answer", """{"command": "answer-deviation", "stream": "DV-BATCH", "number": 1, "reason": "Checked by NMR the day before; unchanged."}""")).Done();
        (await Notebook.Record("release", Bench.Release("DV"))).Done();
        var built = (await Notebook.Mgp("report", "build", "methods-si", "--study", "DV-STUDY", "--json")).Done().Json;
        Assert.True(File.Exists(built.GetProperty("pdf").GetString()));
    }

    [Fact]
    public async Task A_file_of_an_experimental_format_blocks_the_report_until_its_use_is_justified()
    {
        const string sentence = "ct2001a_layout.cex is of the experimental format land-cex, whose reader was never held against a real file: say why its numbers may be used.";
        var file = RealFiles.Get("instruments/land_synthetic/ct2001a_layout.cex");
        (await Notebook.Record("cex", [.. Bench.Lots("DX"), .. Bench.Batch("DX"), Bench.Release("DX"), .. Bench.Cell("DX"), .. Bench.Study("DX")])).Done();
        var attached = (await Notebook.Mgp("attach", file, "--run", "DX-RUN", "--time-zone", "Asia/Shanghai", "--simulated")).Done();
        Assert.Contains($"deviation, reason pending, run.file-experimental: {sentence}", attached.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("deviation", (await Notebook.Mgp("attach", file, "--run", "DX-RUN", "--time-zone", "Asia/Shanghai", "--simulated")).Done().Error, StringComparison.Ordinal);

        var report = await Notebook.Mgp("report", "build", "methods-si", "--study", "DX-STUDY");
        report.Refused("deviation.pending");
        Assert.Contains($"DX-RUN #1: {sentence}", report.Error, StringComparison.Ordinal);

        (await Notebook.Record("cex-answer", """{"command": "answer-deviation", "stream": "DX-RUN", "number": 1, "reason": "Compared with the text export of the same test."}""")).Done();
        (await Notebook.Mgp("report", "build", "methods-si", "--study", "DX-STUDY")).Done();
    }

    [Fact]
    public async Task Pending_deviations_are_in_the_json_and_a_reason_given_at_once_leaves_none()
    {
        (await Notebook.Record("lots", Bench.Lots("DW", expires: "2026-04-01"))).Done();
        var lines = Bench.Batch("DW");
        var pending = (await Notebook.Mgp("record", Surroundings.Write("pending.jsonl", string.Join('\n', lines[..3])), "--json")).Done().Json;
        Assert.Contains("lot.expired", Assert.Single(pending.GetProperty("deviations").EnumerateArray()).GetString(), StringComparison.Ordinal);
        var reasoned = lines[2].Replace("730.75 mg", "1.00 mg", StringComparison.Ordinal).Replace("\"doneAt\"", "\"deviationReason\": \"Last of the bottle.\", \"doneAt\"", StringComparison.Ordinal);
        var given = (await Notebook.Mgp("record", Surroundings.Write("reasoned.jsonl", reasoned), "--json")).Done().Json;
        Assert.Empty(given.GetProperty("deviations").EnumerateArray());
        Assert.Equal(1, given.GetProperty("recorded").GetInt32());
    }

    [Fact]
    public async Task What_is_not_pending_cannot_be_answered()
    {
        var before = await Notebook.Stored();
        (await Notebook.Record("no-deviation", """{"command": "answer-deviation", "stream": "ALCL3-1", "number": 1, "reason": "None."}""")).StoppedAt(1, "deviation.unknown");
        (await Notebook.Record("no-stream", """{"command": "answer-deviation", "stream": "NOWHERE", "number": 1, "reason": "None."}""")).Ends(ExitCodes.Refused);
        Assert.Equal(before, await Notebook.Stored());
    }
}

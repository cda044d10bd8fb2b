using System.Text.Json;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>A wrong entry is corrected or struck out: what depends on it changes, nothing else does, and both values stay.</summary>
[Collection(ExampleCollection.Name)]
public sealed class CorrectionTests(ExampleNotebook example)
{
    private OpenNotebook Notebook => example.Notebook;

    [Fact]
    public async Task A_corrected_mass_changes_the_numbers_of_its_cell_and_nothing_else()
    {
        (await Notebook.Record("co", [.. Bench.Lots("CO"), .. Bench.Batch("CO"), Bench.Release("CO"), .. Bench.Cell("CO")])).Done();
        (await Notebook.Mgp("attach", Surroundings.Write("co.csv", SmallFiles.Land), "--run", "CO-RUN", "--time-zone", "Europe/Berlin")).Done();
        var (cellsBefore, rowsBefore) = (await Cells(), await AllRows.Of(Notebook));

        var said = (await Notebook.Mgp("correct", "CO-POS", "2", "--set", "mass=6.12 mg", "--reason", "Two digits were swapped.")).Done().Out;
        Assert.Contains("CO-POS version 2 (piece.weighed.v1): corrected by version 3\n  mass 6.52 mg → 6.12 mg\n", said.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("  cell: CO-C1", said, StringComparison.Ordinal);
        Assert.Contains("  run: CO-RUN", said, StringComparison.Ordinal);

        var cellsAfter = await Cells();
        var (was, now) = Assert.Single(cellsBefore.Zip(cellsAfter), c => c.First.GetRawText() != c.Second.GetRawText());
        Assert.Equal("CO-C1", now.GetProperty("label").GetString());
        Assert.Equal((0.8, 0.48), (was.GetProperty("activeMassMg").GetDouble(), now.GetProperty("activeMassMg").GetDouble()), Close);
        Assert.Equal((1.25, 0.001 / 0.00048), (was.GetProperty("firstDischargeMAhPerG").GetDouble(), now.GetProperty("firstDischargeMAhPerG").GetDouble()), Close);
        Assert.Equal(was.GetProperty("lastCoulombicEfficiencyPercent").GetDouble(), now.GetProperty("lastCoulombicEfficiencyPercent").GetDouble());

        var rowsAfter = await AllRows.Of(Notebook);
        var piece = now.GetProperty("cell").GetString() is { } cell ? (await Notebook.Scalar<string>($"select data->>'piece' from mt_events where stream_id = '{cell}' and data->>'role' = 'positiveElectrode'")) : null;
        var changed = rowsBefore.Except(rowsAfter).Concat(rowsAfter.Except(rowsBefore)).ToList();
        Assert.NotEmpty(changed);
        Assert.All(changed, row => Assert.Contains(piece!, row, StringComparison.Ordinal));
        Assert.All(changed, row => Assert.True(row.StartsWith("lineage ", StringComparison.Ordinal) || row.StartsWith("names ", StringComparison.Ordinal), row));
        (await Notebook.Mgp("rebuild")).Done();
        Assert.Equal(rowsAfter, await AllRows.Of(Notebook));
        (await Notebook.Mgp("verify")).Done();
    }

    [Fact]
    public async Task Both_values_are_shown_and_traced_with_who_and_why()
    {
        (await Notebook.Record("cp", [.. Bench.Lots("CP"), .. Bench.Batch("CP"), Bench.Release("CP"), .. Bench.Cell("CP")])).Done();
        (await Notebook.Mgp("correct", "CP-POS", "2", "--set", "mass=6.12 mg", "--reason", "Two digits were swapped.")).Done();
        (await Notebook.Mgp("strike", "CP-SHEET", "5", "--reason", "That blank was of another foil.")).Done();

        var weighed = (await Notebook.Mgp("show", "CP-POS", "--json")).Done().Json[1];
        Assert.Equal(("6.52", "6.12", true), (Mass(weighed, "data"), Mass(weighed, "effective"), weighed.GetProperty("counts").GetBoolean()));
        var correction = Assert.Single(weighed.GetProperty("corrections").EnumerateArray());
        Assert.Equal((3, false, "Two digits were swapped."), (correction.GetProperty("version").GetInt64(), correction.GetProperty("struck").GetBoolean(), correction.GetProperty("reason").GetString()));
        var struck = (await Notebook.Mgp("show", "CP-SHEET", "--json")).Done().Json[4];
        Assert.False(struck.GetProperty("counts").GetBoolean());
        Assert.False(struck.TryGetProperty("effective", out _));

        var shown = (await Notebook.Mgp("show", "CP-POS")).Done().Out;
        Assert.Matches(@"  2  piece\.weighed\.v1.*\n     mass 6\.52 mg.*\n     ledger \d+, recorded .* UTC by P01\n     corrected by 3 \(P01, .* UTC\): Two digits were swapped\.\n     now: mass 6\.12 mg", shown);
        Assert.Matches(@"  5  .*\(no longer counts\)\n.*\n.*\n     struck out by 6 \(P01, .* UTC\): That blank was of another foil\.\n\n", (await Notebook.Mgp("show", "CP-SHEET")).Done().Out);

        var traced = (await Notebook.Mgp("trace", "CP-C1", "--up")).Done().Out;
        Assert.Contains("piece.weighed.v1 (version 2) corrected by version 3: mass 6.52 mg → 6.12 mg", traced, StringComparison.Ordinal);
        Assert.Contains("equipment CP-BAL  ← piece.weighed.v1 (version 2, corrected by version 3)", traced, StringComparison.Ordinal);
        Assert.Contains("sheet.blank-weighed.v1 (version 5) struck out by version 6", traced, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_lies_in_two_streams_is_corrected_in_both()
    {
        (await Notebook.Record("ct", [.. Bench.Lots("CT"), .. Bench.Batch("CT"), Bench.Release("CT"), .. Bench.Cell("CT"), .. Other(Bench.Batch("CT")), Other([Bench.Release("CT")])[0]])).Done();
        const int filled = 5;
        await Corrected(["CT-C1", $"{filled}", "--set", "volume=70 uL"], "CT-C1", "CT-BATCH");
        await Corrected(["CT-BATCH", "7", "--set", "volume=60 uL"], "CT-C1", "CT-BATCH");
        Assert.Equal(("CT-BATCH", "60", 0.060m, 0m), await Filling());
        await Corrected(["CT-C1", $"{filled}", "--set", "batch=CT-OTHER"], "CT-C1", "CT-BATCH", "CT-OTHER");
        Assert.Equal(("CT-OTHER", "60", 0m, 0.060m), await Filling());
        await Corrected(["CT-OTHER", "7", "--set", "volume=50 uL"], "CT-C1", "CT-OTHER");
        Assert.Equal(("CT-OTHER", "50", 0m, 0.050m), await Filling());
        await Corrected(["CT-C1", $"{filled}", "--set", "batch=CT-BATCH"], "CT-C1", "CT-BATCH", "CT-OTHER");
        Assert.Equal(("CT-BATCH", "50", 0.050m, 0m), await Filling());

        // Closing without electrolyte would have been a deviation: that is found, in the cell's stream.
        var struck = (await Notebook.Mgp("strike", "CT-BATCH", "7", "--reason", "Never filled.", "--json")).Ends(ExitCodes.Findings).Json;
        Assert.Equal(["CT-BATCH", "CT-C1"], await Streams(struck));
        Assert.Equal("cell.closed-without-electrolyte", Assert.Single(struck.GetProperty("findings").EnumerateArray()).GetProperty("code").GetString());
        Assert.Equal((null, null, 0m, 0m), await Filling());
        await Corrected(["CT-C1", $"{filled}", "--set", "volume=80 uL"], "CT-C1", "CT-BATCH");
        Assert.Equal(("CT-BATCH", "80", 0.080m, 0m), await Filling());

        static string[] Other(string[] lines) => [.. lines.Select(l => l.Replace("CT-BATCH", "CT-OTHER", StringComparison.Ordinal))];

        async Task<(string? Batch, string? Volume, decimal Drawn, decimal OtherDrawn)> Filling()
        {
            var rows = (await AllRows.Of(Notebook)).Where(r => r.StartsWith("cells CT-C1 ", StringComparison.Ordinal) || r.StartsWith("batches CT-", StringComparison.Ordinal))
                .Select(r => JsonDocument.Parse(r[r.IndexOf('{', StringComparison.Ordinal)..]).RootElement).ToDictionary(r => r.GetProperty("label").GetString()!, StringComparer.Ordinal);
            var cell = rows["CT-C1"];
            var batch = cell.TryGetProperty("batch", out var id) ? rows.Values.Single(r => r.TryGetProperty("batch", out var own) && r.TryGetProperty("drawn", out _) && own.ValueEquals(id.GetString())).GetProperty("label").GetString() : null;
            return (batch, cell.TryGetProperty("electrolyte", out var volume) ? volume.GetProperty("value").GetString() : null, rows["CT-BATCH"].GetProperty("drawn").GetDecimal(), rows["CT-OTHER"].GetProperty("drawn").GetDecimal());
        }
    }

    [Fact]
    public async Task Deviations_follow_the_corrected_fact()
    {
        (await Notebook.Record("cd", [.. Bench.Lots("CD", expires: "2026-04-01"), """{"command": "receive-lot", "label": "CD-FRESH", "substance": "Mg(TFSI)2"}""", .. Bench.Batch("CD")])).Done();
        (await Notebook.Record("cd-1", Bench.Release("CD"))).StoppedAt(1, "deviation.pending");
        (await Notebook.Mgp("correct", "CD-BATCH", "3", "--set", "salt=CD-FRESH", "--reason", "Wrong label copied.")).Done();
        (await Notebook.Record("cd-2", Bench.Release("CD"))).Done();

        // The other way round: the released batch had the expired lot after all. What depends on it waits for the reason again.
        var back = (await Notebook.Mgp("correct", "CD-BATCH", "3", "--set", "salt=CD-SALT", "--reason", "It was the old lot.", "--json")).Done().Json;
        Assert.Contains("lot.expired", Assert.Single(back.GetProperty("deviations").EnumerateArray()).GetString(), StringComparison.Ordinal);
        (await Notebook.Record("cd-3", """{"command": "answer-deviation", "stream": "CD-BATCH", "number": 1, "reason": "Dried again."}""")).Done();   // no longer counts, so nothing is answered
        (await Notebook.Record("cd-4", """{"command": "answer-deviation", "stream": "CD-BATCH", "number": 2, "reason": "Dried again."}""")).Done();
        var again = (await Notebook.Mgp("correct", "CD-BATCH", "3", "--set", "mass=730.70 mg", "--reason", "Last digit.", "--json")).Json;
        Assert.Empty(again.GetProperty("deviations").EnumerateArray());   // the same rule, broken in the same way, keeps its reason
        var noted = (await Notebook.Mgp("show", "CD-BATCH", "--json")).Json.EnumerateArray().Last();
        Assert.Equal((3, "Dried again."), (noted.GetProperty("data").GetProperty("number").GetInt32(), noted.GetProperty("data").GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task What_became_impossible_is_found_here_and_where_the_lot_was_used()
    {
        (await Notebook.Record("cf", [.. Bench.Lots("CF"), .. Bench.Batch("CF")])).Done();
        var expired = (await Notebook.Mgp("correct", "CF-SALT", "1", "--set", "expires=2026-04-01", "--reason", "The label says so.", "--json")).Ends(ExitCodes.Findings).Json;
        var finding = Assert.Single(expired.GetProperty("findings").EnumerateArray());
        Assert.Equal((3, "lot.expired"), (finding.GetProperty("version").GetInt64(), finding.GetProperty("code").GetString()));
        (await Notebook.Mgp("correct", "CF-SALT", "1", "--set", "expires=", "--reason", "It was another bottle's.")).Done();

        var struck = await Notebook.Mgp("strike", "CF-BATCH", "1", "--reason", "Opened twice.");
        Assert.Contains("finding: CF-BATCH version 3 (electrolyte.salt-added.v1): electrolyte.not-open: Batch CF-BATCH was never opened.", struck.Ends(ExitCodes.Findings).Out, StringComparison.Ordinal);
        Assert.Equal(4, (await Notebook.Mgp("show", "CF-BATCH", "--json")).Ends(ExitCodes.Findings).Json.EnumerateArray().Count(e => e.GetProperty("findings").GetArrayLength() == 1));
        (await Notebook.Mgp("correct", "CF-BATCH", "2", "--set", "volume=5.10 mL", "--reason", "Misread.")).Ends(ExitCodes.Findings);   // a wrong value is not kept because of that
        (await Notebook.Mgp("correct", "CF-BATCH", "1", "--set", "formulation=0.25 M", "--reason", "Opened once.")).Done();
        (await Notebook.Mgp("show", "CF-BATCH")).Done();
    }

    [Fact]
    public async Task A_corrected_label_leads_there_like_the_old_one_and_no_other_is_taken()
    {
        (await Notebook.Record("cl", Bench.Lots("CL"))).Done();
        (await Notebook.Mgp("correct", "CL-DME", "1", "--set", "label=CL-DME-2", "--reason", "Numbered anew.")).Done();
        Assert.Equal((await Notebook.Mgp("show", "CL-DME")).Done().Out, (await Notebook.Mgp("show", "CL-DME-2")).Done().Out);
        Assert.StartsWith("CL-DME-2 (lot-", (await Notebook.Mgp("show", "CL-DME")).Done().Out, StringComparison.Ordinal);
        (await Notebook.Mgp("correct", "CL-SALT", "1", "--set", "label=CL-DME", "--reason", "Free now.")).Refused("label.taken");
        (await Notebook.Mgp("strike", "CL-SALT", "1", "--reason", "Never came.")).Done();
        Assert.StartsWith("CL-SALT (lot-", (await Notebook.Mgp("show", "CL-SALT")).Done().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_correct_in_labels_and_a_line_sent_again_changes_nothing()
    {
        string[] script =
        [
            .. Bench.Lots("CS"), .. Bench.Batch("CS"),
            """{"command": "correct-fact", "stream": "CS-BATCH", "version": 2, "reason": "Misread.", "replacement": {"type": "electrolyte.solvent-dispensed.v1", "data": {"batch": "CS-BATCH", "solvent": "CS-DME", "volume": "5.10 mL"}}}""",
            """{"command": "strike-fact", "stream": "CS-BATCH", "version": 4, "reason": "Was another batch."}""",
        ];
        (await Notebook.Record("cs", script)).Done();
        var before = await Notebook.Stored();
        Assert.StartsWith($"0 commands recorded, {script.Length} had been recorded before;", (await Notebook.Record("cs", script)).Done().Out, StringComparison.Ordinal);
        Assert.Equal(before, await Notebook.Stored());
        (await Notebook.Record("cs-release", Bench.Release("CS"))).StoppedAt(1, "electrolyte.not-stirred");
        (await Notebook.Mgp("correct", "CS-BATCH", "2", "--set", "volume=5.10 mL", "--reason", "Again.")).Done();
        Assert.Equal(await Notebook.Scalar<long>("select count(*) from mt_events"), long.Parse(before.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_correction_that_cannot_be_is_refused_and_nothing_is_stored()
    {
        (await Notebook.Record("cr", [.. Bench.Lots("CR"), .. Bench.Batch("CR"), .. Bench.Cell("CR")])).Ends(ExitCodes.Done);
        (await Notebook.Mgp("correct", "CR-POS", "2", "--set", "mass=6.12 mg", "--reason", "First.")).Done();
        var before = await Notebook.Stored();
        await Refused("quantity.negative", "--set", "mass=-1 mg");
        await Refused("quantity.unit", "--set", "mass=1 mL");
        await Refused("correct.member", "--set", "masss=1 mg");
        await Refused("correct.replacement");
        await Refused("correct.replacement", "--with", "{");
        await Refused("command.malformed", "--set", "mass=");
        await Refused("command.malformed", "--with", """{"mass": "1 mg"}""");
        await Refused("equipment.unknown", "--set", "balance=NOWHERE");
        await Refused("fact.other-stream", "--set", "piece=CR-NEG");
        (await Notebook.Mgp("correct", "CR-POS", "2", "--set", "mass=1 mg", "--reason", " ")).Refused("fact.reason-missing");
        (await Notebook.Mgp("correct", "CR-POS", "3", "--set", "reason=x", "--reason", "x")).Refused("fact.is-correction");
        (await Notebook.Mgp("correct", "CR-POS", "9", "--set", "mass=1 mg", "--reason", "x")).Refused("fact.unknown");
        (await Notebook.Mgp("strike", "CR-POS", "9", "--reason", "x")).Refused("fact.unknown");
        (await Notebook.Mgp("correct", "CR-SHEET", "1", "--set", "process=knitted", "--reason", "x")).Refused("sheet.process-unknown");
        (await Notebook.Record("cr-1", """{"command": "correct-fact", "stream": "CR-POS", "version": 2, "reason": "x", "replacement": {"type": "piece.stored.v1", "data": {"piece": "CR-POS", "conditions": "vacuum"}}}""")).StoppedAt(1, "fact.other-type");
        (await Notebook.Record("cr-2", """{"command": "correct-fact", "stream": "CR-POS", "version": 2, "reason": "x", "replacement": {"type": "piece.weighed.v9", "data": {}}}""")).StoppedAt(1, "fact.type-unknown");
        (await Notebook.Record("cr-3", """{"command": "correct-fact", "stream": "CR-BATCH", "version": 4, "reason": "x", "replacement": {"type": "electrolyte.stirred.v1", "data": {"batch": "CR-BATCH"}}}""")).StoppedAt(1, "fact.old-version");
        Assert.Equal(before, await Notebook.Stored());

        async Task Refused(string code, params string[] what) => (await Notebook.Mgp(["correct", "CR-POS", "2", .. what, "--reason", "Second."])).Refused(code);
    }

    [Fact]
    public async Task A_report_issued_before_is_named_and_built_again_as_it_was()
    {
        (await Notebook.Record("cq", [.. Bench.Lots("CQ"), .. Bench.Batch("CQ"), Bench.Release("CQ"), .. Bench.Cell("CQ"), .. Bench.Study("CQ")])).Done();
        (await Notebook.Mgp("attach", Surroundings.Write("cq.csv", SmallFiles.Land), "--run", "CQ-RUN", "--time-zone", "Europe/Berlin")).Done();
        var issued = await Build();
        Assert.Contains($"  report: {issued.GetProperty("label").GetString()}  (issued before this correction: out of date)",
            (await Notebook.Mgp("correct", "CQ-POS", "2", "--set", "mass=6.12 mg", "--reason", "Two digits were swapped.")).Done().Out, StringComparison.Ordinal);
        Assert.Equal(issued.GetProperty("sha256").GetString(), (await Build("--at", issued.GetProperty("position").GetRawText(), "--out", Surroundings.NewFolder("cq-again"))).GetProperty("sha256").GetString());

        var provenance = await Pdf.Provenance((await Build()).GetProperty("pdf").GetString()!);
        var mass = provenance.GetProperty("numbers").EnumerateArray().Single(n => n.GetProperty("key").GetString() == "cells.CQ-STUDY.CQ-C1.active-mass");
        Assert.Equal(0.48, mass.GetProperty("value").GetDouble(), 1e-9);
        Assert.Equal(3, Assert.Single(mass.GetProperty("sources").GetProperty("events").EnumerateArray(), e => e.TryGetProperty("correctedBy", out _)).GetProperty("correctedBy").GetInt64());

        async Task<JsonElement> Build(params string[] more) => (await Notebook.Mgp(["report", "build", "methods-si", "--study", "CQ-STUDY", .. more, "--json"])).Done().Json;
    }

    private static bool Close((double, double) one, (double, double) other) => Math.Abs(one.Item1 - other.Item1) < 1e-9 && Math.Abs(one.Item2 - other.Item2) < 1e-9;

    private static string? Mass(JsonElement shown, string member) => shown.GetProperty(member).GetProperty("mass").GetProperty("value").GetString();

    private async Task<List<JsonElement>> Cells() => [.. (await Notebook.Mgp("cells", "--json")).Done().Json.EnumerateArray()];

    /// <summary>Corrects, and exactly these streams get an event.</summary>
    private async Task Corrected(string[] what, params string[] streams)
    {
        var said = (await Notebook.Mgp(["correct", .. what, "--reason", "Read again.", "--json"])).Done().Json;
        Assert.Equal(streams.Order(StringComparer.Ordinal), await Streams(said));
    }

    private async Task<IReadOnlyList<string>> Streams(JsonElement said)
    {
        var labels = new List<string>();
        foreach (var e in said.GetProperty("events").EnumerateArray())
        {
            labels.Add(await Notebook.Scalar<string>($"select label from mgp.label where stream_id = '{e.GetProperty("stream").GetString()}'"));
        }

        return [.. labels.Distinct().Order(StringComparer.Ordinal)];
    }
}

using System.Text.Json;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>What a correction would change is said beforehand, stored nowhere, and comes true.</summary>
[Collection(ExampleCollection.Name)]
public sealed class ImpactTests(ExampleNotebook example)
{
    private OpenNotebook Notebook => example.Notebook;

    [Fact]
    public async Task A_weighing_changes_its_cell_the_mean_of_its_group_and_what_the_report_prints()
    {
        await Study("IM");
        var report = (await Notebook.Mgp("report", "build", "methods-si", "--study", "IM-STUDY", "--json")).Done().Json.GetProperty("label").GetString();
        var before = await Everything();
        string[] what = ["IM-POS", "2", "--set", "mass=6.12 mg"];
        var said = (await Notebook.Mgp(["impact", .. what])).Done().Out.ReplaceLineEndings("\n");
        var impact = (await Notebook.Mgp(["impact", .. what, "--json"])).Done().Json;
        Assert.Equal(before, await Everything());

        Assert.StartsWith("IM-POS version 2 (piece.weighed.v1): would be corrected\n  mass 6.52 mg → 6.12 mg\n", said, StringComparison.Ordinal);
        Assert.Matches(@"  cell IM-C1, Active mass: 0\.800\S* ± \S+ → 0\.480\S* ± \S+ mg\n", said);
        Assert.Matches(@"Means of groups that would change \(\d+\):\n  IM-STUDY, performance\.IM-STUDY\.ONE\.first-discharge: \d", said);
        Assert.Contains($"Printed in {report}, and no longer so (", said, StringComparison.Ordinal);
        Assert.EndsWith("  study: IM-STUDY\n", said, StringComparison.Ordinal);
        Assert.Equal([report], impact.GetProperty("reports").EnumerateArray().Select(r => r.GetProperty("label").GetString()));

        (await Notebook.Mgp(["correct", .. what, "--reason", "Two digits were swapped."])).Done();
        var again = (await Notebook.Mgp("report", "build", "methods-si", "--study", "IM-STUDY", "--json")).Done().Json;
        Assert.Equal(report, again.GetProperty("supersedes").GetString());
        var now = (await Pdf.Provenance(again.GetProperty("pdf").GetString()!)).GetProperty("numbers").EnumerateArray().ToDictionary(n => n.GetProperty("key").GetString()!, n => n.GetProperty("text").GetString(), StringComparer.Ordinal);
        Assert.NotEmpty(impact.GetProperty("printed").EnumerateArray());
        Assert.All(impact.GetProperty("printed").EnumerateArray(), p => Assert.Equal(now[p.GetProperty("key").GetString()!], p.GetProperty("is").GetString()));
        Assert.Contains("Nothing would change", (await Notebook.Mgp(["impact", .. what])).Done().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recall_and_a_striking_out_are_looked_at_too()
    {
        await Study("IN");
        var report = (await Notebook.Mgp("report", "build", "methods-si", "--study", "IN-STUDY", "--json")).Done().Json.GetProperty("label").GetString();
        var before = await Everything();
        var recalled = (await Notebook.Mgp("impact", "IN-SALT", "--recall")).Done().Out.ReplaceLineEndings("\n");
        Assert.StartsWith("IN-SALT version 3 (lot.recalled.v1): would be recorded\n", recalled, StringComparison.Ordinal);
        Assert.Contains($"Reports that would be out of date (1):\n  {report}\n", recalled, StringComparison.Ordinal);
        Assert.DoesNotContain("Numbers that would change", recalled, StringComparison.Ordinal);

        var struck = (await Notebook.Mgp("impact", "IN-C1", "5", "--strike", "--json")).Done().Json;
        Assert.Equal(["IN-BATCH", "IN-C1"], struck.GetProperty("facts").EnumerateArray().Select(f => f.GetProperty("label").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal("cell.closed-without-electrolyte", Assert.Single(struck.GetProperty("findings").EnumerateArray()).GetProperty("code").GetString());
        var perMass = struck.GetProperty("numbers").EnumerateArray().Single(n => n.GetProperty("key").GetString() == "electrolyte-per-mass");
        Assert.False(perMass.TryGetProperty("is", out _));
        Assert.Equal("No electrolyte was dispensed.", perMass.GetProperty("reason").GetString());
        Assert.Equal(before, await Everything());
    }

    [Fact]
    public async Task Deviations_that_would_come_or_go_are_named()
    {
        (await Notebook.Record("id", [.. Bench.Lots("ID", expires: "2026-04-01"), """{"command": "receive-lot", "label": "ID-FRESH", "substance": "Mg(TFSI)2", "formula": "Mg(N(SO2CF3)2)2", "purity": "100 %", "molarMass": "584.60 g/mol"}""", .. Bench.Batch("ID")])).Done();
        var going = (await Notebook.Mgp("impact", "ID-BATCH", "3", "--set", "salt=ID-FRESH", "--json")).Done().Json;
        Assert.Equal("lot.expired", Assert.Single(going.GetProperty("going").EnumerateArray()).GetProperty("rule").GetString());
        Assert.Empty(going.GetProperty("appearing").EnumerateArray());
        (await Notebook.Mgp("correct", "ID-BATCH", "3", "--set", "salt=ID-FRESH", "--reason", "Wrong label copied.")).Done();
        Assert.Contains("deviation that would wait for a reason: ID-BATCH #2, lot.expired: Lot ID-SALT was used", (await Notebook.Mgp("impact", "ID-BATCH", "3", "--set", "salt=ID-SALT")).Done().Out, StringComparison.Ordinal);
        Assert.Contains("finding that would come: ID-BATCH version 3 (electrolyte.salt-added.v1): lot.expired: ", (await Notebook.Mgp("impact", "ID-FRESH", "1", "--set", "expires=2026-04-01")).Done().Out, StringComparison.Ordinal);
        Assert.Matches(@"electrolyte ID-BATCH, Mg\(TFSI\)2 charged: 0\.25 → 0\.20833 mmol/mL", (await Notebook.Mgp("impact", "ID-BATCH", "2", "--set", "volume=6.00 mL")).Done().Out);
    }

    [Fact]
    public async Task What_cannot_be_corrected_is_refused_as_the_correction_would_be()
    {
        (await Notebook.Record("ir", [.. Bench.Lots("IR"), .. Bench.Batch("IR")])).Done();
        var before = await Everything();
        (await Notebook.Mgp("impact", "IR-BATCH", "3")).Refused("impact.what");
        (await Notebook.Mgp("impact", "IR-BATCH", "3", "--strike", "--set", "mass=1 mg")).Refused("impact.what");
        (await Notebook.Mgp("impact", "IR-BATCH", "--strike")).Refused("impact.version");
        (await Notebook.Mgp("impact", "IR-SALT", "1", "--recall")).Refused("impact.version");
        (await Notebook.Mgp("impact", "IR-BATCH", "3", "--set", "mass=-1 mg")).Refused("quantity.negative");
        (await Notebook.Mgp("impact", "IR-BATCH", "99", "--strike")).Refused("fact.unknown");
        (await Notebook.Mgp("impact", "NOWHERE", "3", "--strike")).Refused("name.unknown");
        (await Notebook.Mgp("impact", "IR-BATCH", "3", "--set", "salt=NOWHERE")).Refused("lot.unknown");
        Assert.Equal(before, await Everything());
    }

    private async Task Study(string mark)
    {
        (await Notebook.Record(mark, [.. Bench.Lots(mark), .. Bench.Batch(mark), Bench.Release(mark), .. Bench.Cell(mark), .. Bench.Study(mark)])).Done();
        (await Notebook.Mgp("attach", Surroundings.Write(mark + ".csv", SmallFiles.Land), "--run", mark + "-RUN", "--time-zone", "Europe/Berlin")).Done();
    }

    /// <summary>The whole log, the projected rows, what was derived, the jobs and the raw files.</summary>
    private async Task<string> Everything()
    {
        var rows = string.Join('\n', await AllRows.Of(Notebook));
        var tables = new List<string> { await Notebook.Stored(), rows };
        foreach (var table in new[] { "public.mt_events", "public.mt_streams", "mgp.ledger", "mgp.sealed", "mgp.pending", "mgp.label", "mgp.command", "mgp.derived", "mgp.job", "mgp.job_position", "mgp.checkpoint", "mgp.projection_progress", "mgp.quarantine" })
        {
            tables.Add(await Notebook.Scalar<string>($"select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from {table} t"));
        }

        return string.Join('\n', tables);
    }
}

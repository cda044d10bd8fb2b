using MgProvenance.Application.Corrections;
using MgProvenance.Application.Handling;
using MgProvenance.Domain.Electrolytes;

namespace MgProvenance.Application.Tests.Handling;

/// <summary>Rules of order look at when things happened at the bench, not at when they were entered.</summary>
public sealed class BenchTimeTests(Notebook notebook) : IClassFixture<Notebook>
{
    [Fact]
    public async Task A_salt_entered_after_the_release_but_added_before_it_changed_nothing_after_release()
    {
        await notebook.Record([.. Bench.Lots("A"), .. Bench.Batch("A")]);
        Assert.Empty((await notebook.Record(Salt("A", "2026-04-02T09:25+02:00"))).Deviations);
        var late = await notebook.Record(Salt("A", "2026-04-03T09:01+02:00"));
        Assert.Contains("electrolyte.changed-after-release", Assert.Single(late.Deviations), StringComparison.Ordinal);
    }

    /// <summary>A day covers all of it: a salt of the day of release may have been added after it.</summary>
    [Fact]
    public async Task A_day_covers_what_happened_on_it()
    {
        await notebook.Record([.. Bench.Lots("B"), .. Bench.Batch("B")]);
        Assert.Contains("electrolyte.changed-after-release", Assert.Single((await notebook.Record(Salt("B", "2026-04-03+02:00"))).Deviations), StringComparison.Ordinal);
        Assert.Empty((await notebook.Record(Salt("B", "2026-04-02+02:00"))).Deviations);
    }

    [Fact]
    public async Task A_stir_entered_late_counts_if_it_came_after_the_salt()
    {
        var (lots, batch) = (Bench.Lots("C"), Bench.Batch("C"));
        await notebook.Record([.. lots, .. batch[..3], batch[4]]);
        await Refused(batch[5], "electrolyte.not-stirred");
        await notebook.Record("""{"command": "stir-electrolyte", "batch": "C-BATCH", "doneAt": "2026-04-02T09:15+02:00"}""");
        await Refused(batch[5], "electrolyte.not-stirred");
        await notebook.Record(batch[3]);
        await notebook.Record(batch[5]);
    }

    [Fact]
    public async Task A_release_is_judged_by_what_had_happened_by_then()
    {
        var batch = Bench.Batch("D");
        await notebook.Record([.. Bench.Lots("D"), .. batch[..5]]);
        await Refused(batch[5].Replace("2026-04-03T09:00", "2026-04-02T09:25", StringComparison.Ordinal), "electrolyte.not-stirred");
        await notebook.Record(batch[5]);
    }

    [Fact]
    public async Task Said_again_with_an_earlier_time_it_is_nothing_new()
    {
        var batch = Bench.Batch("E");
        await notebook.Record([.. Bench.Lots("E"), .. batch]);
        Assert.Empty((await notebook.Record(batch[5].Replace("2026-04-03", "2026-04-02", StringComparison.Ordinal))).Events);
        await notebook.Record("""{"command": "open-lot", "lot": "E-SALT", "doneAt": "2026-04-02T09:00+02:00"}""");
        Assert.Empty((await notebook.Record("""{"command": "open-lot", "lot": "E-SALT", "doneAt": "2026-04-01T09:00+02:00"}""")).Events);
    }

    [Fact]
    public async Task What_opens_a_stream_is_seen_whatever_time_it_claims()
    {
        await notebook.Record([.. Bench.Lots("F"), .. Bench.Batch("F")[..1]]);
        await notebook.Record(Salt("F", "2026-03-01T09:00+01:00"));
    }

    [Fact]
    public async Task A_protocol_version_and_a_calibration_are_known_whenever_they_were_recorded()
    {
        await notebook.Record(
            [.. Bench.Lots("G"), .. Bench.Batch("G")[..1],
            """{"command": "draft-protocol", "label": "G-PREP", "title": "Preparation"}""",
            """{"command": "publish-protocol", "protocol": "G-PREP", "version": 1, "steps": [{"key": "salt", "action": "weigh", "instruction": "Weigh it."}]}""",
            """{"command": "note-excursion", "equipment": "G-BAL", "what": "moved", "doneAt": "2026-05-01T09:00+02:00"}""",
            """{"command": "calibrate-equipment", "equipment": "G-BAL", "on": "2026-04-01", "validUntil": "2026-04-30"}"""]);
        var step = Salt("G", "2026-04-02T09:20+02:00").Replace("\"doneAt\"", "\"balance\": \"G-BAL\", \"step\": {\"protocol\": \"G-PREP\", \"version\": 1, \"step\": \"salt\"}, \"doneAt\"", StringComparison.Ordinal);
        Assert.Empty((await notebook.Record(step)).Deviations);
        var later = (await notebook.Record(step.Replace("2026-04-02", "2026-05-02", StringComparison.Ordinal))).Deviations;
        Assert.Equal(["balance.not-calibrated", "step.repeated"], later.Select(d => d[..d.IndexOf(':', StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_withdrawal_entered_late_is_held_against_the_stock_of_its_time()
    {
        await notebook.Record(
            [.. Bench.Batch("H")[..1],
            """{"command": "receive-lot", "label": "H-SALT", "substance": "MgCl2", "mass": "5 g", "doneAt": "2026-04-01+02:00"}""",
            """{"command": "reconcile-stock", "lot": "H-SALT", "mass": "1 g", "doneAt": "2026-04-10T12:00+02:00"}"""]);
        Assert.Empty((await notebook.Record(Salt("H", "2026-04-02T09:20+02:00", "4 g"))).Deviations);
        Assert.Contains("where 1000 mg", Assert.Single((await notebook.Record(Salt("H", "2026-04-11T09:20+02:00", "2 g"))).Deviations), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_fact_is_decided_as_of_its_own_time_and_later_ones_as_before()
    {
        await notebook.Record([.. Bench.Lots("J"), .. Bench.Batch("J"), Salt("J", "2026-04-02T09:25+02:00")]);
        await notebook.Record("""{"command": "strike-fact", "stream": "J-BATCH", "version": 4, "reason": "That was another batch."}""");
        var findings = await new Aftermath(notebook.Log, AllCommands.Table).Of(await notebook.IdOf("J-BATCH"), TestContext.Current.CancellationToken);
        Assert.Equal([(6L, "electrolyte.not-stirred")], findings.Select(f => (f.Version, f.Code)));
        await notebook.Record("""{"command": "correct-fact", "stream": "J-BATCH", "version": 7, "reason": "Wrong day.", "replacement": {"type": "electrolyte.salt-added.v1", "data": {"batch": "J-BATCH", "salt": "J-SALT", "mass": "1 mg", "doneAt": "2026-04-04T09:25+02:00"}}}""");
        Assert.Equal("electrolyte.changed-after-release", Assert.Single((await notebook.Stream("J-BATCH")).Deviations.Open).Rule);
    }

    [Fact]
    public async Task The_state_of_a_batch_is_folded_in_the_order_of_the_bench()
    {
        var batch = Bench.Batch("K");
        await notebook.Record([.. Bench.Lots("K"), batch[0], batch[3], batch[2]]);
        Assert.False((await notebook.Stream("K-BATCH")).Fold<Electrolyte>().State.NeedsStirring);
    }

    private static string Salt(string mark, string doneAt, string mass = "1 mg") =>
        $$"""{"command": "add-salt", "batch": "{{mark}}-BATCH", "salt": "{{mark}}-SALT", "mass": "{{mass}}", "doneAt": "{{doneAt}}"}""";

    private async Task Refused(string line, string code) => Assert.Equal(code, Assert.IsType<Reply.Refused>(await notebook.Send(line)).Refusal.Code);
}

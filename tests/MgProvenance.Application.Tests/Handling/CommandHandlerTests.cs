using MgProvenance.Application.Handling;

namespace MgProvenance.Application.Tests.Handling;

public sealed class CommandHandlerTests(Notebook notebook) : IClassFixture<Notebook>
{
    [Fact]
    public async Task A_command_becomes_events_at_the_version_after_the_last()
    {
        var opened = await notebook.Record(Lot("V-LOT"));
        var stream = opened.Streams["V-LOT"];
        Assert.Equal([new Stored(stream, 1, "lot.received.v1")], opened.Events);

        var next = await notebook.Record("""{"command": "open-lot", "lot": "V-LOT", "doneAt": "2026-04-02+02:00"}""");
        Assert.Equal([new Stored(stream, 2, "lot.opened.v1")], next.Events);
        Assert.Empty(next.Streams);
        Assert.Equal(["lot.received.v1@1", "lot.opened.v1@2"], await Kept("V-LOT"));
    }

    [Fact]
    public async Task The_envelope_says_who_recorded_it_with_what()
    {
        await notebook.Record(Lot("E-LOT"));
        var stored = Assert.Single((await notebook.Stream("E-LOT")).Events).Stored;
        Assert.Equal((Notebook.Person.Value, Notebook.Headers), (stored.Actor, stored.Headers));
    }

    [Fact]
    public async Task Filling_a_cell_writes_to_batch_and_cell_together()
    {
        await notebook.Record([.. Bench.Lots("F"), .. Bench.Batch("F"), Assembly("F")]);
        var filled = await notebook.Record(Bench.Fill("F"));
        Assert.Equal(
            [new(await notebook.IdOf("F-C1"), 2, "cell.electrolyte-dispensed.v1"), new(await notebook.IdOf("F-BATCH"), 7, "electrolyte.aliquot-drawn.v1")],
            filled.Events);
    }

    [Fact]
    public async Task When_one_side_of_a_filling_is_refused_the_other_is_not_written()
    {
        await notebook.Record([.. Bench.Lots("N"), .. Bench.Batch("N"), Assembly("N")]);
        var before = await Kept("N-BATCH", "N-C1");
        await Refused(Bench.Fill("N").Replace("80 uL", "0 uL", StringComparison.Ordinal), "cell.nothing-dispensed");
        Assert.Equal(before, await Kept("N-BATCH", "N-C1"));
    }

    [Fact]
    public async Task A_repeat_gets_the_first_answer_and_stores_nothing()
    {
        var first = Assert.IsType<Reply.Recorded>(await notebook.Send(Lot("R-LOT"), "the same id"));
        await notebook.Record("""{"command": "open-lot", "lot": "R-LOT"}""");
        var again = Assert.IsType<Reply.Recorded>(await notebook.Send(Lot("R-LOT"), "the same id"));
        Assert.Equal((false, true), (first.IsRepeat, again.IsRepeat));
        Assert.Equal(first.Answer.Events, again.Answer.Events);
        Assert.Equal(first.Answer.Streams, again.Answer.Streams);
        Assert.Equal(["lot.received.v1@1", "lot.opened.v1@2"], await Kept("R-LOT"));
    }

    [Fact]
    public async Task The_same_id_with_another_request_is_refused()
    {
        await notebook.Send(Lot("I-LOT"), "used id");
        var refused = await Refused(Lot("I-OTHER"), "command.reused", "used id");
        Assert.Contains("used id", refused, StringComparison.Ordinal);
        Assert.Null(await notebook.Log.Resolve("I-OTHER", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_label_that_leads_elsewhere_is_refused_by_both_names()
    {
        var taken = await notebook.Record(Lot("T-LOT"));
        Assert.Contains(taken.Streams["T-LOT"], await Refused(Lot("T-LOT"), "label.taken"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_rule_is_answered_and_the_fact_kept()
    {
        await notebook.Record([.. Bench.Lots("D", expires: "2026-04-01"), .. Bench.Batch("D")[..2]]);
        var added = await notebook.Record(Bench.Batch("D")[2]);
        Assert.Equal(["electrolyte.salt-added.v1", "deviation.noted.v1", "lot.amount-withdrawn.v1"], added.Events.Select(e => e.Type));
        Assert.Equal(["lot.expired: Lot D-SALT was used on 2026-04-02, after its last day 2026-04-01."], added.Deviations);
    }

    [Fact]
    public async Task What_was_said_before_stores_nothing_and_is_no_refusal()
    {
        await notebook.Record([Lot("S-LOT"), """{"command": "open-lot", "lot": "S-LOT"}"""]);
        Assert.Empty((await notebook.Record("""{"command": "open-lot", "lot": "S-LOT"}""")).Events);
    }

    private static string Lot(string label) => $$"""{"command": "receive-lot", "label": "{{label}}", "substance": "DME"}""";

    private static string Assembly(string mark) => Bench.Cell(mark)[3];

    private async Task<IReadOnlyList<string>> Kept(params string[] labels)
    {
        var kept = new List<string>();
        foreach (var label in labels) kept.AddRange((await notebook.Stream(label)).Events.Select(e => $"{e.Stored.Type}@{e.Stored.Version}"));
        return kept;
    }

    private async Task<string> Refused(string line, string code, string? commandId = null)
    {
        var refusal = Assert.IsType<Reply.Refused>(await notebook.Send(line, commandId)).Refusal;
        Assert.StartsWith(code, refusal.Code, StringComparison.Ordinal);
        return refusal.Sentence;
    }
}

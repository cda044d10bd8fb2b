using MgProvenance.Application.Electrolytes;
using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Electrolytes;

public sealed class BatchRecordTests(Notebook notebook) : IClassFixture<Notebook>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_batch_without_a_protocol_has_acts_and_no_steps()
    {
        await notebook.Record([.. Bench.Lots("FREE"), .. Bench.Batch("FREE")]);
        var record = await Read("FREE-BATCH");
        Assert.Null(record.Pinned);
        Assert.Empty(record.Steps);
        Assert.Equal(["dispense-solvent", "add-salt", "stir-electrolyte"], record.Unplanned.Select(a => a.Action));
        Assert.Equal(["note-appearance"], record.Observations.Select(a => a.Action));
        Assert.Equal(["release-electrolyte"], record.Afterwards.Select(a => a.Action));
        Assert.Equal("released", record.State);
    }

    [Fact]
    public async Task A_corrected_act_counts_as_corrected_and_names_its_correction()
    {
        await Prepare("CO", "stir-electrolyte");
        await notebook.Record(
            Step("CO", "5 min"),
            """{"command": "correct-fact", "stream": "CO-B", "version": 2, "reason": "Read again.", "replacement": {"type": "electrolyte.stirred.v2", "data": {"batch": "CO-B", "duration": "12 min", "step": {"protocol": "CO-P", "version": 1, "step": "s"}}}}""");
        var step = Assert.Single((await Read("CO-B")).Steps);
        var act = Assert.Single(step.Acts);
        Assert.Equal((20.0m, 4L), (act.DifferencePercent, act.CorrectedBy));
        Assert.Equal(["step.outside-tolerance"], act.Broken.Select(b => b.Rule));
        Assert.StartsWith("Step s: 12 min", act.Broken[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_record_as_of_a_position_knows_nothing_of_what_came_later()
    {
        await Prepare("AT", "stir-electrolyte");
        var before = await notebook.Log.Seal(Stop);
        await notebook.Record(Step("AT", "10 min"));
        var id = BatchId.Of(await notebook.IdOf("AT-B"));
        var then = await new BatchRecords(new NotebookAt(notebook.Log, before.Size), KarlFischerRule.Default).Read(id, Stop);
        Assert.Equal(StepState.Missing, Assert.Single(then.Steps).State);
        Assert.Equal(StepState.Done, Assert.Single((await Read("AT-B")).Steps).State);
        Assert.Empty((await Read("AT-B")).Missing());
    }

    /// <summary>An observation carries out the step that plans it, and is listed once more with what was seen.</summary>
    [Fact]
    public async Task A_planned_observation_is_a_step_and_an_observation()
    {
        await Prepare("OB", "note-appearance");
        await notebook.Record("""{"command": "note-appearance", "batch": "OB-B", "clarity": "clear", "colour": "colourless", "step": {"protocol": "OB-P", "version": 1, "step": "s"}}""");
        var record = await Read("OB-B");
        Assert.Equal(StepState.Done, Assert.Single(record.Steps).State);
        Assert.Single(record.Observations);
        Assert.Single(record.Acts());
    }

    /// <summary>The protocol is not mentioned by a release: it is read for the decision, also when that is taken anew.</summary>
    [Fact]
    public async Task A_release_is_checked_against_the_pinned_protocol_also_when_it_is_corrected()
    {
        await Prepare("RE", "stir-electrolyte");
        await notebook.Record("""{"command": "note-appearance", "batch": "RE-B", "clarity": "clear", "colour": "colourless"}""");
        const string release = """{"command": "release-electrolyte", "batch": "RE-B"}""";
        Assert.Equal("protocol.step-missing", Assert.IsType<Reply.Refused>(await notebook.Send(release)).Refusal.Code);
        await notebook.Record(Step("RE", "10 min"), release);
        await notebook.Record("""{"command": "strike-fact", "stream": "RE-B", "version": 3, "reason": "That was another batch."}""");
        var corrected = await notebook.Send("""{"command": "correct-fact", "stream": "RE-B", "version": 4, "reason": "The day.", "replacement": {"type": "electrolyte.released.v1", "data": {"batch": "RE-B", "doneAt": "2026-04-03T09:00+02:00"}}}""");
        Assert.IsType<Reply.Recorded>(corrected);   // it was not possible before either: a finding, and no reason to keep the wrong day
        var findings = await new Application.Corrections.Aftermath(notebook.Log, AllCommands.Table).Of(await notebook.IdOf("RE-B"), Stop);
        Assert.Equal(["protocol.step-missing"], findings.Select(f => f.Code));
    }

    [Fact]
    public void Steps_of_two_batches_are_matched_by_key_and_none_is_lost()
    {
        var (left, right) = (Compared("a", "b", "c"), Compared("a", "x", "c", "y"));
        Assert.Equal(["a", "b", "x", "c", "y"], BatchComparison.Of(left, right).Steps.Select(s => s.Key));
        Assert.Equal(["c", "b", "a"], BatchComparison.Of(Compared("c", "b", "a"), Compared("a", "b", "c")).Steps.Select(s => s.Key));

        static BatchRecord Compared(params string[] keys) => Empty with { Steps = [.. keys.Select((k, i) => new RecordStep(i + 1, k, "a", "i", null, null, Application.Protocols.PlannedMass.None, null, null, null, null, StepState.Missing, []))] };
    }

    private static readonly BatchRecord Empty = new("electrolyte", "B", "F", "released", null, null, null, [], [], [], [], [], [], new VolumeBalance(0, 0, 0, null, null, 0), [], []);

    private Task<Answer> Prepare(string mark, string action) => notebook.Record(
        $$"""{"command": "draft-protocol", "label": "{{mark}}-P", "title": "One step"}""",
        $$"""{"command": "publish-protocol", "protocol": "{{mark}}-P", "version": 1, "steps": [{"key": "s", "action": "{{action}}", "instruction": "Do it.", "amount": "10 min", "tolerance": 0.1}]}""",
        $$"""{"command": "open-batch", "label": "{{mark}}-B", "formulation": "F", "protocol": "{{mark}}-P", "protocolVersion": 1}""");

    private static string Step(string mark, string duration) =>
        $$"""{"command": "stir-electrolyte", "batch": "{{mark}}-B", "duration": "{{duration}}", "step": {"protocol": "{{mark}}-P", "version": 1, "step": "s"} }""";

    private async Task<BatchRecord> Read(string label) => await new BatchRecords(new NotebookAt(notebook.Log, null), KarlFischerRule.Default).Read(BatchId.Of(await notebook.IdOf(label)), Stop);
}

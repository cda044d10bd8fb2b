using MgProvenance.Application.Events;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Protocols;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>A step of a protocol was carried out otherwise than planned, or not at all. With a reason that was given it is a note; while a deviation waits for one, that is the finding.</summary>
internal sealed class StepDiffers : IAuditRule
{
    public string Id => "protocol.step-differs";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A step was neither done nor skipped, or, where the plan sets no tolerance, differs from it by more than the limit; a note where it was left out, or broke the plan, for a reason that was given.";

    public static bool Covers(string deviation) => deviation.StartsWith("step.", StringComparison.Ordinal);

    /// <param name="Reason">Null where none was given.</param>
    private sealed record Difference(PlannedSteps Planned, ProtocolStep Step, RecordedEvent Act, string What, string? Reason);

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var (bench, most) = (StudyBench.Of(record), record.Settings.Limits["plan-difference-most"]);
        foreach (var those in bench.Streams.Select(s => PlannedSteps.Of(s, bench)).OfType<PlannedSteps>().SelectMany(p => p.Steps.SelectMany(step => Differences(p, step, bench, most)))
            .GroupBy(d => (d.Planned.Protocol.StreamId, d.Planned.Version, d.Step.Key, Explained: d.Reason is not null)))
        {
            var (planned, step) = (those.First().Planned, those.First().Step);
            string[] what = [.. those.GroupBy(d => (d.What, d.Reason)).Select(d => $"{StudyBench.Listed([.. d.Select(t => t.Planned.Label).Distinct(StringComparer.Ordinal)])}: {d.Key.What}{(d.Key.Reason is { } reason ? $", because: {reason.TrimEnd('.')}" : string.Empty)}")];
            yield return this.Finding(
                $"Step {step.Key} of {planned.Protocol.Label} version {planned.Version} was planned as “{step.Instruction.TrimEnd('.')}{(step.Amount is { } amount ? $", {amount}" : string.Empty)}”. {string.Join("; ", what)}.",
                those.Select(d => AuditEvidence.Of(d.Act, $"{d.Planned.Label}: {d.What}")).Concat(Plan(planned)),
                those.Select(d => d.Planned.Stream.StreamId)) with
            {
                Severity = those.Key.Explained ? AuditSeverity.Note : Severity,
            };
        }
    }

    private static IEnumerable<Difference> Differences(PlannedSteps planned, ProtocolStep step, StudyBench bench, Limit most)
    {
        var acts = planned.Acts[step.Key].ToList();
        if (!acts.Exists(a => a.Fact is StepSkipped || EventCatalogue.ActionOf(a.Fact.GetType()) == step.Action) && bench.Uses[planned.Stream.StreamId].Any())
            yield return new Difference(planned, step, planned.Opening, "neither done nor skipped", null);
        foreach (var act in acts)
        {
            if (act.Fact is StepSkipped skipped) yield return new Difference(planned, step, act, "left out", skipped.Reason);
            foreach (var noted in planned.Stream.NotedWith(act).Where(d => Covers(d.Rule) && Answers.Of(planned.Stream, d) is not null)) yield return new Difference(planned, step, act, Said(noted, step), Answers.Of(planned.Stream, noted));
            if (step.Tolerance is null && step.AmountAt(planned.Scale) is { Value: > 0 } amount && CarriedOut.In(amount.Unit, act.Fact, LotIn(act.Fact, bench)) is ({ } actual, { } text)
                && (actual.IsBelow(amount.Value * (1 - (most.Value / 100))) || actual.IsAbove(amount.Value * (1 + (most.Value / 100)))))
                yield return new Difference(planned, step, act, $"{text} where {amount} is planned, more than {most} from it", null);
        }
    }

    /// <summary>Without the step, which the finding names.</summary>
    private static string Said(DeviationNoted noted, ProtocolStep step)
    {
        var sentence = noted.Sentence.TrimEnd('.');
        return sentence.StartsWith($"Step {step.Key}", StringComparison.Ordinal) ? sentence[$"Step {step.Key}".Length..].TrimStart(':', ' ') : sentence;
    }

    private static IEnumerable<AuditEvidence> Plan(PlannedSteps planned) =>
        planned.Protocol.Of<ProtocolVersionPublished>().Where(p => p.Fact.Version == planned.Version).Select(p => AuditEvidence.Of(p.Recorded, $"{planned.Protocol.Label} version {planned.Version}"));

    private static LotFacts? LotIn(IEvent fact, StudyBench bench) => fact is SaltAdded added ? bench.Lot(added.Salt) : null;
}

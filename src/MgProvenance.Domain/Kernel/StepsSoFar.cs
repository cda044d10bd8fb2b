namespace MgProvenance.Domain.Kernel;

/// <summary>How far the steps of protocols were carried out in one stream.</summary>
public sealed record StepsSoFar
{
    public static StepsSoFar None { get; } = new();

    /// <param name="ObservedBy">Name of the command, where the act only observed.</param>
    private sealed record Act(StepRef Step, string? ObservedBy, bool Skipped);

    private IReadOnlyList<Act> Acts { get; init; } = [];

    /// <summary>The acts from this one on still have to be seen to come to their end points.</summary>
    private int Unseen { get; init; }

    public StepsSoFar Done(StepRef? step) => With(step, null, skipped: false);

    /// <summary>Something was observed at a step: that carries it out where observing is what the step plans.</summary>
    public StepsSoFar Observed(StepRef? step, IEvent observation) => step is null ? this : With(step, EventCatalogue.ActionOf(observation.GetType()), skipped: false);

    public StepsSoFar Skipped(StepRef step) => With(step, null, skipped: true);

    /// <summary>Something was added: what came before cannot come to its end point any more.</summary>
    public StepsSoFar Added(StepRef? step) => step is null ? this : Clear().Done(step);

    /// <summary>The end points of the steps so far were seen.</summary>
    public StepsSoFar Clear() => this with { Unseen = Acts.Count };

    /// <summary>Whether a step was carried out or skipped.</summary>
    public bool IsDone(StepRef reference, ProtocolStep step) => Acts.Any(a => Settles(a, reference, step));

    public bool IsSkipped(StepRef reference) => Acts.Any(a => a.Skipped && a.Step.IsSame(reference));

    /// <summary>The steps of a version that were neither done nor skipped.</summary>
    public IEnumerable<ProtocolStep> Missing(ProtocolId protocol, int version, IEnumerable<ProtocolStep> steps) => steps.Where(s => !IsDone(new StepRef(protocol, version, s.Key), s));

    /// <summary>The rules of order that carrying out this step now breaks.</summary>
    public IEnumerable<Deviation> BrokenBy(StepFacts step)
    {
        if (IsSkipped(step.Step)) yield return new Deviation("step.was-skipped", $"Step {step.Step.Step} had been skipped.");
        else if (IsDone(step.Step, step.Plan)) yield return new Deviation("step.repeated", $"Step {step.Step.Step} was done before.");
        var missing = Missing(step.Step.Protocol, step.Step.Version, step.Steps.TakeWhile(s => s.Key != step.Step.Step)).Select(s => s.Key).ToList();
        if (missing.Count > 0) yield return new Deviation("step.out-of-order", $"Step {step.Step.Step}: {string.Join(", ", missing)}, planned before it, neither done nor skipped.");
    }

    /// <summary>The rule that adding something breaks before the end point of an earlier step was seen.</summary>
    public IEnumerable<Deviation> BrokenByAddition(StepFacts step) =>
        from waiting in step.Steps
        where waiting.EndPoint is not null && waiting.Key != step.Step.Step
        let reference = step.Step with { Step = waiting.Key }
        where Acts.Skip(Unseen).Any(a => !a.Skipped && Settles(a, reference, waiting))
        select new Deviation("step.end-point-not-noted", $"Step {step.Step.Step}: {waiting.Key} ends with “{waiting.EndPoint}”, and clear was not noted since.");

    private static bool Settles(Act act, StepRef reference, ProtocolStep step) => act.Step.IsSame(reference) && (act.ObservedBy is null || act.ObservedBy == step.Action);

    private StepsSoFar With(StepRef? step, string? observedBy, bool skipped) => step is null ? this : this with { Acts = [.. Acts, new Act(step, observedBy, skipped)] };
}

using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("skip-step", "Record that a planned step of a batch was left out, and why.")]
public sealed record SkipStep(BatchId Batch, StepRef Step, string Reason, BenchTime? DoneAt = null, string? DeviationReason = null) : IRecords<StepSkipped>
{
    public static Decision Decide(SkipStep c, Electrolyte batch, Deviations deviations, StepFacts step) => c switch
    {
        _ when batch.NotOpen(c.Batch) is { } notOpen => notOpen,
        _ when string.IsNullOrWhiteSpace(c.Reason) => Decision.Refuse("step.reason-missing", "Say why the step is left out."),
        _ when batch.Steps.IsSkipped(c.Step) => Decision.Accept(),
        _ when batch.Steps.IsDone(c.Step, step.Plan) => Decision.Refuse("step.done", $"Step {c.Step.Step} was carried out: strike that fact out, if it was not."),
        _ => deviations.Accept(new StepSkipped(c.Batch, batch.Held(step)!.WithPlan, c.Reason.Trim(), c.DoneAt), batch.BrokenByObservation(c.Batch, step), c.DeviationReason),
    };
}

using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("condition-electrolyte", "Record that a batch itself was conditioned by electrolysis, before its use in cells.")]
public sealed record ConditionElectrolyte(
    BatchId Batch,
    string Method,
    CellId? Cell = null,
    int? Cycles = null,
    BenchTime? EndedAt = null,
    BenchTime? DoneAt = null,
    StepRef? Step = null,
    string? DeviationReason = null) : IRecords<ElectrolyteConditioned>
{
    public static Decision Decide(ConditionElectrolyte c, Electrolyte batch, Deviations deviations, StepFacts? step) => c switch
    {
        _ when batch.NotOpen(c.Batch) is { } notOpen => notOpen,
        _ when string.IsNullOrWhiteSpace(c.Method) => Decision.Refuse("electrolyte.method-missing", "Say how the batch was conditioned."),
        { Cycles: < 1 } => Decision.Refuse("electrolyte.cycles-none", "Conditioning in cycles takes at least one; leave the number out where it is not known."),
        _ => BenchTime.EndsBeforeStart(c.DoneAt, c.EndedAt) ?? deviations.Accept(
            new ElectrolyteConditioned(c.Batch, c.Method.Trim(), c.Cell, c.Cycles, c.EndedAt, c.DoneAt, batch.Held(step)?.WithPlan),
            [.. batch.BrokenByAnyFact(c.Batch), .. batch.BrokenByStep(step), .. step?.BrokenBy(null, c.DoneAt, c.EndedAt) ?? []],
            c.DeviationReason),
    };
}

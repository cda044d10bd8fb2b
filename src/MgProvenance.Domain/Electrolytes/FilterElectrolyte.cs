using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("filter-electrolyte", "Record that a batch was filtered, and through what.")]
public sealed record FilterElectrolyte(
    BatchId Batch, string Filter, Quantity<Length>? PoreSize = null, StepRef? Step = null, BenchTime? DoneAt = null, string? DeviationReason = null) : IRecords<ElectrolyteFiltered>
{
    public static Decision Decide(FilterElectrolyte c, Electrolyte batch, Deviations deviations, StepFacts? step) => c switch
    {
        _ when batch.NotOpen(c.Batch) is { } notOpen => notOpen,
        _ when string.IsNullOrWhiteSpace(c.Filter) => Decision.Refuse("electrolyte.filter-missing", "Say through what the batch was filtered."),
        _ => deviations.Accept(
            new ElectrolyteFiltered(c.Batch, c.Filter.Trim(), c.PoreSize, batch.Held(step)?.WithPlan, c.DoneAt),
            [.. batch.BrokenByAnyFact(c.Batch), .. batch.BrokenByStep(step), .. step?.BrokenBy<Length>(c.PoreSize) ?? []],
            c.DeviationReason),
    };
}

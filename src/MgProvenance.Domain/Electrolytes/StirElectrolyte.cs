using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("stir-electrolyte", "Record stirring: how long, until when, how warm.")]
public sealed record StirElectrolyte(
    BatchId Batch,
    Reported<Duration>? Duration = null,
    string? Until = null,
    Reported<Temperature>? Temperature = null,
    string? TemperatureInWords = null,
    StepRef? Step = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null,
    BenchTime? EndedAt = null) : IRecords<ElectrolyteStirred>
{
    public static Decision Decide(StirElectrolyte c, Electrolyte batch, Deviations deviations, StepFacts? step) =>
        batch.NotOpen(c.Batch) ?? BenchTime.EndsBeforeStart(c.DoneAt, c.EndedAt) ?? deviations.Accept(
            new ElectrolyteStirred(c.Batch, c.Duration, c.Until, c.Temperature, c.TemperatureInWords, batch.Held(step)?.WithPlan, c.DoneAt, c.EndedAt),
            [.. batch.BrokenByAnyFact(c.Batch), .. batch.BrokenByStep(step), .. step?.BrokenBy(c.Duration, c.DoneAt, c.EndedAt) ?? [], .. step?.BrokenBy(c.Temperature) ?? []],
            c.DeviationReason);
}

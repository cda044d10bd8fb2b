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
    string? DeviationReason = null) : IRecords<ElectrolyteStirred>
{
    public static Decision Decide(StirElectrolyte c, Electrolyte batch, Deviations deviations, StepFacts? step) =>
        batch.NotOpen(c.Batch) ?? deviations.Accept(
            new ElectrolyteStirred(c.Batch, c.Duration, c.Until, c.Temperature, c.TemperatureInWords, step?.WithPlan, c.DoneAt),
            [.. batch.BrokenByAnyFact(c.Batch), .. step?.BrokenBy<Duration>(c.Duration is { Form: Form.Exact } exact ? exact.Value : null) ?? []],
            c.DeviationReason);
}

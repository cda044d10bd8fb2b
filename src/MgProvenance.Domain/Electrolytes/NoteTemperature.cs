using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("note-temperature", "Record the temperature of a batch.")]
public sealed record NoteTemperature(BatchId Batch, Quantity<Temperature> Temperature, BenchTime? DoneAt = null, string? DeviationReason = null, StepRef? Step = null) : IRecords<TemperatureNoted>
{
    public static Decision Decide(NoteTemperature c, Electrolyte batch, Deviations deviations, StepFacts? step) =>
        batch.NotOpen(c.Batch) ?? deviations.Accept(
            new TemperatureNoted(c.Batch, c.Temperature, c.DoneAt, batch.Held(step)?.WithPlan),
            [.. batch.BrokenByObservation(c.Batch, step), .. step?.BrokenBy((Reported<Temperature>)c.Temperature) ?? []],
            c.DeviationReason);
}

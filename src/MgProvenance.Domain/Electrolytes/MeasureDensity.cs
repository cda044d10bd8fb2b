using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("measure-density", "Record the density of a batch.")]
public sealed record MeasureDensity(
    BatchId Batch, Reported<Density> Density, Quantity<Temperature>? Temperature = null, BenchTime? DoneAt = null, string? DeviationReason = null, StepRef? Step = null) : IRecords<DensityMeasured>
{
    public static Decision Decide(MeasureDensity c, Electrolyte batch, Deviations deviations, StepFacts? step) =>
        batch.NotOpen(c.Batch) ?? deviations.Accept(
            new DensityMeasured(c.Batch, c.Density, c.Temperature, c.DoneAt, batch.Held(step)?.WithPlan), batch.BrokenByObservation(c.Batch, step), c.DeviationReason);
}

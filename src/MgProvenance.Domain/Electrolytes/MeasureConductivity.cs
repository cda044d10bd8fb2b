using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("measure-conductivity", "Record the ionic conductivity of a batch.")]
public sealed record MeasureConductivity(
    BatchId Batch,
    Reported<Conductivity> Conductivity,
    Quantity<Temperature>? Temperature = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null,
    StepRef? Step = null) : IRecords<ConductivityMeasured>
{
    public static Decision Decide(MeasureConductivity c, Electrolyte batch, Deviations deviations, StepFacts? step) =>
        batch.NotOpen(c.Batch) ?? deviations.Accept(
            new ConductivityMeasured(c.Batch, c.Conductivity, c.Temperature, c.DoneAt, batch.Held(step)?.WithPlan), batch.BrokenByObservation(c.Batch, step), c.DeviationReason);
}

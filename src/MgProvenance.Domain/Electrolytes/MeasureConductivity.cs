using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("measure-conductivity", "Record the ionic conductivity of a batch.")]
public sealed record MeasureConductivity(BatchId Batch, Reported<Conductivity> Conductivity, Quantity<Temperature>? Temperature = null, BenchTime? DoneAt = null, string? DeviationReason = null) : IRecords<ConductivityMeasured>
{
    public static Decision Decide(MeasureConductivity c, Electrolyte batch, Deviations deviations) =>
        batch.NotOpen(c.Batch) ?? deviations.Accept(
            new ConductivityMeasured(c.Batch, c.Conductivity, c.Temperature, c.DoneAt), batch.BrokenByAnyFact(c.Batch), c.DeviationReason);
}

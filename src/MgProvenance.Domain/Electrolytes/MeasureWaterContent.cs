using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("measure-batch-water", "Record the water content of a batch.")]
public sealed record MeasureWaterContent(
    BatchId Batch,
    Reported<TraceContent> Content,
    string Method,
    int? Replicates = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null,
    StepRef? Step = null) : IRecords<WaterContentMeasured>
{
    public static Decision Decide(MeasureWaterContent c, Electrolyte batch, Deviations deviations, StepFacts? step) => c switch
    {
        { Replicates: < 1 } => Decision.Refuse("replicates.none", "A measured value has at least one replicate."),
        _ => batch.NotOpen(c.Batch) ?? deviations.Accept(
            new WaterContentMeasured(c.Batch, c.Content, c.Method, c.Replicates, c.DoneAt, batch.Held(step)?.WithPlan), batch.BrokenByObservation(c.Batch, step), c.DeviationReason),
    };
}

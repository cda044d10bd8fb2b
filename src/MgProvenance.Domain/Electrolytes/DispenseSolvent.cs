using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("dispense-solvent", "Record solvent that went into a batch.")]
public sealed record DispenseSolvent(
    BatchId Batch,
    LotId Solvent,
    Quantity<Volume> Volume,
    StepRef? Step = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null) : IRecords<SolventDispensed>
{
    public static Decision Decide(DispenseSolvent c, Electrolyte batch, Deviations deviations, LotFacts solvent, StepFacts? step) =>
        batch.NotOpen(c.Batch) ?? deviations.Accept(
            new SolventDispensed(c.Batch, c.Solvent, c.Volume, step?.WithPlan, c.DoneAt),
            [.. batch.BrokenByAddition(c.Batch), .. solvent.BrokenBy(c.DoneAt), .. step?.BrokenBy<Volume>(c.Volume) ?? []],
            c.DeviationReason);
}

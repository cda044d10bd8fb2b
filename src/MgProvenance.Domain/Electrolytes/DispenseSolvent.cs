using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("dispense-solvent", "Record solvent that went into a batch.")]
public sealed record DispenseSolvent(
    BatchId Batch,
    LotId Solvent,
    Quantity<Volume> Volume,
    StepRef? Step = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null,
    int? Portions = null,
    Quantity<Mass>? Gross = null,
    Quantity<Mass>? Tare = null,
    EquipmentId? Pipette = null) : IRecords<SolventDispensed>
{
    public static Decision Decide(DispenseSolvent c, Electrolyte batch, Deviations deviations, LotFacts solvent, StepFacts? step)
    {
        step = batch.Held(step);
        return batch.NotOpen(c.Batch) ?? Weighing.Impossible(c.Portions, c.Gross, c.Tare) ?? deviations.Accept(
            new SolventDispensed(c.Batch, c.Solvent, c.Volume, step?.WithPlan, c.DoneAt, c.Portions, c.Gross, c.Tare, c.Pipette),
            [
                .. batch.BrokenByAddition(c.Batch),
                .. batch.BrokenByStep(step),
                .. solvent.BrokenBy(c.DoneAt),
                .. step?.BrokenBy(solvent) ?? [],
                .. step?.BrokenBy<Volume>(c.Volume) ?? [],
                .. step?.BrokenBy(c.Portions) ?? [],
            ],
            c.DeviationReason);
    }
}

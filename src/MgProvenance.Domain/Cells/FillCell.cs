using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Cells;

[CommandName("fill-cell", "Record the electrolyte that went into a cell; it leaves its batch in the same transaction.")]
public sealed record FillCell(
    CellId Cell,
    BatchId Batch,
    Quantity<Volume> Volume,
    StepRef? Step = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null,
    EquipmentId? Pipette = null) : IRecords<ElectrolyteDispensed>
{
    /// <summary>The event of the cell alone; the batch decides about its aliquot.</summary>
    public static Decision Decide(FillCell c, Cell cell, Deviations deviations, StepFacts? step) => c switch
    {
        { Volume.Value: 0 } => Decision.Refuse("cell.nothing-dispensed", "A dispensed volume is above zero."),
        _ => cell.NotStarted(c.Cell) ?? deviations.Accept(
            new ElectrolyteDispensed(c.Cell, c.Batch, c.Volume, step?.WithPlan, c.DoneAt, c.Pipette),
            [.. cell.BrokenByAddition(c.Cell), .. step?.BrokenBy<Volume>(c.Volume) ?? []],
            c.DeviationReason),
    };
}

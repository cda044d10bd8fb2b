using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Cells;

[CommandName("close-cell", "Record that a cell was closed, and how.")]
public sealed record CloseCell(
    CellId Cell,
    Closing Closing,
    EquipmentId? Tool = null,
    EquipmentId? Glovebox = null,
    StepRef? Step = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null) : IRecords<CellClosed>
{
    public static Decision Decide(CloseCell c, Cell cell, Deviations deviations, StepFacts? step) => cell switch
    {
        { IsStarted: false } => cell.NotStarted(c.Cell)!,
        { IsClosed: true } => Decision.Accept(),
        _ => deviations.Accept(
            new CellClosed(c.Cell, c.Closing, c.Tool, c.Glovebox, step?.WithPlan, c.DoneAt), cell.BrokenByClosing(c.Cell), c.DeviationReason),
    };
}

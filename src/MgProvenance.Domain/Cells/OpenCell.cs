using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Cells;

[CommandName("open-cell", "Record that a closed cell was opened.")]
public sealed record OpenCell(
    CellId Cell,
    EquipmentId? Glovebox = null,
    string? Reason = null,
    bool? AirExposure = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null) : IRecords<CellOpened>
{
    public static Decision Decide(OpenCell c, Cell cell, Deviations deviations) => cell switch
    {
        { IsStarted: false } => cell.NotStarted(c.Cell)!,
        { IsOpened: true } => Decision.Accept(),
        _ => deviations.Accept(new CellOpened(c.Cell, c.Glovebox, c.Reason, c.DoneAt, c.AirExposure), cell.BrokenWhileNotClosed(c.Cell), c.DeviationReason),
    };
}

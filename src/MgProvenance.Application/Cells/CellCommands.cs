using MgProvenance.Application.Handling;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Cells;

/// <summary>Who decides the commands about cells.</summary>
internal static class CellCommands
{
    public static void AddTo(CommandTable table)
    {
        table.On<StartAssembly, Cell>(c => c.Cell.Value, StartAssembly.Decide);
        table.On<PlacePart, Cell>(c => c.Cell.Value, (c, state, deviations, past) => PlacePart.Decide(c, state, deviations, past.Lot(c.Lot), past.Step(c.Step)));
        table.On<FillCell, Cell>(c => c.Cell.Value, (c, state, deviations, past) => FillCell.Decide(c, state, deviations, past.Step(c.Step)));
        table.Beside<FillCell, AliquotDrawn>(LeavesItsBatch, (aliquot, filling, reason) =>
            aliquot.Cell is { } cell ? new FillCell(cell, aliquot.Batch, aliquot.Volume, filling?.Step, aliquot.DoneAt, reason) : null);
        table.On<CloseCell, Cell>(c => c.Cell.Value, (c, state, deviations, past) => CloseCell.Decide(c, state, deviations, past.Step(c.Step)));
        table.On<RestCell, Cell>(c => c.Cell.Value, (c, state, deviations, past) => RestCell.Decide(c, state, deviations, past.Step(c.Step)));
        table.On<OpenCell, Cell>(c => c.Cell.Value, OpenCell.Decide);
    }

    private static Part LeavesItsBatch(FillCell c, Past past)
    {
        var (batch, deviations) = past.Fold<Electrolyte>(c.Batch.Value);
        return new Part(c.Batch.Value, DrawAliquot.ForCell(c.Batch, c.Volume, c.Cell, c.DoneAt, c.DeviationReason, batch, deviations));
    }
}

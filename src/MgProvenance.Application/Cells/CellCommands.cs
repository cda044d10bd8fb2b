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
        table.On<FillCell>(Fill);
        table.On<CloseCell, Cell>(c => c.Cell.Value, (c, state, deviations, past) => CloseCell.Decide(c, state, deviations, past.Step(c.Step)));
        table.On<RestCell, Cell>(c => c.Cell.Value, (c, state, deviations, past) => RestCell.Decide(c, state, deviations, past.Step(c.Step)));
        table.On<OpenCell, Cell>(c => c.Cell.Value, OpenCell.Decide);
    }

    /// <summary>The command that recorded an aliquot together with what it went into: the cell's own event holds the step.</summary>
    public static FillCell Filling(AliquotDrawn aliquot, CellId cell, IEnumerable<IEvent> together) =>
        new(cell, aliquot.Batch, aliquot.Volume, together.OfType<ElectrolyteDispensed>().FirstOrDefault()?.Step, aliquot.DoneAt);

    /// <summary>Electrolyte leaves its batch and enters the cell in one transaction: each decides its own side.</summary>
    private static IReadOnlyList<Part> Fill(FillCell c, Past past)
    {
        var (cell, ofCell) = past.Fold<Cell>(c.Cell.Value);
        var (batch, ofBatch) = past.Fold<Electrolyte>(c.Batch.Value);
        return
        [
            new Part(c.Batch.Value, DrawAliquot.ForCell(c.Batch, c.Volume, c.Cell, c.DoneAt, c.DeviationReason, batch, ofBatch)),
            new Part(c.Cell.Value, FillCell.Decide(c, cell, ofCell, past.Step(c.Step))),
        ];
    }
}

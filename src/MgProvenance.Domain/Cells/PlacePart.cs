using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Cells;

[CommandName("place-part", "Record a part that went into a cell.")]
public sealed record PlacePart(
    CellId Cell,
    PartRole Role,
    string Description,
    PieceId? Piece = null,
    LotId? Lot = null,
    Reported<Length>? Diameter = null,
    Reported<Length>? Thickness = null,
    int? Count = null,
    StepRef? Step = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null) : IRecords<PartPlaced>
{
    /// <param name="lot">Null when the command names no lot.</param>
    public static Decision Decide(PlacePart c, Cell cell, Deviations deviations, LotFacts? lot, StepFacts? step) => c switch
    {
        { Description: var words } when string.IsNullOrWhiteSpace(words) => Decision.Refuse("cell.part-without-words", "Say what the part is."),
        { Piece: not null, Lot: not null } => Decision.Refuse("cell.part-piece-and-lot", "A part is a piece or comes straight from a lot: give one of them."),
        { Count: < 1 } => Decision.Refuse("cell.part-count", "At least one part was placed."),
        _ => cell.NotStarted(c.Cell) ?? deviations.Accept(
            new PartPlaced(c.Cell, c.Role, c.Piece, c.Lot, c.Description.Trim(), c.Diameter, c.Thickness, c.Count, step?.WithPlan, c.DoneAt),
            [.. cell.BrokenByAddition(c.Cell), .. lot?.BrokenBy(c.DoneAt) ?? []],
            c.DeviationReason),
    };
}

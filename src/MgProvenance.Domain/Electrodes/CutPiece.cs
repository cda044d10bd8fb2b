using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrodes;

[CommandName("cut-piece", "Record an electrode cut from a sheet or from a lot of metal.")]
public sealed record CutPiece(
    PieceId Piece,
    Label Label,
    string Shape,
    SheetId? Sheet = null,
    LotId? Metal = null,
    Reported<Length>? Size = null,
    Reported<Length>? Thickness = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null) : IRecords<PieceCut>
{
    /// <param name="metal">Null when the piece is cut from a sheet.</param>
    public static Decision Decide(CutPiece c, ElectrodePiece piece, Deviations deviations, LotFacts? metal) => c switch
    {
        _ when piece.IsCut => Decision.Refuse("piece.already-cut", $"Piece {c.Piece} is cut already."),
        _ when c.Sheet is null == c.Metal is null => Decision.Refuse("piece.origin", "A piece is cut from a sheet or from a lot of metal: give one of them."),
        { Shape: not ("disc" or "square") } => Decision.Refuse("piece.shape-unknown", $"“{c.Shape}” is not a shape: a piece is a disc or a square."),
        _ => deviations.Accept(
            new PieceCut(c.Piece, c.Label, c.Sheet, c.Metal, c.Shape, c.Size, c.Thickness, c.DoneAt), metal?.BrokenBy(c.DoneAt) ?? [], c.DeviationReason),
    };
}

using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrodes;

[CommandName("store-piece", "Record how a piece is stored: how warm, under vacuum or not.")]
public sealed record StorePiece(
    PieceId Piece,
    string Conditions,
    Reported<Temperature>? Temperature = null,
    bool? Vacuum = null,
    BenchTime? DoneAt = null) : IRecords<PieceStored>
{
    public static Decision Decide(StorePiece c, ElectrodePiece piece) => c switch
    {
        { Conditions: var words } when string.IsNullOrWhiteSpace(words) => Decision.Refuse("piece.conditions-missing", "Say how the piece is stored."),
        _ => piece.NotCut(c.Piece) ?? Decision.Accept(new PieceStored(c.Piece, c.Conditions.Trim(), c.DoneAt, c.Temperature, c.Vacuum)),
    };
}

using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrodes;

[CommandName("weigh-piece", "Record the mass of a whole piece, substrate included.")]
public sealed record WeighPiece(PieceId Piece, Quantity<Mass> Mass, EquipmentId? Balance = null, BenchTime? DoneAt = null) : IRecords<PieceWeighed>
{
    public static Decision Decide(WeighPiece c, ElectrodePiece piece) =>
        piece.NotCut(c.Piece) ?? Decision.Accept(new PieceWeighed(c.Piece, c.Mass, c.Balance, c.DoneAt));
}

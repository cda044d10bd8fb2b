using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrodes;

[CommandName("weigh-piece", "Record the mass of a whole piece, substrate included.")]
public sealed record WeighPiece(PieceId Piece, Quantity<Mass> Mass, EquipmentId? Balance = null, BenchTime? DoneAt = null, string? DeviationReason = null) : IRecords<PieceWeighed>
{
    /// <param name="balance">Null when the command names none.</param>
    public static Decision Decide(WeighPiece c, ElectrodePiece piece, Deviations deviations, BalanceFacts? balance) =>
        piece.NotCut(c.Piece) ?? deviations.Accept(new PieceWeighed(c.Piece, c.Mass, c.Balance, c.DoneAt), balance?.BrokenBy(c.Mass, c.DoneAt) ?? [], c.DeviationReason);
}

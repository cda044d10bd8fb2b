using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrodes;

/// <summary>As much of a piece's past as the next decision needs.</summary>
/// <param name="IsMetal">Cut from a lot of metal and not from a sheet.</param>
public sealed record ElectrodePiece(bool IsCut, bool IsMetal) : ISubject<ElectrodePiece>
{
    public static ElectrodePiece Initial { get; } = new(false, false);

    public static ElectrodePiece Evolve(ElectrodePiece piece, IEvent happened) => happened switch
    {
        PieceCut e => piece with { IsCut = true, IsMetal = e.Metal is not null },
        PieceWeighed or MetalPolished or PieceStored => piece,
        _ => throw new UnknownEventException(happened, piece),
    };

    internal Decision.Refused? NotCut(PieceId id) =>
        IsCut ? null : new Decision.Refused(new Refusal("piece.not-cut", $"Piece {id} was never cut."));
}

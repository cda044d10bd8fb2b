using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrodes;

[CommandName("polish-metal", "Record that the metal of a piece was polished: with what, wiped with what, where, until when.")]
public sealed record PolishMetal(
    PieceId Piece,
    string? Abrasive = null,
    string? WipeSolvent = null,
    EquipmentId? Where = null,
    string? Until = null,
    StepRef? Step = null,
    BenchTime? DoneAt = null) : IRecords<MetalPolished>
{
    public static Decision Decide(PolishMetal c, ElectrodePiece piece, StepFacts? step) => piece switch
    {
        { IsCut: false } => piece.NotCut(c.Piece)!,
        { IsMetal: false } => Decision.Refuse("piece.not-metal", $"Piece {c.Piece} was cut from a sheet, so it has no metal to polish."),
        _ => Decision.Accept(new MetalPolished(c.Piece, c.Abrasive, c.WipeSolvent, c.Where, step?.WithPlan, c.DoneAt, c.Until)),
    };
}

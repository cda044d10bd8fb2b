using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrodes;

/// <summary>An electrode was cut, either from a sheet or from a lot of metal.</summary>
/// <param name="Shape"><c>disc</c> or <c>square</c>.</param>
/// <param name="Size">Diameter of a disc, edge of a square.</param>
[EventName("piece.cut.v1")]
public sealed record PieceCut(
    PieceId Piece, Label Label, SheetId? Sheet, LotId? Metal, string Shape, Reported<Length>? Size, Reported<Length>? Thickness, BenchTime? DoneAt) : ILabels;

/// <param name="Mass">Of the whole piece, substrate included.</param>
[EventName("piece.weighed.v1")]
public sealed record PieceWeighed(PieceId Piece, Quantity<Mass> Mass, EquipmentId? Balance, BenchTime? DoneAt) : IEvent;

/// <summary>The metal of a piece was polished, before or after it was cut: bench time says which.</summary>
/// <param name="Abrasive">In words, for example “P1200 paper”.</param>
/// <param name="WipeSolvent">With what it was wiped, in words; null when not wiped or not stated.</param>
/// <param name="Where">The glovebox; null when not stated.</param>
/// <param name="Until">The end point by which polishing was stopped, in words.</param>
[EventName("piece.metal-polished.v1")]
public sealed record MetalPolished(PieceId Piece, string? Abrasive, string? WipeSolvent, EquipmentId? Where, StepRef? Step, BenchTime? DoneAt, string? Until = null) : IEvent;

/// <param name="Conditions">In words, for example “desiccator in the oven”.</param>
/// <param name="Vacuum">Null when not stated.</param>
[EventName("piece.stored.v1")]
public sealed record PieceStored(PieceId Piece, string Conditions, BenchTime? DoneAt, Reported<Temperature>? Temperature = null, bool? Vacuum = null) : IEvent;

using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Cells;

public enum PartRole
{
    PositiveElectrode,
    NegativeElectrode,
    Separator,
    PositiveCollector,
    NegativeCollector,
    Spacer,
    Spring,
    ReferenceElectrode,
}

public enum Closing
{
    Crimp,
    Screw,
    Pouch,
}

/// <param name="Format">As the group writes it, for example <c>CR2016</c>.</param>
/// <param name="Protocol">The protocol version against which the assembly is held; null when there is none.</param>
[EventName("cell.assembly-started.v1")]
public sealed record AssemblyStarted(CellId Cell, Label Label, string Format, EquipmentId? Glovebox, ProtocolId? Protocol, int? ProtocolVersion, BenchTime? DoneAt) : ILabels;

/// <summary>A part went in: an electrode piece, something of a lot, or a part of which only the description is known.</summary>
/// <param name="Description">In words, for example “Whatman GF/D”.</param>
/// <param name="Count">How many of them lie on each other; null when not stated.</param>
[EventName("cell.part-placed.v1")]
public sealed record PartPlaced(
    CellId Cell,
    PartRole Role,
    PieceId? Piece,
    LotId? Lot,
    string Description,
    Reported<Length>? Diameter,
    Reported<Length>? Thickness,
    int? Count,
    StepRef? Step,
    BenchTime? DoneAt) : IEvent;

/// <summary>Electrolyte entered the cell; the batch's <c>AliquotDrawn</c> is recorded in the same transaction.</summary>
/// <param name="Pipette">By which the volume was measured; null when not stated.</param>
[EventName("cell.electrolyte-dispensed.v1")]
public sealed record ElectrolyteDispensed(CellId Cell, BatchId Batch, Quantity<Volume> Volume, StepRef? Step, BenchTime? DoneAt, EquipmentId? Pipette = null) : IEvent;

/// <param name="Tool">The press or sealer.</param>
/// <param name="Glovebox">Where; null when not stated.</param>
[EventName("cell.closed.v1")]
public sealed record CellClosed(CellId Cell, Closing Closing, EquipmentId? Tool, EquipmentId? Glovebox, StepRef? Step, BenchTime? DoneAt) : IEvent;

/// <summary>The closed cell stood before its first current.</summary>
[EventName("cell.rested.v1")]
public sealed record CellRested(CellId Cell, Reported<Duration> Duration, StepRef? Step, BenchTime? DoneAt) : IEvent;

/// <param name="AirExposure">Whether air got to the inside; null when not stated.</param>
[EventName("cell.opened.v1")]
public sealed record CellOpened(CellId Cell, EquipmentId? Glovebox, string? Reason, BenchTime? DoneAt, bool? AirExposure = null) : IEvent;

/// <summary>A part was taken out to be looked at; the specimen's <c>SpecimenTaken</c> is recorded in the same transaction.</summary>
[EventName("cell.specimen-harvested.v1")]
public sealed record SpecimenHarvested(CellId Cell, SpecimenId Specimen, PartRole Part, BenchTime? DoneAt) : IEvent;

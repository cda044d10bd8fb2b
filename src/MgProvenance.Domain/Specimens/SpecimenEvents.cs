using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Specimens;

/// <summary>
/// Something became a specimen: a part of a cell, electrolyte of a batch, something of a lot, a fresh electrode, or a part of another specimen. Where it was taken from one that keeps a balance or
/// its own history, that stream's event is recorded in the same transaction.
/// </summary>
/// <param name="Part">The role of the part in its cell, for example <c>positiveElectrode</c>.</param>
/// <param name="StateOfCharge">Of the cell when it was stopped.</param>
/// <param name="LastHalfCycle">Of the cell, in words, for example “charge”.</param>
/// <param name="StoppedAt">When the cell's last test was stopped.</param>
[EventName("specimen.taken.v1")]
public sealed record SpecimenTaken(
    SpecimenId Specimen,
    Label Label,
    string Description,
    CellId? Cell,
    string? Part,
    BatchId? Batch,
    LotId? Lot,
    SpecimenId? Parent,
    Quantity<Volume>? Volume,
    Reported<Fraction>? StateOfCharge,
    string? LastHalfCycle,
    BenchTime? StoppedAt,
    BenchTime? DoneAt,
    PieceId? Piece = null) : ILabels;

/// <summary>A part of this specimen became one of its own, whose <c>SpecimenTaken</c> is recorded in the same transaction.</summary>
/// <param name="Specimen">The part.</param>
/// <param name="UsedUp">Nothing of the parent is left; null when not stated.</param>
[EventName("specimen.split.v1")]
public sealed record SpecimenSplit(SpecimenId Parent, SpecimenId Specimen, BenchTime? DoneAt, bool? UsedUp = null) : IEvent;

/// <param name="SolventInWords">As reported where no lot is known, or beside it.</param>
/// <param name="Times">How often; null when not stated.</param>
/// <param name="Volume">Of each rinse.</param>
[EventName("specimen.rinsed.v1")]
public sealed record SpecimenRinsed(SpecimenId Specimen, LotId? Solvent, string? SolventInWords, int? Times, Quantity<Volume>? Volume, BenchTime? DoneAt) : IEvent;

/// <param name="Vacuum">Null when not stated.</param>
/// <param name="Where">The oven or glovebox.</param>
[EventName("specimen.dried.v1")]
public sealed record SpecimenDried(
    SpecimenId Specimen, Reported<Temperature>? Temperature, Reported<Duration>? Duration, bool? Vacuum, EquipmentId? Where, BenchTime? EndedAt, BenchTime? DoneAt) : IEvent;

/// <param name="To">In words, for example “air”.</param>
[EventName("specimen.exposed.v1")]
public sealed record SpecimenExposed(SpecimenId Specimen, string To, Reported<Duration>? Duration, BenchTime? DoneAt) : IEvent;

/// <param name="Under">In words, for example “argon, vacuum transfer holder”.</param>
/// <param name="To">The instrument or glovebox it was brought to.</param>
[EventName("specimen.transferred.v1")]
public sealed record SpecimenTransferred(SpecimenId Specimen, string Under, EquipmentId? To, BenchTime? DoneAt) : IEvent;

/// <param name="Method">In words, for example “scraped off, dispersed in DME, dropped on a lacey carbon grid”.</param>
/// <param name="UsedUp">Nothing of the specimen is left for another technique; null when not stated.</param>
[EventName("specimen.prepared.v1")]
public sealed record SpecimenPrepared(SpecimenId Specimen, string Method, BenchTime? DoneAt, bool? UsedUp = null) : IEvent;

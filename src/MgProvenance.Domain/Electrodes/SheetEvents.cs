using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrodes;

/// <summary>One solid of an electrode sheet.</summary>
/// <param name="Role"><c>active</c>, <c>carbon</c> or <c>binder</c>.</param>
/// <param name="Fraction">By mass of the dry sheet without substrate.</param>
public sealed record SheetComponent(LotId Lot, string Role, Quantity<MassFraction> Fraction);

/// <param name="ActiveMaterial">As the group writes it, for example <c>Mo6S8</c>.</param>
/// <param name="Process"><c>cast</c> or <c>roll-pressed</c>.</param>
/// <param name="Loading">Mass of active material per area as declared for the sheet; null when none is.</param>
[EventName("sheet.started.v1")]
public sealed record SheetStarted(
    SheetId Sheet,
    Label Label,
    string ActiveMaterial,
    IReadOnlyList<SheetComponent> Components,
    string Process,
    ProtocolId? Protocol,
    int? ProtocolVersion,
    BenchTime? DoneAt,
    Reported<ArealLoading>? Loading = null) : ILabels;

/// <summary>A solid was weighed in for the sheet.</summary>
[EventName("sheet.component-weighed.v1")]
public sealed record ComponentWeighed(SheetId Sheet, LotId Lot, Quantity<Mass> Mass, EquipmentId? Balance, StepRef? Step, BenchTime? DoneAt) : IEvent;

/// <param name="Liquid">Lot of the grinding liquid; null when ground dry or not stated.</param>
[EventName("sheet.powder-ground.v1")]
public sealed record PowderGround(SheetId Sheet, LotId? Liquid, Reported<Duration>? Duration, StepRef? Step, BenchTime? DoneAt, BenchTime? EndedAt = null) : IEvent;

/// <param name="Solvent">In which the binder was dissolved or dispersed.</param>
[EventName("sheet.binder-added.v1")]
public sealed record BinderAdded(SheetId Sheet, LotId Binder, Quantity<Mass>? Mass, LotId? Solvent, StepRef? Step, BenchTime? DoneAt) : IEvent;

[EventName("sheet.slurry-mixed.v1")]
public sealed record SlurryMixed(
    SheetId Sheet, LotId? Solvent, Quantity<Volume>? SolventVolume, Reported<Duration>? Duration, string? How, StepRef? Step, BenchTime? DoneAt, BenchTime? EndedAt = null) : IEvent;

/// <param name="Substrate">In words, for example “carbon paper”.</param>
/// <param name="Gap">Of the blade.</param>
[EventName("sheet.cast.v1")]
public sealed record SheetCast(SheetId Sheet, string Substrate, LotId? SubstrateLot, Quantity<Length>? Gap, StepRef? Step, BenchTime? DoneAt) : IEvent;

/// <param name="Until">The end point by which kneading was stopped, in words.</param>
[EventName("sheet.dough-kneaded.v1")]
public sealed record DoughKneaded(SheetId Sheet, Reported<Duration>? Duration, string? Until, StepRef? Step, BenchTime? DoneAt, BenchTime? EndedAt = null) : IEvent;

/// <param name="Gap">Between the rolls at the last pass.</param>
[EventName("sheet.film-rolled.v1")]
public sealed record FilmRolled(SheetId Sheet, Quantity<Length>? Gap, StepRef? Step, BenchTime? DoneAt) : IEvent;

/// <param name="Vacuum">Null when not stated.</param>
[EventName("sheet.dried.v1")]
public sealed record SheetDried(
    SheetId Sheet,
    Reported<Temperature>? Temperature,
    Reported<Duration>? Duration,
    bool? Vacuum,
    EquipmentId? Oven,
    StepRef? Step,
    BenchTime? DoneAt,
    BenchTime? EndedAt = null) : IEvent;

/// <summary>One bare disc of the sheet's substrate, cut by the punch that cuts the sheet's pieces, was weighed.</summary>
[EventName("sheet.blank-weighed.v1")]
public sealed record BlankWeighed(SheetId Sheet, Quantity<Mass> Mass, EquipmentId? Balance, BenchTime? DoneAt) : IEvent;

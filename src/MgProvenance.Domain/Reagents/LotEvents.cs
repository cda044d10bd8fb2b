using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Reagents;

/// <param name="Substance">As the group writes it, for example <c>AlCl3</c> or <c>DME</c>.</param>
/// <param name="Formula">As supplied, solvate or hydrate included, for example <c>MgCl2·6H2O</c>.</param>
/// <param name="MolarMass">Of that formula.</param>
/// <param name="Purity">As the supplier states it, above 0 and at most 1.</param>
/// <param name="Expires">Last day of use.</param>
/// <param name="DoneAt">When it arrived.</param>
/// <param name="Grade">As the supplier calls it, for example “anhydrous, battery grade”.</param>
/// <param name="Mass">What the container held.</param>
/// <param name="Volume">What the container held.</param>
/// <param name="UseWithinAfterOpening">How long it may be used once it was opened.</param>
/// <param name="Synthesis">Where it was made in this laboratory.</param>
[EventName("lot.received.v1")]
public sealed record LotReceived(
    LotId Lot,
    Label Label,
    string Substance,
    string? Formula,
    Quantity<MolarMass>? MolarMass,
    Quantity<MassFraction>? Purity,
    string? Supplier,
    string? LotNumber,
    DateOnly? Expires,
    BenchTime? DoneAt,
    string? Grade = null,
    Quantity<Mass>? Mass = null,
    Quantity<Volume>? Volume = null,
    Quantity<Duration>? UseWithinAfterOpening = null,
    SynthesisId? Synthesis = null) : ILabels;

[EventName("lot.opened.v1")]
public sealed record LotOpened(LotId Lot, BenchTime? DoneAt) : IEvent;

[EventName("lot.transferred-into-glovebox.v1")]
public sealed record LotTransferredIntoGlovebox(LotId Lot, EquipmentId Glovebox, BenchTime? DoneAt) : IEvent;

/// <param name="Vacuum">Null when not stated.</param>
[EventName("lot.dried.v1")]
public sealed record LotDried(LotId Lot, Reported<Temperature>? Temperature, Reported<Duration>? Duration, bool? Vacuum, BenchTime? DoneAt) : IEvent;

/// <param name="Replicates">Number of determinations behind the value; null when not stated.</param>
[EventName("lot.water-content-measured.v1")]
public sealed record LotWaterContentMeasured(LotId Lot, Reported<TraceContent> Content, string Method, int? Replicates, BenchTime? DoneAt) : IEvent;

/// <param name="Stabiliser">Which one, “none” when it was found to be free of it; null when not determined.</param>
/// <param name="Peroxide">Null when not determined.</param>
[EventName("lot.stabiliser-and-peroxide-checked.v1")]
public sealed record StabiliserAndPeroxideChecked(LotId Lot, string? Stabiliser, Reported<TraceContent>? Peroxide, string Method, BenchTime? DoneAt) : IEvent;

/// <summary>Some of the lot was taken; one of mass and volume is known. What it went into says so as well, by an event of the same transaction.</summary>
/// <param name="Purpose">In words; null where <paramref name="For"/> says it.</param>
/// <param name="For">What it went into in this notebook.</param>
[EventName("lot.amount-withdrawn.v1")]
public sealed record AmountWithdrawn(LotId Lot, Quantity<Mass>? Mass, Quantity<Volume>? Volume, string? Purpose, BenchTime? DoneAt, AnyStreamId? For = null) : IEvent;

/// <summary>Stock-taking: what is really left, as mass or as volume.</summary>
[EventName("lot.stock-reconciled.v1")]
public sealed record StockReconciled(LotId Lot, Quantity<Mass>? Mass, Quantity<Volume>? Volume, BenchTime? DoneAt) : IEvent;

[EventName("lot.recalled.v1")]
public sealed record LotRecalled(LotId Lot, string Reason, BenchTime? DoneAt) : IEvent;

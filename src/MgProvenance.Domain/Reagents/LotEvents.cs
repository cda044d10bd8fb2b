using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Reagents;

/// <param name="Substance">As the group writes it, for example <c>AlCl3</c> or <c>DME</c>.</param>
/// <param name="Formula">As supplied, solvate or hydrate included, for example <c>MgCl2·6H2O</c>.</param>
/// <param name="MolarMass">Of that formula.</param>
/// <param name="Purity">As the supplier states it, above 0 and at most 1.</param>
/// <param name="Expires">Last day of use.</param>
/// <param name="DoneAt">When it arrived.</param>
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
    BenchTime? DoneAt) : ILabels;

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

/// <summary>Some of the lot was taken for something other than a batch or a sheet of this notebook; one of mass and volume is known.</summary>
[EventName("lot.amount-withdrawn.v1")]
public sealed record AmountWithdrawn(LotId Lot, Quantity<Mass>? Mass, Quantity<Volume>? Volume, string Purpose, BenchTime? DoneAt) : IEvent;

/// <summary>Stock-taking: what is really left, as mass or as volume.</summary>
[EventName("lot.stock-reconciled.v1")]
public sealed record StockReconciled(LotId Lot, Quantity<Mass>? Mass, Quantity<Volume>? Volume, BenchTime? DoneAt) : IEvent;

[EventName("lot.recalled.v1")]
public sealed record LotRecalled(LotId Lot, string Reason, BenchTime? DoneAt) : IEvent;

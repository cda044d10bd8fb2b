using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

public enum Clarity
{
    Clear,
    Hazy,
    Turbid,
    Precipitate,
}

/// <summary>A preparation was begun.</summary>
/// <param name="Formulation">The kind of electrolyte as the group names it, for example <c>DOE</c>.</param>
/// <param name="Protocol">The protocol version against which the preparation is held; null when there is none.</param>
/// <param name="Scale">How many times the protocol's amounts are prepared; null is once.</param>
[EventName("electrolyte.batch-opened.v1")]
public sealed record BatchOpened(
    BatchId Batch, Label Label, string Formulation, ProtocolId? Protocol, int? ProtocolVersion, EquipmentId? Glovebox, BenchTime? DoneAt, decimal? Scale = null) : ILabels;

/// <param name="Portions">In how many it was added; null when not stated.</param>
/// <param name="Gross">With the vessel, where it was weighed.</param>
/// <param name="Tare">The vessel alone.</param>
/// <param name="Pipette">By which the volume was measured; null when not stated.</param>
[EventName("electrolyte.solvent-dispensed.v1")]
public sealed record SolventDispensed(
    BatchId Batch, LotId Solvent, Quantity<Volume> Volume, StepRef? Step, BenchTime? DoneAt, int? Portions = null, Quantity<Mass>? Gross = null, Quantity<Mass>? Tare = null, EquipmentId? Pipette = null) : IEvent;

/// <summary>What was charged, as weighed or as reported; at least one of mass and amount is known.</summary>
/// <param name="Mass">Net.</param>
/// <param name="Portions">In how many it was added; null when not stated.</param>
/// <param name="Gross">With the vessel; null when only the net mass was written down.</param>
/// <param name="Tare">The vessel alone.</param>
[EventName("electrolyte.salt-added.v1")]
public sealed record SaltAdded(
    BatchId Batch,
    LotId Salt,
    Quantity<Mass>? Mass,
    Quantity<AmountOfSubstance>? Amount,
    EquipmentId? Balance,
    StepRef? Step,
    BenchTime? DoneAt,
    int? Portions = null,
    Quantity<Mass>? Gross = null,
    Quantity<Mass>? Tare = null) : IEvent;

/// <param name="Until">The end point by which stirring was stopped, in words; null when it was time alone.</param>
/// <param name="Temperature">As measured; null when it was not.</param>
/// <param name="TemperatureInWords">As reported when it was not measured, for example “room temperature”.</param>
/// <param name="DoneAt">When it began.</param>
[EventName("electrolyte.stirred.v2")]
public sealed record ElectrolyteStirred(
    BatchId Batch, Reported<Duration>? Duration, string? Until, Reported<Temperature>? Temperature, string? TemperatureInWords, StepRef? Step, BenchTime? DoneAt, BenchTime? EndedAt = null) : IEvent;

/// <param name="Colour">In words; null when it was not noted.</param>
[EventName("electrolyte.appearance-noted.v1")]
public sealed record AppearanceNoted(BatchId Batch, Clarity Clarity, string? Colour, StepRef? Step, BenchTime? DoneAt) : IEvent;

[EventName("electrolyte.temperature-noted.v1")]
public sealed record TemperatureNoted(BatchId Batch, Quantity<Temperature> Temperature, BenchTime? DoneAt, StepRef? Step = null) : IEvent;

/// <param name="Replicates">Number of determinations behind the value; null when not stated.</param>
[EventName("electrolyte.water-content-measured.v1")]
public sealed record WaterContentMeasured(BatchId Batch, Reported<TraceContent> Content, string Method, int? Replicates, BenchTime? DoneAt, StepRef? Step = null) : IEvent;

[EventName("electrolyte.conductivity-measured.v1")]
public sealed record ConductivityMeasured(BatchId Batch, Reported<Conductivity> Conductivity, Quantity<Temperature>? Temperature, BenchTime? DoneAt, StepRef? Step = null) : IEvent;

[EventName("electrolyte.density-measured.v1")]
public sealed record DensityMeasured(BatchId Batch, Reported<Density> Density, Quantity<Temperature>? Temperature, BenchTime? DoneAt, StepRef? Step = null) : IEvent;

/// <param name="Filter">What it is made of, for example <c>PTFE syringe filter</c>.</param>
[EventName("electrolyte.filtered.v1")]
public sealed record ElectrolyteFiltered(BatchId Batch, string Filter, Quantity<Length>? PoreSize, StepRef? Step, BenchTime? DoneAt) : IEvent;

/// <summary>The electrolyte itself was conditioned by electrolysis, before it served in a cell that is reported; activation cycles of a cell are another thing.</summary>
/// <param name="Cell">In which it was cycled; null where that is no cell of this notebook.</param>
/// <param name="DoneAt">When it began.</param>
[EventName("electrolyte.conditioned.v1")]
public sealed record ElectrolyteConditioned(BatchId Batch, string Method, CellId? Cell, int? Cycles, BenchTime? EndedAt, BenchTime? DoneAt, StepRef? Step = null) : IEvent;

/// <summary>A planned step was left out on purpose.</summary>
[EventName("electrolyte.step-skipped.v1")]
public sealed record StepSkipped(BatchId Batch, StepRef Step, string Reason, BenchTime? DoneAt) : IEvent;

/// <summary>
/// Electrolyte left the batch. Where it went into a cell or became a specimen, the cell's <c>ElectrolyteDispensed</c> or the specimen's <c>SpecimenTaken</c> is recorded in the same transaction.
/// </summary>
[EventName("electrolyte.aliquot-drawn.v1")]
public sealed record AliquotDrawn(BatchId Batch, Quantity<Volume> Volume, CellId? Cell, string? Purpose, BenchTime? DoneAt, SpecimenId? Specimen = null) : IEvent;

/// <summary>Stock-taking: what is really left.</summary>
[EventName("electrolyte.volume-reconciled.v1")]
public sealed record VolumeReconciled(BatchId Batch, Quantity<Volume> Remaining, BenchTime? DoneAt) : IEvent;

[EventName("electrolyte.released.v1")]
public sealed record ElectrolyteReleased(BatchId Batch, BenchTime? DoneAt) : IEvent;

[EventName("electrolyte.batch-discarded.v1")]
public sealed record BatchDiscarded(BatchId Batch, string Reason, BenchTime? DoneAt) : IEvent;

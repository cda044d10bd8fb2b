using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Equipment;

public enum EquipmentKind
{
    Balance,
    Glovebox,
    Cycler,
    Potentiostat,
    Oven,
    Pipette,
    Other,
    Spectrometer,
    Microscope,
    Diffractometer,
    Press,
    Incubator,
    Workstation,
}

/// <summary>The largest error that a maker states or a calibration allows, in percent of the reading, of the range, or of both together.</summary>
public sealed record LimitOfError(decimal? PercentOfReading = null, decimal? PercentOfRange = null);

/// <param name="Resolution">Smallest step of a balance's display; null for other equipment or when not stated.</param>
/// <param name="MinimumWeight">Below which a balance does not weigh as accurately as the group asks; null likewise.</param>
/// <param name="CurrentRange">Full scale of a channel's current; null for other equipment or when not stated.</param>
/// <param name="CurrentError">Of a channel's current; null likewise.</param>
/// <param name="NominalVolume">Of a pipette, its range; null likewise.</param>
/// <param name="VolumeError">Of a pipette's volume; null likewise.</param>
/// <param name="Gas">That fills a glovebox, for example <c>argon</c>; null likewise.</param>
[EventName("equipment.registered.v1")]
public sealed record EquipmentRegistered(
    EquipmentId Equipment,
    Label Label,
    EquipmentKind Kind,
    string? Maker,
    string? Model,
    string? SerialNumber,
    Quantity<Mass>? Resolution,
    Quantity<Mass>? MinimumWeight = null,
    Quantity<Current>? CurrentRange = null,
    LimitOfError? CurrentError = null,
    Quantity<Volume>? NominalVolume = null,
    LimitOfError? VolumeError = null,
    string? Gas = null) : ILabels;

/// <param name="ValidUntil">Last day on which the calibration holds; null when the certificate states none.</param>
[EventName("equipment.calibrated.v1")]
public sealed record EquipmentCalibrated(EquipmentId Equipment, DateOnly On, DateOnly? ValidUntil, string? Certificate) : IEvent;

/// <summary>A reading of a glovebox's atmosphere by volume; at least one of the two is known. A display that shows “&lt; 0.01 ppm” stays a bound.</summary>
[EventName("equipment.atmosphere-read.v1")]
public sealed record AtmosphereRead(EquipmentId Glovebox, Reported<TraceContent>? Water, Reported<TraceContent>? Oxygen, BenchTime? DoneAt) : IEvent;

/// <summary>Equipment left its limits, for example a glovebox at 5 ppm of oxygen after a torn glove.</summary>
/// <param name="Water">Highest content seen, by volume.</param>
/// <param name="Oxygen">Highest content seen, by volume.</param>
/// <param name="DoneAt">When it began.</param>
[EventName("equipment.excursion-noted.v1")]
public sealed record ExcursionNoted(
    EquipmentId Equipment, string What, Reported<TraceContent>? Water, Reported<TraceContent>? Oxygen, Reported<Duration>? Duration, BenchTime? DoneAt) : IEvent;

/// <summary>The purifier of a glovebox was regenerated.</summary>
[EventName("equipment.glovebox-regenerated.v1")]
public sealed record GloveboxRegenerated(EquipmentId Glovebox, Reported<Duration>? Duration, BenchTime? DoneAt) : IEvent;

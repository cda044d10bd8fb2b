using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Characterization;

public enum Technique
{
    Raman,
    Ftir,
    Nmr,
    Tem,
    Xps,
    TofSims,
    Xrd,
    Sem,
    Eds,
    Icp,
    KarlFischer,
    Other,
}

/// <summary>A measurement was begun on a specimen, or on something straight from a lot.</summary>
/// <param name="Mount">The holder, cell or tube, in words.</param>
[EventName("measurement.specimen-mounted.v1")]
public sealed record SpecimenMounted(
    MeasurementId Measurement, Label Label, SpecimenId? Specimen, LotId? Lot, Technique Technique, EquipmentId? Instrument, string? Mount, BenchTime? DoneAt) : ILabels;

[EventName("measurement.taken.v1")]
public sealed record MeasurementTaken(MeasurementId Measurement, IReadOnlyList<Setting> Settings, BenchTime? DoneAt) : IEvent;

/// <summary>The axis of a spectrum was set by a line that is known.</summary>
/// <param name="Reference">For example <c>C 1s</c>.</param>
/// <param name="Value">At which the reference was put.</param>
[EventName("measurement.spectrum-calibrated.v1")]
public sealed record SpectrumCalibrated(MeasurementId Measurement, string Reference, AnyQuantity Value, BenchTime? DoneAt) : IEvent;

/// <summary>What was seen.</summary>
[EventName("measurement.observation-noted.v1")]
public sealed record ObservationNoted(MeasurementId Measurement, string Property, string Finding, AnyQuantity? Value, BenchTime? DoneAt) : IEvent;

/// <summary>A raw file of the instrument belongs to this measurement. It lies under its digest and is kept unread.</summary>
/// <param name="Sha256">Of the bytes, 64 lower-case hex digits.</param>
/// <param name="Simulated">True when no instrument measured what it shows.</param>
[EventName("measurement.data-file-attached.v1")]
public sealed record MeasurementFileAttached(MeasurementId Measurement, string Sha256, string FileName, long Bytes, bool Simulated) : INamesRawFile;

using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Characterization;

[CommandName("mount-specimen", "Begin a measurement: what is mounted, for which technique, on which instrument.")]
public sealed record MountSpecimen(
    MeasurementId Measurement,
    Label Label,
    Technique Technique,
    SpecimenId? Specimen = null,
    LotId? Lot = null,
    EquipmentId? Instrument = null,
    string? Mount = null,
    BenchTime? DoneAt = null) : IRecords<SpecimenMounted>
{
    public static Decision Decide(MountSpecimen c, Measurement measurement) => c switch
    {
        _ when measurement.Technique is not null => Decision.Refuse("measurement.already-mounted", $"Measurement {c.Measurement} is begun already."),
        _ when c.Specimen is null == c.Lot is null => Decision.Refuse("measurement.origin", "A specimen is measured, or something straight from a lot: give one of them."),
        _ => Decision.Accept(new SpecimenMounted(c.Measurement, c.Label, c.Specimen, c.Lot, c.Technique, c.Instrument, c.Mount, c.DoneAt)),
    };
}

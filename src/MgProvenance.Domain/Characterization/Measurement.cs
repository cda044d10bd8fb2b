using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Characterization;

/// <summary>As much of a measurement's past as the next decision needs.</summary>
/// <param name="Technique">Null before something was mounted.</param>
/// <param name="Files">SHA-256 of the raw files attached so far.</param>
public sealed record Measurement(Technique? Technique, IReadOnlyList<string> Files) : ISubject<Measurement>
{
    public static Measurement Initial { get; } = new(null, []);

    public static Measurement Evolve(Measurement measurement, IEvent happened) => happened switch
    {
        SpecimenMounted e => measurement with { Technique = e.Technique },
        MeasurementFileAttached e => measurement with { Files = [.. measurement.Files, e.Sha256] },
        MeasurementTaken or SpectrumCalibrated or ObservationNoted => measurement,
        _ => throw new UnknownEventException(happened, measurement),
    };

    internal Decision.Refused? NotMounted(MeasurementId id) =>
        Technique is null ? new Decision.Refused(new Refusal("measurement.not-mounted", $"Nothing was mounted for measurement {id}.")) : null;
}

using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Characterization;

[CommandName("note-observation", "Record what a measurement shows: of which property, in words, and as a value where there is one.")]
public sealed record NoteObservation(MeasurementId Measurement, string Property, string Finding, AnyQuantity? Value = null, BenchTime? DoneAt = null) : IRecords<ObservationNoted>
{
    public static Decision Decide(NoteObservation c, Measurement measurement) => c switch
    {
        _ when string.IsNullOrWhiteSpace(c.Property) || string.IsNullOrWhiteSpace(c.Finding) => Decision.Refuse("measurement.observation-empty", "Say of which property it is, and what was found."),
        _ => measurement.NotMounted(c.Measurement) ?? Decision.Accept(new ObservationNoted(c.Measurement, c.Property.Trim(), c.Finding.Trim(), c.Value, c.DoneAt)),
    };
}

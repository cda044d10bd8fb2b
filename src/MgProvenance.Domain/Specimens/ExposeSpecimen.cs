using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Specimens;

[CommandName("expose-specimen", "Record that air or something else got to a specimen, and for how long.")]
public sealed record ExposeSpecimen(
    SpecimenId Specimen,
    string To,
    Reported<Duration>? Duration = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null) : IRecords<SpecimenExposed>
{
    public static Decision Decide(ExposeSpecimen c, Specimen specimen, Deviations deviations) => c switch
    {
        { To: var to } when string.IsNullOrWhiteSpace(to) => Decision.Refuse("specimen.exposure-missing", "Say to what the specimen was exposed."),
        _ => specimen.NotTaken(c.Specimen) ?? deviations.Accept(
            new SpecimenExposed(c.Specimen, c.To.Trim(), c.Duration, c.DoneAt), specimen.BrokenByAct(c.Specimen), c.DeviationReason),
    };
}

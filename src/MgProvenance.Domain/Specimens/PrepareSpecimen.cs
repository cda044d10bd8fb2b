using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Specimens;

[CommandName("prepare-specimen", "Record how a specimen was prepared for its technique.")]
public sealed record PrepareSpecimen(
    SpecimenId Specimen,
    string Method,
    bool? UsedUp = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null) : IRecords<SpecimenPrepared>
{
    public static Decision Decide(PrepareSpecimen c, Specimen specimen, Deviations deviations) => c switch
    {
        { Method: var method } when string.IsNullOrWhiteSpace(method) => Decision.Refuse("specimen.method-missing", "Say how the specimen was prepared."),
        _ => specimen.NotTaken(c.Specimen) ?? deviations.Accept(
            new SpecimenPrepared(c.Specimen, c.Method.Trim(), c.DoneAt, c.UsedUp), specimen.BrokenByAct(c.Specimen), c.DeviationReason),
    };
}

using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Specimens;

[CommandName("dry-specimen", "Record that a specimen was dried: how warm, how long, under vacuum or not, where.")]
public sealed record DrySpecimen(
    SpecimenId Specimen,
    Reported<Temperature>? Temperature = null,
    Reported<Duration>? Duration = null,
    bool? Vacuum = null,
    EquipmentId? Where = null,
    BenchTime? DoneAt = null,
    BenchTime? EndedAt = null,
    string? DeviationReason = null) : IRecords<SpecimenDried>
{
    public static Decision Decide(DrySpecimen c, Specimen specimen, Deviations deviations) =>
        specimen.NotTaken(c.Specimen) ?? deviations.Accept(
            new SpecimenDried(c.Specimen, c.Temperature, c.Duration, c.Vacuum, c.Where, c.EndedAt, c.DoneAt), specimen.BrokenByAct(c.Specimen), c.DeviationReason);
}

using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Specimens;

[CommandName("transfer-specimen", "Record that a specimen was brought elsewhere, and under what.")]
public sealed record TransferSpecimen(
    SpecimenId Specimen,
    string Under,
    EquipmentId? To = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null) : IRecords<SpecimenTransferred>
{
    public static Decision Decide(TransferSpecimen c, Specimen specimen, Deviations deviations) => c switch
    {
        { Under: var under } when string.IsNullOrWhiteSpace(under) => Decision.Refuse("specimen.atmosphere-missing", "Say under what the specimen was transferred."),
        _ => specimen.NotTaken(c.Specimen) ?? deviations.Accept(
            new SpecimenTransferred(c.Specimen, c.Under.Trim(), c.To, c.DoneAt), specimen.BrokenByAct(c.Specimen), c.DeviationReason),
    };
}

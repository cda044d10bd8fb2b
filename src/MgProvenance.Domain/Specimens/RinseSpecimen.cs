using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Specimens;

[CommandName("rinse-specimen", "Record that a specimen was rinsed: with what, how often, with how much each time.")]
public sealed record RinseSpecimen(
    SpecimenId Specimen,
    LotId? Solvent = null,
    string? SolventInWords = null,
    int? Times = null,
    Quantity<Volume>? Volume = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null) : IRecords<SpecimenRinsed>
{
    /// <param name="solvent">Null when the command names no lot.</param>
    public static Decision Decide(RinseSpecimen c, Specimen specimen, Deviations deviations, LotFacts? solvent) => c switch
    {
        { Times: < 1 } => Decision.Refuse("specimen.rinses-impossible", "A specimen is rinsed at least once."),
        _ => specimen.NotTaken(c.Specimen) ?? deviations.Accept(
            new SpecimenRinsed(c.Specimen, c.Solvent, c.SolventInWords, c.Times, c.Volume, c.DoneAt),
            [.. specimen.BrokenByAct(c.Specimen), .. solvent?.BrokenBy(c.DoneAt) ?? []],
            c.DeviationReason),
    };
}

using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrodes;

[CommandName("mix-slurry", "Record that a slurry was mixed: with which solvent, how, how long.")]
public sealed record MixSlurry(
    SheetId Sheet,
    LotId? Solvent = null,
    Quantity<Volume>? SolventVolume = null,
    Reported<Duration>? Duration = null,
    string? How = null,
    StepRef? Step = null,
    BenchTime? DoneAt = null,
    BenchTime? EndedAt = null,
    string? DeviationReason = null) : IRecords<SlurryMixed>
{
    /// <param name="solvent">Null when the command names no solvent.</param>
    public static Decision Decide(MixSlurry c, ElectrodeSheet sheet, Deviations deviations, LotFacts? solvent, StepFacts? step) =>
        sheet.NotStarted(c.Sheet) ?? deviations.Accept(
            new SlurryMixed(c.Sheet, c.Solvent, c.SolventVolume, c.Duration, c.How, step?.WithPlan, c.DoneAt, c.EndedAt),
            [
                .. sheet.BrokenByStepOf(ElectrodeSheet.Cast, c.Sheet),
                .. solvent?.BrokenBy(c.DoneAt) ?? [],
                .. step?.BrokenBy(c.SolventVolume) ?? [],
                .. step?.BrokenBy<Duration>(c.Duration is { Form: Form.Exact } exact ? exact.Value : null) ?? [],
            ],
            c.DeviationReason);
}

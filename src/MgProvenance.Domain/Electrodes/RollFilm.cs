using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrodes;

[CommandName("roll-film", "Record that a film was rolled, and at which gap.")]
public sealed record RollFilm(SheetId Sheet, Quantity<Length>? Gap = null, StepRef? Step = null, BenchTime? DoneAt = null, string? DeviationReason = null) : IRecords<FilmRolled>
{
    public static Decision Decide(RollFilm c, ElectrodeSheet sheet, Deviations deviations, StepFacts? step) =>
        sheet.NotStarted(c.Sheet) ?? deviations.Accept(
            new FilmRolled(c.Sheet, c.Gap, step?.WithPlan, c.DoneAt),
            [.. sheet.BrokenByStepOf(ElectrodeSheet.RollPressed, c.Sheet), .. step?.BrokenBy(c.Gap) ?? []],
            c.DeviationReason);
}

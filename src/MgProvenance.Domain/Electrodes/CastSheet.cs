using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrodes;

[CommandName("cast-sheet", "Record that a slurry was cast: on what, with which gap.")]
public sealed record CastSheet(
    SheetId Sheet,
    string Substrate,
    LotId? SubstrateLot = null,
    Quantity<Length>? Gap = null,
    StepRef? Step = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null) : IRecords<SheetCast>
{
    /// <param name="substrate">Null when the command names no lot of the substrate.</param>
    public static Decision Decide(CastSheet c, ElectrodeSheet sheet, Deviations deviations, LotFacts? substrate, StepFacts? step) => c switch
    {
        { Substrate: var name } when string.IsNullOrWhiteSpace(name) => Decision.Refuse("sheet.substrate-missing", "Say on what the sheet was cast."),
        _ => sheet.NotStarted(c.Sheet) ?? deviations.Accept(
            new SheetCast(c.Sheet, c.Substrate.Trim(), c.SubstrateLot, c.Gap, step?.WithPlan, c.DoneAt),
            [.. sheet.BrokenByStepOf(ElectrodeSheet.Cast, c.Sheet), .. substrate?.BrokenBy(c.DoneAt) ?? [], .. step?.BrokenBy(c.Gap) ?? []],
            c.DeviationReason),
    };
}

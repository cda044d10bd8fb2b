using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrodes;

[CommandName("grind-powder", "Record that active material and carbon were ground: with which liquid, how long.")]
public sealed record GrindPowder(
    SheetId Sheet,
    LotId? Liquid = null,
    Reported<Duration>? Duration = null,
    StepRef? Step = null,
    BenchTime? DoneAt = null,
    BenchTime? EndedAt = null,
    string? DeviationReason = null) : IRecords<PowderGround>
{
    /// <param name="liquid">Null when the command names no liquid.</param>
    public static Decision Decide(GrindPowder c, ElectrodeSheet sheet, Deviations deviations, LotFacts? liquid, StepFacts? step) =>
        sheet.NotStarted(c.Sheet) ?? deviations.Accept(
            new PowderGround(c.Sheet, c.Liquid, c.Duration, step?.WithPlan, c.DoneAt, c.EndedAt),
            [.. liquid?.BrokenBy(c.DoneAt) ?? [], .. step?.BrokenBy<Duration>(c.Duration is { Form: Form.Exact } exact ? exact.Value : null) ?? []],
            c.DeviationReason);
}

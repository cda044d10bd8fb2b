using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrodes;

[CommandName("knead-dough", "Record that a dough was kneaded: how long, until when.")]
public sealed record KneadDough(
    SheetId Sheet,
    Reported<Duration>? Duration = null,
    string? Until = null,
    StepRef? Step = null,
    BenchTime? DoneAt = null,
    BenchTime? EndedAt = null,
    string? DeviationReason = null) : IRecords<DoughKneaded>
{
    public static Decision Decide(KneadDough c, ElectrodeSheet sheet, Deviations deviations, StepFacts? step) =>
        sheet.NotStarted(c.Sheet) ?? deviations.Accept(
            new DoughKneaded(c.Sheet, c.Duration, c.Until, step?.WithPlan, c.DoneAt, c.EndedAt),
            [
                .. sheet.BrokenByStepOf(ElectrodeSheet.RollPressed, c.Sheet),
                .. step?.BrokenBy<Duration>(c.Duration is { Form: Form.Exact } exact ? exact.Value : null) ?? [],
            ],
            c.DeviationReason);
}

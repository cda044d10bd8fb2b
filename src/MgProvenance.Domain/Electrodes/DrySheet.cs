using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrodes;

[CommandName("dry-sheet", "Record that a sheet was dried: how warm, how long, under vacuum or not.")]
public sealed record DrySheet(
    SheetId Sheet,
    Reported<Temperature>? Temperature = null,
    Reported<Duration>? Duration = null,
    bool? Vacuum = null,
    EquipmentId? Oven = null,
    StepRef? Step = null,
    BenchTime? DoneAt = null,
    BenchTime? EndedAt = null,
    string? DeviationReason = null) : IRecords<SheetDried>
{
    public static Decision Decide(DrySheet c, ElectrodeSheet sheet, Deviations deviations, StepFacts? step) =>
        sheet.NotStarted(c.Sheet) ?? deviations.Accept(
            new SheetDried(c.Sheet, c.Temperature, c.Duration, c.Vacuum, c.Oven, step?.WithPlan, c.DoneAt, c.EndedAt),
            step?.BrokenBy<Duration>(c.Duration is { Form: Form.Exact } exact ? exact.Value : null) ?? [],
            c.DeviationReason);
}

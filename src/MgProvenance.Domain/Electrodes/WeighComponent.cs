using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrodes;

[CommandName("weigh-component", "Record the mass of a solid that was weighed in for a sheet.")]
public sealed record WeighComponent(
    SheetId Sheet,
    LotId Lot,
    Quantity<Mass> Mass,
    EquipmentId? Balance = null,
    StepRef? Step = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null) : IRecords<ComponentWeighed>
{
    /// <param name="balance">Null when the command names none.</param>
    public static Decision Decide(WeighComponent c, ElectrodeSheet sheet, Deviations deviations, LotFacts lot, StepFacts? step, BalanceFacts? balance) =>
        sheet.NotStarted(c.Sheet) ?? deviations.Accept(
            new ComponentWeighed(c.Sheet, c.Lot, c.Mass, c.Balance, step?.WithPlan, c.DoneAt),
            [.. sheet.BrokenByComponent(c.Lot, lot.Label), .. lot.BrokenBy(c.DoneAt), .. step?.BrokenBy<Mass>(c.Mass) ?? [], .. balance?.BrokenBy(c.Mass, c.DoneAt) ?? []],
            c.DeviationReason);
}

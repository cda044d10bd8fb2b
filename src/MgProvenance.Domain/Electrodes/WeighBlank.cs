using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrodes;

[CommandName("weigh-blank", "Record the mass of one bare disc of a sheet’s substrate, cut by the same punch.")]
public sealed record WeighBlank(SheetId Sheet, Quantity<Mass> Mass, EquipmentId? Balance = null, BenchTime? DoneAt = null, string? DeviationReason = null) : IRecords<BlankWeighed>
{
    /// <param name="balance">Null when the command names none.</param>
    public static Decision Decide(WeighBlank c, ElectrodeSheet sheet, Deviations deviations, BalanceFacts? balance) =>
        sheet.NotStarted(c.Sheet) ?? deviations.Accept(new BlankWeighed(c.Sheet, c.Mass, c.Balance, c.DoneAt), balance?.BrokenBy(c.Mass, c.DoneAt) ?? [], c.DeviationReason);
}

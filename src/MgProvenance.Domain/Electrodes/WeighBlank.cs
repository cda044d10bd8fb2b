using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrodes;

[CommandName("weigh-blank", "Record the mass of one bare disc of a sheet’s substrate, cut by the same punch.")]
public sealed record WeighBlank(SheetId Sheet, Quantity<Mass> Mass, EquipmentId? Balance = null, BenchTime? DoneAt = null) : IRecords<BlankWeighed>
{
    public static Decision Decide(WeighBlank c, ElectrodeSheet sheet) =>
        sheet.NotStarted(c.Sheet) ?? Decision.Accept(new BlankWeighed(c.Sheet, c.Mass, c.Balance, c.DoneAt));
}

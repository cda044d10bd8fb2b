using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Reagents;

[CommandName("reconcile-stock", "Record how much of a lot is really left, by mass or by volume.")]
public sealed record ReconcileStock(LotId Lot, Quantity<Mass>? Mass = null, Quantity<Volume>? Volume = null, BenchTime? DoneAt = null) : IRecords<StockReconciled>
{
    public static Decision Decide(ReconcileStock c, Lot lot) => c switch
    {
        _ when c.Mass is null == c.Volume is null => Decision.Refuse("lot.mass-or-volume", "Give the mass or the volume that is left, one of them."),
        _ => lot.NotReceived(c.Lot) ?? Decision.Accept(new StockReconciled(c.Lot, c.Mass, c.Volume, c.DoneAt)),
    };
}

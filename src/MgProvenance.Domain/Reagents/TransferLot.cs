using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Reagents;

[CommandName("transfer-lot", "Record that a lot was brought into a glovebox.")]
public sealed record TransferLot(LotId Lot, EquipmentId Glovebox, BenchTime? DoneAt = null) : IRecords<LotTransferredIntoGlovebox>
{
    public static Decision Decide(TransferLot c, Lot lot) =>
        lot.NotReceived(c.Lot) ?? Decision.Accept(new LotTransferredIntoGlovebox(c.Lot, c.Glovebox, c.DoneAt));
}

using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Reagents;

[CommandName("open-lot", "Record that a lot's container was opened for the first time.")]
public sealed record OpenLot(LotId Lot, BenchTime? DoneAt = null) : IRecords<LotOpened>
{
    public static Decision Decide(OpenLot c, Lot lot) => lot switch
    {
        { IsReceived: false } => lot.NotReceived(c.Lot)!,
        { IsOpened: true } => Decision.Accept(),
        _ => Decision.Accept(new LotOpened(c.Lot, c.DoneAt)),
    };
}

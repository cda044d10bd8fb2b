using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Reagents;

[CommandName("recall-lot", "Withdraw a lot from use, and say why.")]
public sealed record RecallLot(LotId Lot, string Reason, BenchTime? DoneAt = null) : IRecords<LotRecalled>
{
    public static Decision Decide(RecallLot c, Lot lot) => lot switch
    {
        { IsReceived: false } => lot.NotReceived(c.Lot)!,
        { IsRecalled: true } => Decision.Accept(),
        _ when string.IsNullOrWhiteSpace(c.Reason) => Decision.Refuse("lot.reason-missing", "Say why the lot is recalled."),
        _ => Decision.Accept(new LotRecalled(c.Lot, c.Reason.Trim(), c.DoneAt)),
    };
}

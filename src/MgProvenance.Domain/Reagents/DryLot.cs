using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Reagents;

[CommandName("dry-lot", "Record that a lot was dried: how warm, how long, under vacuum or not.")]
public sealed record DryLot(LotId Lot, Reported<Temperature>? Temperature = null, Reported<Duration>? Duration = null, bool? Vacuum = null, BenchTime? DoneAt = null) : IRecords<LotDried>
{
    public static Decision Decide(DryLot c, Lot lot) =>
        lot.NotReceived(c.Lot) ?? Decision.Accept(new LotDried(c.Lot, c.Temperature, c.Duration, c.Vacuum, c.DoneAt));
}

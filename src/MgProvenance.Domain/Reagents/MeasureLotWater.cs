using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Reagents;

[CommandName("measure-lot-water", "Record the water content of a lot.")]
public sealed record MeasureLotWater(LotId Lot, Reported<TraceContent> Content, string Method, int? Replicates = null, BenchTime? DoneAt = null) : IRecords<LotWaterContentMeasured>
{
    public static Decision Decide(MeasureLotWater c, Lot lot) => c switch
    {
        { Replicates: < 1 } => Decision.Refuse("replicates.none", "A measured value has at least one replicate."),
        { Method: var method } when string.IsNullOrWhiteSpace(method) => Decision.Refuse("lot.method-missing", "Say by which method the water was measured."),
        _ => lot.NotReceived(c.Lot) ?? Decision.Accept(new LotWaterContentMeasured(c.Lot, c.Content, c.Method.Trim(), c.Replicates, c.DoneAt)),
    };
}

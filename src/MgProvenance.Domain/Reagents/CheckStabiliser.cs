using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Reagents;

[CommandName("check-stabiliser", "Record the stabiliser and the peroxide content of an ether.")]
public sealed record CheckStabiliser(LotId Lot, string Method, string? Stabiliser = null, Reported<TraceContent>? Peroxide = null, BenchTime? DoneAt = null) : IRecords<StabiliserAndPeroxideChecked>
{
    public static Decision Decide(CheckStabiliser c, Lot lot) => c switch
    {
        { Stabiliser: null, Peroxide: null } => Decision.Refuse("lot.nothing-checked", "Give the stabiliser or the peroxide content that was found."),
        { Method: var method } when string.IsNullOrWhiteSpace(method) => Decision.Refuse("lot.method-missing", "Say by which method it was checked."),
        _ => lot.NotReceived(c.Lot) ?? Decision.Accept(new StabiliserAndPeroxideChecked(c.Lot, c.Stabiliser, c.Peroxide, c.Method.Trim(), c.DoneAt)),
    };
}

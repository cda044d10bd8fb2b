using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("discard-batch", "Record that a batch was discarded, and why.")]
public sealed record DiscardBatch(BatchId Batch, string Reason, BenchTime? DoneAt = null) : IRecords<BatchDiscarded>
{
    public static Decision Decide(DiscardBatch c, Electrolyte batch) => batch switch
    {
        { IsOpen: false } => batch.NotOpen(c.Batch)!,
        { IsDiscarded: true } => Decision.Accept(),
        _ when string.IsNullOrWhiteSpace(c.Reason) => Decision.Refuse("electrolyte.reason-missing", "Say why the batch is discarded."),
        _ => Decision.Accept(new BatchDiscarded(c.Batch, c.Reason.Trim(), c.DoneAt)),
    };
}

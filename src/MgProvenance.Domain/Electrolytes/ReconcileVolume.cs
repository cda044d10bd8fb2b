using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("reconcile-volume", "Record how much of a batch is really left.")]
public sealed record ReconcileVolume(BatchId Batch, Quantity<Volume> Remaining, BenchTime? DoneAt = null, string? DeviationReason = null) : IRecords<VolumeReconciled>
{
    public static Decision Decide(ReconcileVolume c, Electrolyte batch, Deviations deviations) =>
        batch.NotOpen(c.Batch) ?? deviations.Accept(new VolumeReconciled(c.Batch, c.Remaining, c.DoneAt), batch.BrokenByAnyFact(c.Batch), c.DeviationReason);
}

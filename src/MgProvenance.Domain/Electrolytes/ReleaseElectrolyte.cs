using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("release-electrolyte", "Release a batch for use; a planned act, so it is checked beforehand.")]
public sealed record ReleaseElectrolyte(BatchId Batch, BenchTime? DoneAt = null) : IRecords<ElectrolyteReleased>
{
    /// <param name="planned">The steps of the pinned protocol version; empty where none is pinned.</param>
    public static Decision Decide(ReleaseElectrolyte c, Electrolyte batch, Deviations deviations, IReadOnlyList<ProtocolStep> planned) => batch switch
    {
        { IsOpen: false } => batch.NotOpen(c.Batch)!,
        { IsReleased: true } => Decision.Accept(),
        { IsDiscarded: true } => Decision.Refuse("electrolyte.discarded", $"Batch {c.Batch} was discarded."),
        { NeedsStirring: true } => Decision.Refuse("electrolyte.not-stirred", $"{c.Batch}: a salt was added after the last stir."),
        { IsClear: false } => Decision.Refuse("electrolyte.not-clear", $"{c.Batch}: it was not noted to be clear since the last addition."),
        _ when batch.MissingBeforeRelease(planned) is { Count: > 0 } missing =>
            Decision.Refuse("protocol.step-missing", $"{c.Batch}: {string.Join(", ", missing.Select(s => s.Key))} of its protocol neither done nor skipped."),
        _ when deviations.Open.Count > 0 => Decision.Refuse("deviation.pending", $"{c.Batch}: {deviations.Waiting}"),
        _ => Decision.Accept(new ElectrolyteReleased(c.Batch, c.DoneAt)),
    };
}

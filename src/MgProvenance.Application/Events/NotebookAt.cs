namespace MgProvenance.Application.Events;

/// <summary>The notebook as it stood at one ledger position: streams are read once and kept. Composers of reports read through it, never through live projections.</summary>
/// <param name="position">Events with a ledger index below it are seen; null sees everything acknowledged.</param>
public sealed class NotebookAt(IEventLog log, long? position)
{
    private readonly Dictionary<string, RecordedStream> _streams = new(StringComparer.Ordinal);

    public long? Position => position;

    public async Task<RecordedStream> Stream(string streamId, CancellationToken cancellation)
    {
        await Prefetch([streamId], cancellation).ConfigureAwait(false);
        return _streams[streamId];
    }

    /// <summary>Reads several streams in one round trip, so that they are there when asked for.</summary>
    public async Task Prefetch(IEnumerable<string> streamIds, CancellationToken cancellation)
    {
        var missing = streamIds.Where(id => !_streams.ContainsKey(id)).Distinct(StringComparer.Ordinal).ToList();
        if (missing.Count == 0) return;
        var stored = (await log.ReadStreams(missing, position, cancellation).ConfigureAwait(false)).ToLookup(e => e.StreamId, StringComparer.Ordinal);
        foreach (var id in missing) _streams[id] = RecordedStream.From(id, stored[id]);
    }
}

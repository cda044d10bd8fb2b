using System.Collections.Frozen;
using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Events;

/// <summary>The notebook as it stood at one ledger position: streams are read once and kept. Composers of reports read through it, never through live projections.</summary>
/// <param name="position">Events with a ledger index below it are seen; null sees everything acknowledged.</param>
public sealed class NotebookAt(IEventLog log, long? position)
{
    /// <summary>What things are made of. Equipment and protocols are looked at where one is needed: their streams grow without end.</summary>
    private static readonly FrozenSet<string> Materials =
        [LotId.Subject, SynthesisId.Subject, BatchId.Subject, SheetId.Subject, PieceId.Subject, CellId.Subject, SpecimenId.Subject];

    private readonly Dictionary<string, RecordedStream> _streams = new(StringComparer.Ordinal);

    public long? Position => position;

    public async Task<RecordedStream> Stream(string streamId, CancellationToken cancellation)
    {
        await Prefetch([streamId], cancellation).ConfigureAwait(false);
        return _streams[streamId];
    }

    /// <summary>The same place with nothing kept: for the next page of a long list.</summary>
    public NotebookAt Anew() => new(log, position);

    /// <summary>Reads these streams, and level by level what they were made from, in as many round trips as there are levels.</summary>
    public async Task PrefetchOrigins(IEnumerable<string> streamIds, CancellationToken cancellation)
    {
        for (var level = streamIds.Distinct(StringComparer.Ordinal).ToList(); level.Count > 0;)
        {
            await Prefetch(level, cancellation).ConfigureAwait(false);
            level = [.. level.SelectMany(id => LineageProjection.OriginsOf(_streams[id])).Where(id => !_streams.ContainsKey(id) && Materials.Contains(StreamIds.SubjectOf(id)!)).Distinct(StringComparer.Ordinal)];
        }
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

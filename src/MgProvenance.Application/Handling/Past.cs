using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Protocols;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Handling;

/// <summary>The streams that a command mentions, read once and folded when asked for.</summary>
public sealed class Past(IReadOnlyDictionary<string, RecordedStream> streams)
{
    public IEnumerable<RecordedStream> Streams => streams.Values;

    /// <summary>Reads these streams, and then what is needed beside them, until nothing more is.</summary>
    /// <param name="further">Ids that are needed, from what was read so far.</param>
    public static async Task<Past> Read(IEventLog log, IReadOnlyCollection<string> ids, Func<Past, IEnumerable<string>> further, CancellationToken cancellation)
    {
        var (streams, asked, next) = (new Dictionary<string, RecordedStream>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), ids);
        while (next.Count > 0)
        {
            asked.UnionWith(next);
            var stored = await log.ReadStreams(next, null, cancellation).ConfigureAwait(false);
            foreach (var stream in stored.GroupBy(e => e.StreamId, StringComparer.Ordinal)) streams[stream.Key] = RecordedStream.From(stream.Key, stream);
            next = [.. further(new Past(streams)).Where(id => !asked.Contains(id)).Distinct(StringComparer.Ordinal)];
        }

        return new Past(streams);
    }

    /// <summary>The past with less in its streams.</summary>
    public Past With(Func<RecordedStream, RecordedStream> less) => new(streams.ToDictionary(s => s.Key, s => less(s.Value), StringComparer.Ordinal));

    public RecordedStream Stream(string streamId) => streams.TryGetValue(streamId, out var stream) ? stream : new RecordedStream(streamId, []);

    public (TState State, Deviations Deviations) Fold<TState>(string streamId)
        where TState : ISubject<TState> => Stream(streamId).Fold<TState>();

    public LotFacts Lot(LotId id) => Fold<Lot>(id.Value).State.Facts(id);

    public LotFacts? Lot(LotId? id) => id is { } lot ? Lot(lot) : null;

    /// <summary>What the protocol planned for this step, or null when the fact names none.</summary>
    public StepFacts? Step(StepRef? reference)
    {
        if (reference is null) return null;
        var steps = Steps((reference.Protocol, reference.Version));
        var step = steps.FirstOrDefault(s => s.Key == reference.Step)
            ?? throw new MalformedValueException("protocol.step-unknown", $"Version {reference.Version} of {reference.Protocol} has no step “{reference.Step}”.");
        return new StepFacts(reference, step, steps);
    }

    /// <summary>The steps of a published version of a protocol; none where there is no such version.</summary>
    public IReadOnlyList<ProtocolStep> Steps((ProtocolId Protocol, int Version)? pinned) =>
        pinned is { } version ? Stream(version.Protocol.Value).Fold<Protocol>().State.StepsOf(version.Version) : [];
}

using MgProvenance.Application.Events;
using MgProvenance.Domain.Equipment;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Protocols;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Handling;

/// <summary>The streams that a command mentions, read once and folded when asked for.</summary>
/// <param name="asOf">What happened later at the bench is left out of what is folded; nothing where it is null.</param>
public sealed class Past(IReadOnlyDictionary<string, RecordedStream> streams, BenchTime? asOf = null)
{
    private ILookup<(string Actor, string CommandId), RecordedEvent>? _byCommand;

    public IEnumerable<RecordedStream> Streams => streams.Values;

    /// <summary>What was recorded, with whatever stream it lies in, by the commands that recorded or corrected it; deviations are left out.</summary>
    internal ILookup<(string Actor, string CommandId), RecordedEvent> ByCommand => _byCommand ??=
        (from stream in streams.Values
         from recorded in stream.History
         where recorded.Fact is not (DeviationNoted or DeviationAnswered)
         let meant = recorded.Fact is ICorrection correction ? stream.First(correction.Version)! : recorded
         select (recorded.Stored, Meant: meant)).ToLookup(r => (r.Stored.Actor, r.Stored.CommandId), r => r.Meant);

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

    /// <summary>The past of these streams, with less in them.</summary>
    public Past Of(IEnumerable<string> ids, Func<RecordedStream, RecordedStream> less) => new(ids.Where(streams.ContainsKey).ToDictionary(id => id, id => less(streams[id]), StringComparer.Ordinal), asOf);

    /// <summary>The past as it was at the bench at this time.</summary>
    public Past AsOf(BenchTime time) => new(streams, time);

    /// <summary>Whether something that was recorded happened after this time.</summary>
    public bool GoesOnAfter(BenchTime time) => streams.Values.Any(s => BenchOrder.GoesOnAfter(s.Events, time));

    public RecordedStream Stream(string streamId) => streams.TryGetValue(streamId, out var stream) ? stream : new RecordedStream(streamId, []);

    public (TState State, Deviations Deviations) Fold<TState>(string streamId)
        where TState : ISubject<TState> => Stream(streamId).Fold<TState>(asOf);

    public LotFacts Lot(LotId id) => Fold<Lot>(id.Value).State.Facts(id);

    public LotFacts? Lot(LotId? id) => id is { } lot ? Lot(lot) : null;

    /// <summary>Its calibrations say themselves on which days they hold, whenever they were recorded.</summary>
    public BalanceFacts? Balance(EquipmentId? id) => id is { } balance ? Stream(balance.Value).Fold<EquipmentItem>().State.Balance(balance) : null;

    /// <summary>What the protocol planned for this step, or null when the fact names none. A version is known by its number, whenever it was published.</summary>
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

using MgProvenance.Application.Events;

namespace MgProvenance.Application.Impacts;

/// <summary>
/// The event log up to one ledger position, with what is appended here on top of it. That stays in memory, so the one way of recording, with all its rules, tells what a command would lead to,
/// and everything that reads a log reads what would be then.
/// </summary>
/// <param name="size">Events of the log with an index below it are seen.</param>
/// <param name="now">When what is appended would be recorded.</param>
internal sealed class HypotheticalLog(IEventLog log, long size, DateTimeOffset now) : IEventLog
{
    private readonly List<StoredEvent> _added = [];
    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);

    /// <summary>Ids of the streams that something was appended to.</summary>
    public IReadOnlyCollection<string> Touched => [.. _added.Select(e => e.StreamId).Distinct(StringComparer.Ordinal)];

    private long Size => size + _added.Count;

    public async Task<AppendOutcome> Append(AppendRequest request, CancellationToken cancellation)
    {
        foreach (var claim in request.Labels) if (await Resolve(claim.Label, cancellation).ConfigureAwait(false) is { } owner && owner != claim.StreamId) return new AppendOutcome.LabelTaken(claim.Label, owner);
        foreach (var claim in request.Labels) _labels[claim.Label] = claim.StreamId;
        foreach (var append in request.Streams)
        {
            var version = append.ExpectedVersion;
            foreach (var e in append.Events)
            {
                _added.Add(new StoredEvent(Size, append.StreamId, ++version, e.Id, e.Type, e.Data, now, request.Command.Actor, request.Command.CommandId, request.Headers));
            }
        }

        return new AppendOutcome.Appended(request.Answer);
    }

    public Task<AppendOutcome?> FindCommand(CommandIdentity command, CancellationToken cancellation) => Task.FromResult<AppendOutcome?>(null);

    public Task<IReadOnlyList<StoredEvent>> ReadStream(string streamId, long? before, CancellationToken cancellation) => ReadStreams([streamId], before, cancellation);

    public async Task<IReadOnlyList<StoredEvent>> ReadStreams(IReadOnlyCollection<string> streamIds, long? before, CancellationToken cancellation)
    {
        var stored = await log.ReadStreams(streamIds, Math.Min(before ?? size, size), cancellation).ConfigureAwait(false);
        var added = _added.Where(e => streamIds.Contains(e.StreamId, StringComparer.Ordinal) && !(e.Index >= before)).ToList();
        return added.Count == 0 ? stored : [.. stored.Concat(added).OrderBy(e => e.StreamId, StringComparer.Ordinal).ThenBy(e => e.Version)];
    }

    public async IAsyncEnumerable<StoredEvent> ReadLedger(long from, long before, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var stored in log.ReadLedger(from, Math.Min(before, size), cancellation).ConfigureAwait(false)) yield return stored;
        foreach (var added in _added.Where(e => e.Index >= from && e.Index < before)) yield return added;
    }

    /// <summary>The root is that of the log below: what is only thought of has no hash.</summary>
    public async Task<LedgerHead> Seal(CancellationToken cancellation) => (await log.Seal(cancellation).ConfigureAwait(false)) with { Size = Size };

    public async Task<string?> Resolve(string labelOrStreamId, CancellationToken cancellation) =>
        _labels.TryGetValue(labelOrStreamId, out var stream) ? stream : await log.Resolve(labelOrStreamId, cancellation).ConfigureAwait(false);
}

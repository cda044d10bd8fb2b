namespace MgProvenance.Application.Events;

/// <summary>An event as it lies in the store.</summary>
/// <param name="Index">Position in the ledger (dense, from 0), or null while it waits to be sealed.</param>
/// <param name="Version">Position in its stream, from 1.</param>
/// <param name="Data">JSON text.</param>
public sealed record StoredEvent(
    long? Index,
    string StreamId,
    long Version,
    Guid Id,
    string Type,
    string Data,
    DateTimeOffset RecordedAt,
    string Actor,
    string CommandId,
    EventHeaders Headers);

/// <summary>Size and root of the ledger, with the newest checkpoint that was signed for it.</summary>
/// <param name="Size">Number of sealed events; the last one has index <c>Size - 1</c>.</param>
/// <param name="Root">RFC 6962 tree hash, lower-case hex.</param>
public sealed record LedgerHead(long Size, string Root);

/// <summary>The event store as Application sees it.</summary>
public interface IEventLog
{
    /// <summary>
    /// Appends in one round trip, which concurrent calls may share; see <see cref="AppendOutcome"/> for what can become of it. Calls for one stream are sent in
    /// the order in which they were made. A request that is cancelled before it is sent is not stored, and only then is
    /// <see cref="OperationCanceledException"/> thrown; once sent, its outcome is waited for. Any other exception leaves open whether it was stored: sending it
    /// again under the same command id tells.
    /// </summary>
    Task<AppendOutcome> Append(AppendRequest request, CancellationToken cancellation);

    /// <summary>The answer that this command got when it was first sent, or null when it is new.</summary>
    Task<AppendOutcome?> FindCommand(CommandIdentity command, CancellationToken cancellation);

    /// <summary>Events of one stream in order of version, acknowledged ones included; empty when there is no such stream.</summary>
    /// <param name="before">When given, only events with a ledger index below it.</param>
    Task<IReadOnlyList<StoredEvent>> ReadStream(string streamId, long? before, CancellationToken cancellation);

    /// <summary>Events of several streams in one round trip, ordered by stream id (C collation) and version.</summary>
    Task<IReadOnlyList<StoredEvent>> ReadStreams(IReadOnlyCollection<string> streamIds, long? before, CancellationToken cancellation);

    /// <summary>Sealed events in order of ledger index, from <paramref name="from"/> up to but without <paramref name="before"/>; streamed, never held whole.</summary>
    IAsyncEnumerable<StoredEvent> ReadLedger(long from, long before, CancellationToken cancellation);

    /// <summary>Moves everything acknowledged so far into the ledger and tells where it ends.</summary>
    Task<LedgerHead> Seal(CancellationToken cancellation);

    /// <summary>The stream that a label leads to, or null. A stream id that exists leads to itself.</summary>
    Task<string?> Resolve(string labelOrStreamId, CancellationToken cancellation);
}

namespace MgProvenance.Application.Events;

/// <summary>A row of a projection as stored: JSON text under a key, owned by the one stream it was computed from.</summary>
public sealed record ProjectedRow(string Key, string Json);

/// <summary>
/// The rows that one stream contributes. A pure function of that stream's events: no clock, no chance, no other stream.
/// So a rebuild gives the same bytes as the live projection.
/// </summary>
public interface IStreamProjection
{
    /// <summary>Stable name, lower case with dashes; names the rows in the store.</summary>
    string Name { get; }

    /// <summary>Raised when the rows change shape or meaning: a runner that finds rows of another version rebuilds.</summary>
    int Version { get; }

    /// <summary>Whether streams of this type (the part of the id before the uuid) contribute rows.</summary>
    bool Follows(string streamType);

    /// <summary>All rows of this stream, from all its events so far, in a fixed order.</summary>
    /// <param name="stream">Read and decoded once for all projections that follow it.</param>
    IReadOnlyList<ProjectedRow> Project(RecordedStream stream);
}

/// <summary>
/// Reads of projected rows. Each read first catches up with everything that was acknowledged before it, or fails with a <see cref="LaggingException"/> when
/// another process stands in its way for too long.
/// </summary>
public interface IProjections
{
    /// <summary>Rows of a projection ordered by key (C collation) and stream id.</summary>
    Task<IReadOnlyList<ProjectedRow>> Rows(string projection, CancellationToken cancellation);

    /// <summary>Rows of a projection with this key.</summary>
    Task<IReadOnlyList<ProjectedRow>> Rows(string projection, string key, CancellationToken cancellation);

    /// <summary>Rows of a projection with any of these keys, in one round trip.</summary>
    Task<IReadOnlyList<ProjectedRow>> Rows(string projection, IReadOnlyCollection<string> keys, CancellationToken cancellation);

    /// <summary>Rows of a projection that any of these streams contributed, in one round trip; ordered by key and stream id.</summary>
    Task<IReadOnlyList<ProjectedRow>> RowsOf(string projection, IReadOnlyCollection<string> streamIds, CancellationToken cancellation);

    /// <summary>Rows of a projection that this stream contributed.</summary>
    Task<IReadOnlyList<ProjectedRow>> RowsOf(string projection, string streamId, CancellationToken cancellation);

    /// <summary>Streams that are missing from projections because they hold an event that cannot be read or folded; ordered by projection and stream id.</summary>
    Task<IReadOnlyList<QuarantinedStream>> Quarantined(CancellationToken cancellation);

    /// <summary>Computes every projection anew beside the live rows and swaps; returns rows per projection.</summary>
    Task<IReadOnlyDictionary<string, long>> Rebuild(CancellationToken cancellation);
}

/// <summary>Stored results of derivations, keyed by everything they depend on; recomputing gives the same digits.</summary>
public interface IDerivedResults
{
    /// <summary>The stored JSON for this key, or null.</summary>
    Task<string?> Find(DerivationKey key, CancellationToken cancellation);

    /// <summary>The stored JSON of those of these keys that have one, in one round trip.</summary>
    Task<IReadOnlyDictionary<DerivationKey, string>> Find(IReadOnlyCollection<DerivationKey> keys, CancellationToken cancellation);

    /// <summary>Keeps a result; a second writer of the same key changes nothing.</summary>
    Task Keep(DerivationKey key, string json, CancellationToken cancellation);
}

/// <param name="RawSha256">Digest of the raw file.</param>
/// <param name="Parser">Parser name and version, for example <c>biologic-mpr/1</c>.</param>
/// <param name="Method">Method name and version.</param>
/// <param name="Parameters">Canonical JSON of the parameters.</param>
public sealed record DerivationKey(string RawSha256, string Parser, string Method, string Parameters);

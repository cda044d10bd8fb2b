namespace MgProvenance.Integration.Tests.Audits;

/// <summary>One event as a journal or the ledger knows it.</summary>
internal sealed record Entry(string StreamId, long Version, Guid Id);

/// <summary>What became of commands, by the journals of those who sent them.</summary>
internal sealed class Books
{
    /// <summary>Acknowledged: stored exactly once, with these events.</summary>
    public Dictionary<string, IReadOnlyList<Entry>> Stored { get; } = new(StringComparer.Ordinal);

    /// <summary>Refused or rolled back: nothing of them is stored.</summary>
    public HashSet<string> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>Sent, and the answer never arrived: stored whole or not at all.</summary>
    public Dictionary<string, IReadOnlyList<Entry>> Unanswered { get; } = new(StringComparer.Ordinal);
}

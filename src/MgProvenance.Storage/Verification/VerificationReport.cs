using System.Globalization;

namespace MgProvenance.Storage.Verification;

/// <summary>What stands between a notebook and someone who may write to its database at will.</summary>
public enum ProtectionLevel
{
    /// <summary>No checkpoint was signed, or none whose signature holds.</summary>
    None,

    /// <summary>Signed checkpoints lie in the notebook alone: together they can be rolled back.</summary>
    Local,

    /// <summary>A second copy of the checkpoints outside the notebook was found, and all of it holds.</summary>
    SecondStore,

    /// <summary>Checkpoints were countersigned by a witness on another machine.</summary>
    Witnessed,
}

/// <summary>Where something was found; only what is known is set.</summary>
/// <param name="Index">Position in the ledger, from 0.</param>
/// <param name="Subject">What is no event: a table, a trigger, a checkpoint, a file.</param>
public sealed record Place(string? Stream = null, long? Version = null, Guid? EventId = null, long? Index = null, string? Subject = null)
{
    public override string ToString() => string.Join(", ", Parts());

    private IEnumerable<string> Parts()
    {
        if (Subject is not null) yield return Subject;
        if (Stream is not null) yield return Version is { } version ? string.Create(CultureInfo.InvariantCulture, $"{Stream}@{version}") : Stream;
        if (EventId is { } id) yield return $"event {id}";
        if (Index is { } index) yield return string.Create(CultureInfo.InvariantCulture, $"index {index}");
    }
}

/// <summary>The damage lies at an index from <paramref name="Good"/> up to but without <paramref name="Bad"/>.</summary>
/// <param name="Good">Size of the last checkpoint that holds; 0 when none does.</param>
/// <param name="Bad">Size of the first checkpoint that does not hold.</param>
public sealed record Bracket(long Good, long Bad);

/// <summary>Stored data are not what was recorded, or what protects them is gone.</summary>
public sealed record Fault(FaultKind Kind, Place Place, string Sentence, Bracket? Bracket = null);

/// <summary>Worth knowing, and no damage.</summary>
public sealed record Notice(NoticeKind Kind, Place Place, string Sentence);

/// <summary>The newest checkpoint that holds.</summary>
/// <param name="Signed">When the notebook stored it; null when only the second copy has it.</param>
public sealed record LastCheckpoint(long Size, DateTimeOffset? Signed);

/// <summary>The outcome of a verification. <see cref="Faults"/> and <see cref="Notices"/> are cut at <see cref="VerifyOptions.Kept"/>, the counts are not.</summary>
/// <param name="Events">Rows in <c>mt_events</c>.</param>
/// <param name="Size">Sealed events.</param>
/// <param name="Root">RFC 6962 root over the sealed events as computed now, lower-case hex.</param>
/// <param name="Checkpoints">Checkpoints in the notebook.</param>
/// <param name="Unsealed">Events that wait for their index.</param>
/// <param name="UncoveredTail">Events after the last checkpoint that holds, the unsealed included: what nothing protects yet.</param>
/// <param name="RawFiles">Raw files that events name.</param>
public sealed record VerificationReport(
    IReadOnlyList<Fault> Faults,
    long FaultCount,
    IReadOnlyList<Notice> Notices,
    long NoticeCount,
    long Events,
    long Size,
    string Root,
    long Checkpoints,
    LastCheckpoint? Last,
    long Unsealed,
    long UncoveredTail,
    long RawFiles,
    ProtectionLevel Protection)
{
    public bool Ok => FaultCount == 0;

    /// <summary>Streams that hold an event of a type unknown to this program were found.</summary>
    public bool HasQuarantine => Notices.Any(n => n.Kind == NoticeKind.Quarantined);
}

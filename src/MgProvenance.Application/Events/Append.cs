namespace MgProvenance.Application.Events;

/// <summary>Who asked for what: the pair (actor, command id) is claimed once, and the digest tells a repeat from another request.</summary>
/// <param name="Actor">Stream id of the person who acts.</param>
/// <param name="CommandId">Chosen by the client, at most 200 characters.</param>
/// <param name="RequestDigest">SHA-256 of the request as the client sent it.</param>
public sealed record CommandIdentity(string Actor, string CommandId, ReadOnlyMemory<byte> RequestDigest);

/// <summary>What the envelope says beside actor and time; stored as the event's headers.</summary>
/// <param name="Assurance"><c>asserted</c> or <c>authenticated</c>.</param>
/// <param name="Device">Name of the computer that sent the command.</param>
/// <param name="Application">Program and version that decided.</param>
/// <param name="Source">Where imported or simulated history comes from; null for what was recorded here.</param>
public sealed record EventHeaders(string Assurance, string Device, string Application, string? Source = null);

/// <summary>An event as it will be stored: <paramref name="Data"/> is JSON text.</summary>
public sealed record NewEvent(Guid Id, string Type, string DotnetType, string Data);

/// <summary>Events for one stream. <paramref name="ExpectedVersion"/> 0 means that the stream must not exist yet.</summary>
public sealed record StreamAppend(string StreamId, string StreamType, long ExpectedVersion, IReadOnlyList<NewEvent> Events);

/// <summary>A human name that becomes unique within the notebook and leads to one stream.</summary>
public sealed record LabelClaim(string Label, string StreamId);

/// <summary>One transaction: every stream, label and the command's answer are stored together or not at all.</summary>
/// <param name="Answer">JSON that a repeat of the same command gets back.</param>
public sealed record AppendRequest(
    CommandIdentity Command,
    EventHeaders Headers,
    IReadOnlyList<StreamAppend> Streams,
    IReadOnlyList<LabelClaim> Labels,
    string Answer,
    string? CorrelationId = null,
    string? CausationId = null);

/// <summary>What became of an append. None of these is an exception: a lost race and a repeat are part of normal life.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome()
    {
    }

    /// <summary>Stored now.</summary>
    public sealed record Appended(string Answer) : AppendOutcome;

    /// <summary>
    /// The same command was stored before; <paramref name="Answer"/> is what it was answered then. So is told, too, who sent it once, where the connection broke
    /// between the commit and its acknowledgement.
    /// </summary>
    public sealed record Repeated(string Answer) : AppendOutcome;

    /// <summary>The command id was used before for another request.</summary>
    public sealed record CommandReused(string CommandId) : AppendOutcome;

    /// <summary>Another writer was first.</summary>
    public sealed record VersionConflict(string StreamId, long Expected, long Actual) : AppendOutcome;

    /// <summary>The label already leads to another stream.</summary>
    public sealed record LabelTaken(string Label, string StreamId) : AppendOutcome;

    /// <summary>An event's leaf would exceed 65,535 bytes.</summary>
    public sealed record EventTooLarge(string StreamId, string Type, int Bytes) : AppendOutcome;
}

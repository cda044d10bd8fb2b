using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Handling;

/// <summary>An event that a command led to.</summary>
public sealed record Stored(string Stream, long Version, string Type);

/// <summary>What the recorder of a command is told. A repeat is told the same as the first time.</summary>
/// <param name="Streams">Label to stream id of what the command opened.</param>
/// <param name="Deviations">Rules that the recorded fact broke and that wait for a reason.</param>
public sealed record Answer(IReadOnlyList<Stored> Events, IReadOnlyDictionary<string, string> Streams, IReadOnlyList<string> Deviations);

public abstract record Reply
{
    private Reply()
    {
    }

    /// <param name="IsRepeat">The command had been recorded before; nothing was stored now.</param>
    public sealed record Recorded(Answer Answer, bool IsRepeat) : Reply;

    public sealed record Refused(Refusal Refusal) : Reply;

    /// <summary>Other writers were faster several times in a row.</summary>
    public sealed record Conflict(string StreamId) : Reply;
}

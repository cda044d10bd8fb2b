namespace MgProvenance.Application.Events;

/// <summary>What was recorded long after it was done. Derived from the two times, never stored.</summary>
public static class LateEntry
{
    /// <summary>An entry is late when it came this long after the end of the claimed bench time.</summary>
    public static readonly TimeSpan Allowed = TimeSpan.FromHours(24);

    /// <summary>How long after it was done it was recorded, where that is late; null where it is not, where no bench time is claimed, and for imported or simulated history, which was not entered by hand.</summary>
    public static TimeSpan? Of(RecordedEvent recorded) =>
        recorded.Stored.Headers.Source is null && BenchTimes.Of(recorded.Fact) is { } done && recorded.Stored.RecordedAt - done.End is var delay && delay > Allowed ? delay : null;
}

using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Provenance;

/// <summary>What was recorded long after it was done is a late entry: allowed, and shown as one.</summary>
public static class LateEntry
{
    /// <summary>An entry that was made within this time is not late.</summary>
    public static readonly TimeSpan Allowed = TimeSpan.FromHours(24);

    /// <param name="doneAt">A time that is known to the day is over when the day is; an unknown one tells nothing.</param>
    public static bool Is(BenchTime? doneAt, DateTimeOffset recordedAt) => doneAt is { } done && recordedAt - done.At > Allowed + done.Width;
}

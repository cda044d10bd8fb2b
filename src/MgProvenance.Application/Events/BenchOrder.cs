using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Events;

/// <summary>
/// The facts of a stream as they happened, not as they were entered. A fact stands before those that are later for certain; where precision leaves open which came first, the order of recording
/// stays. A fact without bench time stays behind the one it was recorded after, and what opens a stream is the beginning of it, whatever time it claims.
/// </summary>
public static class BenchOrder
{
    /// <param name="asOf">Up to the end of it; all facts where it is null.</param>
    public static IReadOnlyList<RecordedEvent> Of(IReadOnlyList<RecordedEvent> events, BenchTime? asOf) => IsSo(events, asOf) ? events : Arranged(events, asOf);

    /// <summary>Whether there is a fact that begins after this time.</summary>
    public static bool GoesOnAfter(IEnumerable<RecordedEvent> events, BenchTime time) => events.Any(e => TimeOf(e)?.At >= time.End);

    private static BenchTime? TimeOf(RecordedEvent e) => e.Fact is ILabels ? null : BenchTimes.Of(e.Fact);

    private static bool IsSo(IReadOnlyList<RecordedEvent> events, BenchTime? asOf)
    {
        var (latest, end) = (DateTimeOffset.MinValue, asOf?.End);
        foreach (var e in events)
        {
            if (TimeOf(e) is not { } time) continue;
            if (latest >= time.End || time.At >= end) return false;
            if (time.At > latest) latest = time.At;
        }

        return true;
    }

    private static List<RecordedEvent> Arranged(IReadOnlyList<RecordedEvent> events, BenchTime? asOf)
    {
        var current = new Together(null, []);
        var arranged = new List<Together> { current };
        foreach (var e in events)
        {
            if (TimeOf(e) is { } time)
            {
                current = new Together(time.At, []);
                var later = arranged.FindIndex(t => t.Begin >= time.End);
                arranged.Insert(later < 0 ? arranged.Count : later, current);
            }

            current.Facts.Add(e);
        }

        return [.. arranged.Where(t => !(t.Begin >= asOf?.End)).SelectMany(t => t.Facts)];
    }

    /// <summary>A fact with its time, and those without one that were recorded after it.</summary>
    private sealed record Together(DateTimeOffset? Begin, List<RecordedEvent> Facts);
}

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
    public static bool GoesOnAfter(IEnumerable<RecordedEvent> events, BenchTime time)
    {
        var end = time.End;
        return events.Any(e => TimeOf(e)?.At >= end);
    }

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
        var current = new Together(DateTimeOffset.MinValue, DateTimeOffset.MinValue, []);
        var arranged = new List<Together> { current };
        foreach (var e in events)
        {
            if (TimeOf(e) is { } time)
            {
                var place = FirstBegunBy(time.End, arranged);
                var before = arranged[place - 1].Latest;
                current = new Together(time.At, time.At > before ? time.At : before, []);
                arranged.Insert(place, current);
            }

            current.Facts.Add(e);
        }

        var end = asOf?.End;
        return [.. arranged.Where(t => !(t.Begin >= end)).SelectMany(t => t.Facts)];
    }

    /// <summary>Where the first stands that begins at this time or later; what is put in before it leaves those behind it as they are, so the latest times stay in order.</summary>
    private static int FirstBegunBy(DateTimeOffset end, List<Together> arranged)
    {
        var (from, to) = (1, arranged.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (arranged[middle].Latest >= end) to = middle;
            else from = middle + 1;
        }

        return from;
    }

    /// <summary>A fact with its time, and those without one that were recorded after it.</summary>
    /// <param name="Latest">The latest begin up to here.</param>
    private sealed record Together(DateTimeOffset Begin, DateTimeOffset Latest, List<RecordedEvent> Facts);
}

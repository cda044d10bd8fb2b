using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Provenance;

/// <summary>One recorded fact in the order of the bench.</summary>
/// <param name="DoneAt">Bench time as claimed; null where none was given.</param>
public sealed record TimelineEntry(BenchTime? DoneAt, DateTimeOffset RecordedAt, string Stream, long Version, string Event, string Actor);

/// <summary>Everything that happened, keyed by time in UTC: bench time where it was given, else the time of recording.</summary>
public sealed class TimelineProjection() : StreamProjection<TimelineEntry>(Named, 1)
{
    public const string Named = "timeline";

    protected override IEnumerable<(string Key, TimelineEntry Row)> Rows(RecordedStream stream) =>
        stream.Events.Select(e =>
        {
            var doneAt = BenchTimes.Of(e.Fact);
            var key = (doneAt?.At ?? e.Stored.RecordedAt).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", System.Globalization.CultureInfo.InvariantCulture);
            return (key, new TimelineEntry(doneAt, e.Stored.RecordedAt, stream.StreamId, e.Stored.Version, e.Stored.Type, e.Stored.Actor));
        });
}

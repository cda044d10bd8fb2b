using System.Text.Json;
using MgProvenance.Application.Events;

namespace MgProvenance.Storage.Tests.Projections;

/// <summary>One row per lot with its events' types and versions, one per event.</summary>
internal sealed class Weighings(int version = 1, string name = "weighings") : IStreamProjection
{
    public int Calls { get; private set; }

    /// <summary>When set, projecting fails after so many streams, as a crash would.</summary>
    public int? CrashAfter { get; set; }

    public string Name => name;

    public int Version => version;

    public bool Follows(string streamType) => streamType == "lot";

    public IReadOnlyList<ProjectedRow> Project(RecordedStream stream)
    {
        if (++Calls > CrashAfter) throw new InvalidOperationException("The power failed.");
        var events = stream.Events.Select(e => e.Stored).ToList();
        Assert.All(events, e => Assert.Equal(stream.StreamId, e.StreamId));
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => (int)e.Version));
        var summary = JsonSerializer.Serialize(new { v = version, at = events[^1].RecordedAt, index = events.Select(e => e.Index) });
        return [new("summary", summary), .. events.Select(e => new ProjectedRow(e.Type, e.Data))];
    }
}

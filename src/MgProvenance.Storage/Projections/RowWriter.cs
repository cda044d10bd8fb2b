using System.Text.Json;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;
using Npgsql;

namespace MgProvenance.Storage.Projections;

/// <summary>What streams contribute to one generation of a projection.</summary>
internal sealed record Target(IStreamProjection Projection, long Generation);

/// <summary>Computes rows and writes them as they come. Each stream is decoded once for all projections that follow it, and only one stream is held at a time.</summary>
internal sealed class RowWriter(NpgsqlConnection connection, IReadOnlyCollection<Target> targets)
{
    private readonly Dictionary<string, Target[]> _following = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _written = targets.ToDictionary(t => t.Projection.Name, _ => 0L);
    private readonly List<(Target Target, string Stream, long Version, string Type)> _quarantined = [];

    /// <summary>Rows per projection.</summary>
    /// <param name="events">Those of a stream lie side by side, in order of version. They come over another connection than the rows leave by.</param>
    /// <param name="options">Of the COPY into <paramref name="table"/>.</param>
    public async Task<IReadOnlyDictionary<string, long>> Write(string table, string options, IAsyncEnumerable<StoredEvent> events, CancellationToken cancellation)
    {
        await using (var copy = await RowCopy.Open(connection, table, options, cancellation))
        {
            var stream = new List<StoredEvent>();
            await foreach (var stored in events.WithCancellation(cancellation))
            {
                if (stream.Count > 0 && stream[0].StreamId != stored.StreamId) await Project(stream, copy, cancellation);
                stream.Add(stored);
            }

            if (stream.Count > 0) await Project(stream, copy, cancellation);
            await copy.Complete(cancellation);
        }

        foreach (var quarantined in _quarantined) await Quarantine(quarantined, cancellation);
        return _written;
    }

    private async ValueTask Project(List<StoredEvent> events, RowCopy copy, CancellationToken cancellation)
    {
        var id = events[0].StreamId;
        if (Decode(id, events) is { } stream)
        {
            foreach (var target in Following(id))
            {
                var rows = target.Projection.Project(stream);
                for (var ordinal = 0; ordinal < rows.Count; ordinal++) await copy.Write(target, id, ordinal, rows[ordinal], cancellation);
                _written[target.Projection.Name] += rows.Count;
            }
        }

        events.Clear();
    }

    /// <summary>Null, and the stream is quarantined, when one of its events cannot be read: an unknown type, or a known one whose data have another shape.</summary>
    private RecordedStream? Decode(string id, List<StoredEvent> events)
    {
        try
        {
            return RecordedStream.From(id, events);
        }
        catch (UnknownEventTypeException unknown)
        {
            _quarantined.AddRange(Following(id).Select(t => (t, id, unknown.Version, unknown.Type)));
        }
        catch (Exception e) when (e is JsonException or MalformedValueException)
        {
            var malformed = events.Find(IsMalformed) ?? events[^1];
            _quarantined.AddRange(Following(id).Select(t => (t, id, malformed.Version, malformed.Type)));
        }

        return null;
    }

    private static bool IsMalformed(StoredEvent stored)
    {
        try
        {
            RecordedStream.From(stored.StreamId, [stored]);
            return false;
        }
        catch (Exception e) when (e is JsonException or MalformedValueException)
        {
            return true;
        }
    }

    private Target[] Following(string stream)
    {
        var type = StreamTypes.Of(stream);
        if (!_following.TryGetValue(type, out var following)) _following[type] = following = [.. targets.Where(t => t.Projection.Follows(type))];
        return following;
    }

    private async Task Quarantine((Target Target, string Stream, long Version, string Type) quarantined, CancellationToken cancellation)
    {
        await using var insert = new NpgsqlCommand(
            "insert into mgp.quarantine (projection, generation, stream_id, version, type) values ($1, $2, $3, $4, $5)", connection)
        {
            Parameters =
            {
                new() { Value = quarantined.Target.Projection.Name },
                new() { Value = quarantined.Target.Generation },
                new() { Value = quarantined.Stream },
                new() { Value = quarantined.Version },
                new() { Value = quarantined.Type },
            },
        };
        await insert.PrepareAsync(cancellation);
        await insert.ExecuteNonQueryAsync(cancellation);
    }
}

using MgProvenance.Application.Events;
using MgProvenance.Storage.Events;
using Npgsql;
using NpgsqlTypes;

namespace MgProvenance.Storage.Projections;

/// <summary>What streams contribute to one generation of a projection.</summary>
internal sealed record Target(IStreamProjection Projection, long Generation);

/// <summary>Computes the rows of some streams and writes them. Holds one stream's events at a time, and the rows of the streams it was given.</summary>
internal sealed class RowWriter(NpgsqlConnection connection)
{
    private readonly List<(Target Target, string Stream, int Ordinal, ProjectedRow Row)> _rows = [];
    private readonly List<(Target Target, UnknownEventTypeException Reason)> _quarantined = [];

    /// <param name="before">Ledger index below which events count.</param>
    public async Task Write(IReadOnlyCollection<Target> targets, IReadOnlyCollection<string> streams, long before, CancellationToken cancellation)
    {
        if (streams.Count == 0) return;
        var events = new List<StoredEvent>();
        await foreach (var stored in EventRows.OfStreams(connection, streams, before, cancellation))
        {
            if (events.Count > 0 && events[0].StreamId != stored.StreamId) Project(targets, events);
            events.Add(stored);
        }

        if (events.Count > 0) Project(targets, events);
        await CopyRows(cancellation);
        await CopyQuarantined(cancellation);
    }

    private void Project(IReadOnlyCollection<Target> targets, List<StoredEvent> events)
    {
        var stream = events[0].StreamId;
        var type = StreamTypes.Of(stream);
        foreach (var target in targets.Where(t => t.Projection.Follows(type)))
        {
            try
            {
                _rows.AddRange(target.Projection.Project(stream, events).Select((row, ordinal) => (target, stream, ordinal, row)));
            }
            catch (UnknownEventTypeException e)
            {
                _quarantined.Add((target, e));
            }
        }

        events.Clear();
    }

    private async Task CopyRows(CancellationToken cancellation)
    {
        if (_rows.Count == 0) return;
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy mgp.projected_row (projection, generation, stream_id, ordinal, row_key, row) from stdin (format binary)", cancellation);
        foreach (var (target, stream, ordinal, row) in _rows)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(target.Projection.Name, NpgsqlDbType.Text, cancellation);
            await copy.WriteAsync(target.Generation, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(stream, NpgsqlDbType.Text, cancellation);
            await copy.WriteAsync(ordinal, NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(row.Key, NpgsqlDbType.Text, cancellation);
            await copy.WriteAsync(row.Json, NpgsqlDbType.Text, cancellation);
        }

        await copy.CompleteAsync(cancellation);
        _rows.Clear();
    }

    private async Task CopyQuarantined(CancellationToken cancellation)
    {
        foreach (var (target, reason) in _quarantined)
        {
            await using var insert = new NpgsqlCommand(
                "insert into mgp.quarantine (projection, generation, stream_id, version, type) values ($1, $2, $3, $4, $5)", connection)
            {
                Parameters =
                {
                    new() { Value = target.Projection.Name },
                    new() { Value = target.Generation },
                    new() { Value = reason.StreamId },
                    new() { Value = reason.Version },
                    new() { Value = reason.Type },
                },
            };
            await insert.ExecuteNonQueryAsync(cancellation);
        }

        _quarantined.Clear();
    }
}

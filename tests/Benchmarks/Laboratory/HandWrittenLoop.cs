using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Domain.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace MgProvenance.Benchmarks.Laboratory;

/// <summary>What one writes by hand: one read of all events ordered by stream, each stream projected, the rows copied into a table whose indexes are made at the end.</summary>
internal sealed class HandWrittenLoop(NpgsqlDataSource database)
{
    private const string Events =
        "select stream_id, version, id, type, data::text, timestamp, user_name from public.mt_events where type <> 'tombstone' order by stream_id, version";

    private static readonly EventHeaders Headers = new("asserted", "bench-1", "benchmarks");

    public async Task Run(CancellationToken cancellation)
    {
        await Execute("drop table if exists public.scratch; create table public.scratch (projection text collate \"C\", stream_id text collate \"C\", ordinal integer, row_key text collate \"C\", row text)", cancellation);
        await using (var reading = await database.OpenConnectionAsync(cancellation))
        await using (var writing = await database.OpenConnectionAsync(cancellation))
        await using (var read = new NpgsqlCommand(Events, reading) { CommandTimeout = 0 })
        await using (var row = await read.ExecuteReaderAsync(cancellation))
        await using (var copy = await writing.BeginBinaryImportAsync("copy public.scratch from stdin (format binary)", cancellation))
        {
            var stream = new List<StoredEvent>();
            while (await row.ReadAsync(cancellation))
            {
                var id = row.GetString(0);
                if (stream.Count > 0 && stream[0].StreamId != id) await Project(stream, copy, cancellation);
                stream.Add(new(null, id, row.GetInt64(1), row.GetGuid(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5), row.GetString(6), "", Headers));
            }

            if (stream.Count > 0) await Project(stream, copy, cancellation);
            await copy.CompleteAsync(cancellation);
        }

        await Execute("alter table public.scratch add primary key (projection, stream_id, ordinal); create index on public.scratch (projection, row_key, stream_id, ordinal)", cancellation);
    }

    private static async Task Project(List<StoredEvent> stream, NpgsqlBinaryImporter copy, CancellationToken cancellation)
    {
        var id = stream[0].StreamId;
        var recorded = RecordedStream.From(id, stream);
        foreach (var projection in AllProjections.List.Where(p => p.Follows(StreamIds.SubjectOf(id) ?? id)))
        {
            var ordinal = 0;
            foreach (var row in projection.Project(recorded))
            {
                await copy.StartRowAsync(cancellation);
                await copy.WriteAsync(projection.Name, NpgsqlDbType.Text, cancellation);
                await copy.WriteAsync(id, NpgsqlDbType.Text, cancellation);
                await copy.WriteAsync(ordinal++, NpgsqlDbType.Integer, cancellation);
                await copy.WriteAsync(row.Key, NpgsqlDbType.Text, cancellation);
                await copy.WriteAsync(row.Json, NpgsqlDbType.Text, cancellation);
            }
        }

        stream.Clear();
    }

    private async Task Execute(string sql, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

using Npgsql;
using NpgsqlTypes;

namespace MgProvenance.Testing;

/// <summary>An event as it goes into <c>mt_events</c>.</summary>
public sealed record ImportedEvent(string StreamId, long Version, Guid Id, string Type, string DotnetType, string Data)
{
    /// <summary>The part of the stream's id before its uuid.</summary>
    public string StreamType => StreamId[..^37];
}

/// <summary>The fastest way into the event store's tables; the ledger's trigger sees every row.</summary>
public static class BulkImport
{
    /// <summary>Opens or continues streams, in one transaction.</summary>
    /// <param name="events">In the order in which they were recorded.</param>
    public static async Task Copy(NpgsqlDataSource database, IReadOnlyList<ImportedEvent> events, string actor, string headers, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await CountStreams(connection, events, cancellation);
        var numbers = await Numbers(connection, events.Count, cancellation);
        const string sql = "copy public.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, headers, user_name) from stdin (format binary)";
        await using (var copy = await connection.BeginBinaryImportAsync(sql, cancellation))
        {
            var now = DateTime.UtcNow;
            foreach (var (happened, i) in events.Select((e, i) => (e, i)))
            {
                await copy.StartRowAsync(cancellation);
                await copy.WriteAsync(numbers[i], NpgsqlDbType.Bigint, cancellation);
                await copy.WriteAsync(happened.Id, NpgsqlDbType.Uuid, cancellation);
                await copy.WriteAsync(happened.StreamId, NpgsqlDbType.Varchar, cancellation);
                await copy.WriteAsync(happened.Version, NpgsqlDbType.Bigint, cancellation);
                await copy.WriteAsync(happened.Data, NpgsqlDbType.Jsonb, cancellation);
                await copy.WriteAsync(happened.Type, NpgsqlDbType.Varchar, cancellation);
                await copy.WriteAsync(now, NpgsqlDbType.TimestampTz, cancellation);
                await copy.WriteAsync(happened.DotnetType, NpgsqlDbType.Varchar, cancellation);
                await copy.WriteAsync(headers, NpgsqlDbType.Jsonb, cancellation);
                await copy.WriteAsync(actor, NpgsqlDbType.Varchar, cancellation);
            }

            await copy.CompleteAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private static async Task CountStreams(NpgsqlConnection connection, IReadOnlyList<ImportedEvent> events, CancellationToken cancellation)
    {
        var last = events.GroupBy(e => e.StreamId, StringComparer.Ordinal).Select(g => g.MaxBy(e => e.Version)!).ToList();
        await using var count = new NpgsqlCommand(
            """
            insert into public.mt_streams (id, type, version) select * from unnest($1::text[], $2::text[], $3::bigint[]) as u(id, type, version)
            on conflict (id) do update set version = excluded.version, timestamp = now()
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = last.Select(e => e.StreamId).ToArray() }, new() { Value = last.Select(e => e.StreamType).ToArray() }, new() { Value = last.Select(e => e.Version).ToArray() },
            },
        };
        await count.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<long[]> Numbers(NpgsqlConnection connection, int count, CancellationToken cancellation)
    {
        await using var next = new NpgsqlCommand("select array(select nextval('public.mt_events_sequence') from generate_series(1, $1))", connection) { Parameters = { new() { Value = count } } };
        return (long[])(await next.ExecuteScalarAsync(cancellation))!;
    }
}

using System.Text.Json;
using MgProvenance.Application.Events;
using MgProvenance.Integration.Tests.Workers;
using Npgsql;
using NpgsqlTypes;

namespace MgProvenance.Integration.Tests.Load;

/// <summary>A program that writes a stream into the event store's tables by itself and takes its time to commit.</summary>
internal sealed class ForeignTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private ForeignTransaction(NpgsqlConnection connection) => _connection = connection;

    public static async Task<ForeignTransaction> Begin(NpgsqlDataSource store, StreamAppend stream, string command)
    {
        var transaction = new ForeignTransaction(await store.OpenConnectionAsync());
        await transaction.Say("begin");
        await using var insert = new NpgsqlBatch(transaction._connection);
        insert.BatchCommands.Add(new("insert into public.mt_streams (id, type, version) values ($1, $2, $3)")
        {
            Parameters = { new() { Value = stream.StreamId }, new() { Value = stream.StreamType }, new() { Value = (long)stream.Events.Count } },
        });
        foreach (var (happened, i) in stream.Events.Select((e, i) => (e, i)))
        {
            insert.BatchCommands.Add(new(
                """
                insert into public.mt_events (seq_id, id, stream_id, version, data, type, timestamp, headers, user_name)
                values (nextval('public.mt_events_sequence'), $1, $2, $3, $4, $5, now(), $6, $7)
                """)
            {
                Parameters =
                {
                    new() { Value = happened.Id },
                    new() { Value = stream.StreamId },
                    new() { Value = i + 1L },
                    new() { Value = happened.Data, NpgsqlDbType = NpgsqlDbType.Jsonb },
                    new() { Value = happened.Type },
                    new() { Value = JsonSerializer.Serialize(new { commandId = command }), NpgsqlDbType = NpgsqlDbType.Jsonb },
                    new() { Value = BenchFacts.Actor },
                },
            });
        }

        await insert.ExecuteNonQueryAsync();
        return transaction;
    }

    public Task Commit() => Say("commit");

    public Task RollBack() => Say("rollback");

    /// <summary>Hands it over to the server, which keeps it until somebody says what becomes of it.</summary>
    public Task Prepare(string name) => Say($"prepare transaction '{name}'");

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task Say(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync();
    }
}

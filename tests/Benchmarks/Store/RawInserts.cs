using MgProvenance.Application.Events;
using Npgsql;
using NpgsqlTypes;

namespace MgProvenance.Benchmarks.Store;

/// <summary>What one writes by hand: the version's update and one insert per event, as one batch, which is one transaction and one round trip.</summary>
internal sealed class RawInserts(NpgsqlConnection connection) : IWriter
{
    private const string Move = "update public.mt_streams set version = $3, timestamp = now() where id = $1 and version = $2";

    private const string Insert = """
        insert into public.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, headers, user_name)
        values (nextval('public.mt_events_sequence'), $1, $2, $3, $4, $5, now(), $6, $7, $8)
        """;

    public async Task Append(StreamAppend stream, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new(Move)
        {
            Parameters = { new() { Value = stream.StreamId }, new() { Value = stream.ExpectedVersion }, new() { Value = stream.ExpectedVersion + stream.Events.Count } },
        });
        foreach (var (happened, i) in stream.Events.Select((e, i) => (e, i)))
        {
            batch.BatchCommands.Add(new(Insert)
            {
                Parameters =
                {
                    new() { Value = happened.Id },
                    new() { Value = stream.StreamId },
                    new() { Value = stream.ExpectedVersion + i + 1 },
                    new() { Value = happened.Data, NpgsqlDbType = NpgsqlDbType.Jsonb },
                    new() { Value = happened.Type },
                    new() { Value = happened.DotnetType },
                    new() { Value = Bodies.Headers, NpgsqlDbType = NpgsqlDbType.Jsonb },
                    new() { Value = Bodies.Actor },
                },
            });
        }

        await batch.PrepareAsync(cancellation);
        await batch.ExecuteNonQueryAsync(cancellation);
        if (batch.BatchCommands[0].Rows != 1) throw new InvalidOperationException($"{stream.StreamId} is at another version than {stream.ExpectedVersion}.");
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}

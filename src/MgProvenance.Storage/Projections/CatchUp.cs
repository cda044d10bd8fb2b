using MgProvenance.Application.Events;
using MgProvenance.Storage.Events;
using MgProvenance.Storage.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace MgProvenance.Storage.Projections;

/// <summary>
/// Brings live rows up to the head, in transactions of bounded size; whoever is interrupted leaves a position from which anyone goes on. The locked progress
/// row is the fence: rows are written over the connection that holds it, so a process that loses it can write no more.
/// </summary>
/// <param name="batch">Sealed events that one transaction covers.</param>
/// <param name="patience">How long another owner of the progress row is waited for.</param>
internal sealed class CatchUp(NpgsqlDataSource database, int batch, TimeSpan patience)
{
    /// <summary>Returns early when the live rows turn out to be of another version: they must be rebuilt.</summary>
    /// <exception cref="ProjectionLaggingException">Another process holds the progress row for longer than the patience.</exception>
    public async Task Run(IStreamProjection projection, long head, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var reading = await database.OpenConnectionAsync(cancellation);
        while (await Step(projection, head, connection, reading, cancellation))
        {
        }
    }

    /// <summary>False when there is nothing left to do.</summary>
    private async Task<bool> Step(IStreamProjection projection, long head, NpgsqlConnection connection, NpgsqlConnection reading, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Patience.Set(connection, patience, cancellation);
        var progress = await Progress.Lock(connection, projection.Name, head, cancellation);
        if (progress?.Version != projection.Version || progress.Position >= head) return false;
        var next = progress with { Position = Math.Min(progress.Position + batch, head) };
        var streams = await TouchedStreams(reading, progress.Position, next.Position, cancellation);
        streams.RemoveAll(stream => !projection.Follows(StreamTypes.Of(stream)));
        if (streams.Count > 0)
        {
            await Remove(connection, "projected_row", projection.Name, progress.Generation, streams, cancellation);
            await Remove(connection, "quarantine", projection.Name, progress.Generation, streams, cancellation);
            var events = StreamEvents.Of(reading, streams, next.Position, cancellation);
            await new RowWriter(connection, [new(projection, progress.Generation)]).Write("mgp.projected_row", string.Empty, events, cancellation);
        }

        await next.Write(connection, projection.Name, cancellation);
        await transaction.CommitAsync(cancellation);
        return next.Position < head;
    }

    private static async Task<List<string>> TouchedStreams(NpgsqlConnection connection, long from, long before, CancellationToken cancellation)
    {
        await using var find = new NpgsqlCommand($"select distinct e.stream_id {EventRows.InRange}", connection)
        {
            Parameters = { new() { Value = from }, new() { Value = before } },
        };
        await find.PrepareAsync(cancellation);
        await using var row = await find.ExecuteReaderAsync(cancellation);
        var streams = new List<string>();
        while (await row.ReadAsync(cancellation)) streams.Add(row.GetString(0));
        return streams;
    }

    private static async Task Remove(
        NpgsqlConnection connection, string table, string projection, long generation, List<string> streams, CancellationToken cancellation)
    {
        await using var remove = new NpgsqlCommand($"delete from mgp.{table} where projection = $1 and generation = $2 and stream_id = any ($3)", connection)
        {
            Parameters =
            {
                new() { Value = projection },
                new() { Value = generation },
                new() { Value = streams.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            },
        };
        await remove.PrepareAsync(cancellation);
        await remove.ExecuteNonQueryAsync(cancellation);
    }
}

using MgProvenance.Application.Events;
using MgProvenance.Storage.Events;
using Npgsql;
using NpgsqlTypes;

namespace MgProvenance.Storage.Projections;

/// <summary>Brings live rows up to the head, in transactions of bounded size; whoever is interrupted leaves a position from which anyone goes on.</summary>
/// <param name="batch">Sealed events that one transaction covers.</param>
internal sealed class CatchUp(NpgsqlDataSource database, int batch)
{
    /// <summary>False when the live rows are of another version, or there are none: they must be rebuilt.</summary>
    public async Task<bool> Run(IStreamProjection projection, long head, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        while (true)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var progress = await Progress.Read(connection, projection.Name, forUpdate: true, cancellation);
            if (progress?.Version != projection.Version) return false;
            if (progress.Position >= head) return true;
            var next = progress with { Position = Math.Min(progress.Position + batch, head) };
            var streams = await TouchedStreams(connection, progress.Position, next.Position, cancellation);
            streams.RemoveAll(stream => !projection.Follows(StreamTypes.Of(stream)));
            await Remove(connection, "projected_row", projection.Name, progress.Generation, streams, cancellation);
            await Remove(connection, "quarantine", projection.Name, progress.Generation, streams, cancellation);
            await new RowWriter(connection).Write([new(projection, progress.Generation)], streams, next.Position, cancellation);
            await next.Write(connection, projection.Name, cancellation);
            await transaction.CommitAsync(cancellation);
        }
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

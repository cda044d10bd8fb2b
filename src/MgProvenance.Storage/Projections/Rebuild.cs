using MgProvenance.Application.Events;
using Npgsql;

namespace MgProvenance.Storage.Projections;

/// <summary>
/// Computes projections anew, stream by stream, as a generation beside the live one, which stays readable and keeps up until the progress row switches over.
/// Rows that an interrupted rebuild left are removed by the next.
/// </summary>
/// <param name="page">Streams that are read and written at a time.</param>
internal sealed class Rebuild(NpgsqlDataSource database, int page)
{
    // Any number will do as long as nothing else in this database uses it: "mgprebld" in ASCII.
    private const long LockKey = 0x6d67_7072_6562_6c64;

    /// <summary>Rows per projection.</summary>
    /// <param name="head">Ledger index below which events count.</param>
    /// <param name="onlyStale">Leaves out projections whose live rows already are of the right version, because another process was faster.</param>
    public async Task<IReadOnlyDictionary<string, long>> Run(
        IReadOnlyCollection<IStreamProjection> projections, Func<Task<long>> head, bool onlyStale, CancellationToken cancellation)
    {
        await using var turn = await database.OpenConnectionAsync(cancellation);
        await using var waiting = await turn.BeginTransactionAsync(cancellation);
        await using (var wait = new NpgsqlCommand($"select pg_advisory_xact_lock({LockKey})", turn) { CommandTimeout = 0 }) await wait.ExecuteNonQueryAsync(cancellation);

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var before = await head();
        var targets = new List<Target>();
        foreach (var projection in projections)
        {
            var live = await Progress.Read(connection, projection.Name, forUpdate: false, cancellation);
            if (onlyStale && live?.Version == projection.Version) continue;
            targets.Add(new(projection, (live?.Generation ?? 0) + 1));
            await KeepOnly(connection, projection.Name, live?.Generation ?? 0, cancellation);
        }

        var writer = new RowWriter(connection);
        await foreach (var streams in Pages(connection, cancellation))
        {
            await writer.Write(targets, [.. streams.Where(s => targets.Any(t => t.Projection.Follows(StreamTypes.Of(s))))], before, cancellation);
        }

        var rows = new Dictionary<string, long>();
        foreach (var target in targets) rows[target.Projection.Name] = await Switch(connection, target, before, cancellation);
        return rows;
    }

    private async IAsyncEnumerable<List<string>> Pages(
        NpgsqlConnection connection, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        // In the order of the primary key's own collation; any order that does not change will do.
        var streams = new List<string> { "" };
        while (streams.Count > 0)
        {
            await using var next = new NpgsqlCommand("select id from public.mt_streams where id > $1 order by id limit $2", connection)
            {
                Parameters = { new() { Value = streams[^1], NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Varchar }, new() { Value = page } },
            };
            await next.PrepareAsync(cancellation);
            await using (var row = await next.ExecuteReaderAsync(cancellation))
            {
                streams = [];
                while (await row.ReadAsync(cancellation)) streams.Add(row.GetString(0));
            }

            if (streams.Count > 0) yield return streams;
        }
    }

    private static async Task<long> Switch(NpgsqlConnection connection, Target target, long before, CancellationToken cancellation)
    {
        var name = target.Projection.Name;
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Progress.Read(connection, name, forUpdate: true, cancellation);
        await new Progress(target.Projection.Version, target.Generation, before).Write(connection, name, cancellation);
        await KeepOnly(connection, name, target.Generation, cancellation);
        await using var count = new NpgsqlCommand("select count(*) from mgp.projected_row where projection = $1", connection) { Parameters = { new() { Value = name } } };
        var rows = (long)(await count.ExecuteScalarAsync(cancellation))!;
        await transaction.CommitAsync(cancellation);
        return rows;
    }

    private static async Task KeepOnly(NpgsqlConnection connection, string projection, long generation, CancellationToken cancellation)
    {
        foreach (var table in new[] { "projected_row", "quarantine" })
        {
            await using var remove = new NpgsqlCommand($"delete from mgp.{table} where projection = $1 and generation <> $2", connection)
            {
                Parameters = { new() { Value = projection }, new() { Value = generation } },
                CommandTimeout = 0,
            };
            await remove.ExecuteNonQueryAsync(cancellation);
        }
    }
}

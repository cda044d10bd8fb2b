using System.Globalization;
using MgProvenance.Application.Events;
using MgProvenance.Storage.Ledger;
using MgProvenance.Storage.Verification;
using Npgsql;

namespace MgProvenance.Storage.Projections;

/// <summary>
/// Computes projections anew as a generation beside the live one, which stays readable and keeps up until the progress rows switch over. Lock, rows and switch
/// are one transaction of one connection: a rebuild that dies leaves nothing, and none can go on without its lock.
/// </summary>
/// <param name="patience">How long another rebuild, or an owner of a progress row, is waited for.</param>
internal sealed class Rebuild(NpgsqlDataSource database, TimeSpan patience)
{
    // Any number will do as long as nothing else in this database uses it: "mgprebld" in ASCII.
    private const long LockKey = 0x6d67_7072_6562_6c64;

    // Dropping a partition keeps readers out while it waits for those that came before.
    private static readonly TimeSpan DropPatience = TimeSpan.FromSeconds(1);

    /// <summary>Rows per projection.</summary>
    /// <param name="head">Ledger index below which events count.</param>
    /// <param name="onlyStale">Leaves out projections whose live rows already are of the right version.</param>
    /// <exception cref="ProjectionLaggingException">Another process is rebuilding, or holds a projection, for longer than the patience.</exception>
    public async Task<IReadOnlyDictionary<string, long>> Run(
        IReadOnlyCollection<IStreamProjection> projections, Func<Task<long>> head, bool onlyStale, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        IReadOnlyDictionary<string, long> rows;
        await using (var transaction = await connection.BeginTransactionAsync(cancellation))
        {
            await Patience.Set(connection, patience, cancellation);
            await WaitForTurn(connection, projections, head, cancellation);
            var stale = new List<IStreamProjection>();
            foreach (var projection in projections.OrderBy(p => p.Name, StringComparer.Ordinal))
            {
                if (!onlyStale || (await Progress.Read(connection, projection.Name, cancellation))?.Version != projection.Version) stale.Add(projection);
            }

            if (stale.Count == 0) return new Dictionary<string, long>();
            rows = await Replace(connection, stale, await head(), cancellation);
            await transaction.CommitAsync(cancellation);
        }

        await DropOld(connection, cancellation);
        return rows;
    }

    private async Task<IReadOnlyDictionary<string, long>> Replace(NpgsqlConnection connection, List<IStreamProjection> projections, long before, CancellationToken cancellation)
    {
        var generation = (long)(await Call(connection, "select mgp.new_generation()", cancellation))!;
        var table = string.Create(CultureInfo.InvariantCulture, $"mgp_rows.generation_{generation}");
        IReadOnlyDictionary<string, long> rows;
        await using (var snapshot = await SharedSnapshot.Take(database, 1, cancellation))
        {
            var writer = new RowWriter(connection, [.. projections.Select(p => new Target(p, generation))]);
            rows = await writer.Write(table, ", freeze", StreamEvents.OfAll(snapshot[0], before, cancellation), cancellation);
        }

        await Call(connection, string.Create(CultureInfo.InvariantCulture, $"select mgp.publish_generation({generation})"), cancellation);
        foreach (var projection in projections)
        {
            await Progress.Lock(connection, projection.Name, before, cancellation);
            await new Progress(projection.Version, generation, before).Write(connection, projection.Name, cancellation);
        }

        foreach (var projection in projections) await Forget(connection, projection.Name, generation, cancellation);
        return rows;
    }

    private async Task WaitForTurn(NpgsqlConnection connection, IReadOnlyCollection<IStreamProjection> projections, Func<Task<long>> head, CancellationToken cancellation)
    {
        try
        {
            await Call(connection, $"select pg_advisory_xact_lock({LockKey})", cancellation);
        }
        catch (PostgresException busy) when (Patience.IsOver(busy))
        {
            await using var other = await database.OpenConnectionAsync(cancellation);
            var name = projections.First().Name;
            throw new ProjectionLaggingException(name, (await Progress.Read(other, name, cancellation))?.Position ?? 0, await head(), busy);
        }
    }

    /// <summary>Older rows in generations that other projections still use; the generations that none uses are dropped whole.</summary>
    private static async Task Forget(NpgsqlConnection connection, string projection, long generation, CancellationToken cancellation)
    {
        foreach (var sql in new[]
        {
            "delete from mgp.quarantine where projection = $1 and generation <> $2",
            "delete from mgp.projected_row r using (select distinct generation from mgp.projection_progress) used where r.projection = $1 and r.generation <> $2 and r.generation = used.generation",
        })
        {
            await using var forget = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = projection }, new() { Value = generation } }, CommandTimeout = 0 };
            await forget.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static async Task DropOld(NpgsqlConnection connection, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await Patience.Set(connection, DropPatience, cancellation);
            await Call(connection, "select mgp.drop_old_generations()", cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (PostgresException busy) when (Patience.IsOver(busy))
        {
            // Somebody reads for long. The rows stay out of sight, and the next rebuild drops them.
        }
    }

    private static async Task<object?> Call(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var call = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await call.ExecuteScalarAsync(cancellation);
    }
}

using MgProvenance.Application.Events;
using MgProvenance.Storage.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace MgProvenance.Storage.Projections;

/// <summary>Projected rows in <c>mgp.projected_row</c>. Every read first seals and catches up, in the reader's own process.</summary>
/// <param name="batch">Sealed events that are handled at a time.</param>
/// <param name="patience">How long another process that holds what a read needs is waited for; ten seconds when not given.</param>
public sealed class NpgsqlProjections(NpgsqlDataSource database, IReadOnlyList<IStreamProjection> projections, int batch = 1000, TimeSpan? patience = null) : IProjections
{
    private readonly Sealer _sealer = new(database, patience: patience);
    private readonly CatchUp _catchUp = new(database, batch, patience ?? Patience.Default);
    private readonly Rebuild _rebuild = new(database, patience ?? Patience.Default);

    public Task<IReadOnlyList<ProjectedRow>> Rows(string projection, CancellationToken cancellation) => Read(projection, string.Empty, null, cancellation);

    public Task<IReadOnlyList<ProjectedRow>> Rows(string projection, string key, CancellationToken cancellation) => Rows(projection, [key], cancellation);

    public Task<IReadOnlyList<ProjectedRow>> Rows(string projection, IReadOnlyCollection<string> keys, CancellationToken cancellation) =>
        Read(projection, "and row_key = any ($2)", keys, cancellation);

    public Task<IReadOnlyList<ProjectedRow>> RowsOf(string projection, string streamId, CancellationToken cancellation) => RowsOf(projection, [streamId], cancellation);

    public Task<IReadOnlyList<ProjectedRow>> RowsOf(string projection, IReadOnlyCollection<string> streamIds, CancellationToken cancellation) =>
        Read(projection, "and stream_id = any ($2)", streamIds, cancellation);

    public async Task<IReadOnlyList<QuarantinedStream>> Quarantined(CancellationToken cancellation)
    {
        foreach (var projection in projections) await Refresh(projection, cancellation);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var read = new NpgsqlCommand(
            """
            select projection, q.stream_id, q.version, q.type from mgp.quarantine q join mgp.projection_progress p using (projection, generation)
            order by projection, q.stream_id
            """,
            connection);
        await using var row = await read.ExecuteReaderAsync(cancellation);
        var quarantined = new List<QuarantinedStream>();
        while (await row.ReadAsync(cancellation)) quarantined.Add(new(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetString(3)));
        return quarantined;
    }

    public Task<IReadOnlyDictionary<string, long>> Rebuild(CancellationToken cancellation) =>
        _rebuild.Run(projections, () => Head(cancellation), onlyStale: false, cancellation);

    private async Task<IReadOnlyList<ProjectedRow>> Read(string name, string condition, IReadOnlyCollection<string>? wanted, CancellationToken cancellation)
    {
        var projection = projections.SingleOrDefault(p => p.Name == name) ?? throw new ArgumentException($"There is no projection '{name}'.", nameof(name));
        while (true)
        {
            var generation = await Refresh(projection, cancellation);
            await using var connection = await database.OpenConnectionAsync(cancellation);
            var rows = await Read(connection, name, generation, condition, wanted, cancellation);

            // A rebuild that switched over meanwhile may have dropped these rows under the read.
            if ((await Progress.Read(connection, name, cancellation))?.Generation == generation) return rows;
        }
    }

    private static async Task<List<ProjectedRow>> Read(
        NpgsqlConnection connection, string name, long generation, string condition, IReadOnlyCollection<string>? wanted, CancellationToken cancellation)
    {
        // The generation as a literal: only its own partition is planned for and locked.
        await using var read = new NpgsqlCommand(
            FormattableString.Invariant($"select row_key, row from mgp.projected_row where projection = $1 and generation = {generation} {condition} order by row_key, stream_id, ordinal"),
            connection)
        {
            Parameters = { new() { Value = name } },
        };
        if (wanted is not null) read.Parameters.Add(new() { Value = wanted.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await using var row = await read.ExecuteReaderAsync(cancellation);
        var rows = new List<ProjectedRow>();
        while (await row.ReadAsync(cancellation)) rows.Add(new(row.GetString(0), row.GetString(1)));
        return rows;
    }

    /// <summary>The generation whose rows hold all that was acknowledged before the call.</summary>
    private async Task<long> Refresh(IStreamProjection projection, CancellationToken cancellation)
    {
        var head = await Head(cancellation);
        while (true)
        {
            var progress = await ProgressOf(projection, cancellation);
            if (progress?.Version != projection.Version) await _rebuild.Run(projections, () => Head(cancellation), onlyStale: true, cancellation);
            else if (progress.Position < head) await _catchUp.Run(projection, head, cancellation);
            else return progress.Generation;
        }
    }

    private async Task<Progress?> ProgressOf(IStreamProjection projection, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await Progress.Read(connection, projection.Name, cancellation);
    }

    private async Task<long> Head(CancellationToken cancellation) => (await _sealer.Seal(cancellation)).Size;
}

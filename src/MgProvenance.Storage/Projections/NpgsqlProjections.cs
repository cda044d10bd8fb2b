using MgProvenance.Application.Events;
using MgProvenance.Storage.Ledger;
using Npgsql;

namespace MgProvenance.Storage.Projections;

/// <summary>Projected rows in <c>mgp.projected_row</c>. Every read first seals and catches up, in the reader's own process.</summary>
/// <param name="batch">Sealed events, or streams of a rebuild, that are handled at a time.</param>
public sealed class NpgsqlProjections(NpgsqlDataSource database, IReadOnlyList<IStreamProjection> projections, int batch = 1000) : IProjections
{
    private const string Live = "select r.row_key, r.row from mgp.projected_row r join mgp.projection_progress p using (projection, generation) where projection = $1";
    private const string InOrder = "order by r.row_key, r.stream_id, r.ordinal";
    private readonly Sealer _sealer = new(database);
    private readonly CatchUp _catchUp = new(database, batch);
    private readonly Rebuild _rebuild = new(database, batch);

    public Task<IReadOnlyList<ProjectedRow>> Rows(string projection, CancellationToken cancellation) =>
        Read(projection, $"{Live} {InOrder}", null, cancellation);

    public Task<IReadOnlyList<ProjectedRow>> Rows(string projection, string key, CancellationToken cancellation) =>
        Read(projection, $"{Live} and r.row_key = $2 {InOrder}", key, cancellation);

    public Task<IReadOnlyList<ProjectedRow>> RowsOf(string projection, string streamId, CancellationToken cancellation) =>
        Read(projection, $"{Live} and r.stream_id = $2 {InOrder}", streamId, cancellation);

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

    private async Task<IReadOnlyList<ProjectedRow>> Read(string name, string sql, string? argument, CancellationToken cancellation)
    {
        var projection = projections.SingleOrDefault(p => p.Name == name) ?? throw new ArgumentException($"There is no projection '{name}'.", nameof(name));
        await Refresh(projection, cancellation);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var read = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = name } } };
        if (argument is not null) read.Parameters.Add(new() { Value = argument });
        await read.PrepareAsync(cancellation);
        await using var row = await read.ExecuteReaderAsync(cancellation);
        var rows = new List<ProjectedRow>();
        while (await row.ReadAsync(cancellation)) rows.Add(new(row.GetString(0), row.GetString(1)));
        return rows;
    }

    private async Task Refresh(IStreamProjection projection, CancellationToken cancellation)
    {
        var head = await Head(cancellation);
        if (await IsCurrent(projection, head, cancellation)) return;
        while (!await _catchUp.Run(projection, head, cancellation))
        {
            await _rebuild.Run([projection], () => Head(cancellation), onlyStale: true, cancellation);
        }
    }

    private async Task<bool> IsCurrent(IStreamProjection projection, long head, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var progress = await Progress.Read(connection, projection.Name, forUpdate: false, cancellation);
        return progress is not null && progress.Version == projection.Version && progress.Position >= head;
    }

    private async Task<long> Head(CancellationToken cancellation) => (await _sealer.Seal(cancellation)).Size;
}

using Npgsql;

namespace MgProvenance.Storage.Projections;

/// <summary>How far a projection's live rows go.</summary>
/// <param name="Version">Version of the projection that wrote them.</param>
/// <param name="Generation">Generation of the live rows.</param>
/// <param name="Position">They hold the effect of all sealed events below this index.</param>
internal sealed record Progress(int Version, long Generation, long Position)
{
    public static async Task<Progress?> Read(NpgsqlConnection connection, string projection, bool forUpdate, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand(
            $"select version, generation, position from mgp.projection_progress where projection = $1{(forUpdate ? " for update" : "")}", connection)
        {
            Parameters = { new() { Value = projection } },
        };
        await read.PrepareAsync(cancellation);
        await using var row = await read.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? new(row.GetInt32(0), row.GetInt64(1), row.GetInt64(2)) : null;
    }

    public async Task Write(NpgsqlConnection connection, string projection, CancellationToken cancellation)
    {
        await using var write = new NpgsqlCommand(
            """
            insert into mgp.projection_progress (projection, version, generation, position) values ($1, $2, $3, $4)
            on conflict (projection) do update set version = $2, generation = $3, position = $4
            """,
            connection)
        {
            Parameters = { new() { Value = projection }, new() { Value = Version }, new() { Value = Generation }, new() { Value = Position } },
        };
        await write.PrepareAsync(cancellation);
        await write.ExecuteNonQueryAsync(cancellation);
    }
}

using MgProvenance.Application.Events;
using MgProvenance.Storage.Ledger;
using Npgsql;

namespace MgProvenance.Storage.Projections;

/// <summary>How far a projection's live rows go.</summary>
/// <param name="Version">Version of the projection that wrote them.</param>
/// <param name="Generation">Generation of the live rows.</param>
/// <param name="Position">They hold the effect of all sealed events below this index.</param>
internal sealed record Progress(int Version, long Generation, long Position)
{
    public static Task<Progress?> Read(NpgsqlConnection connection, string projection, CancellationToken cancellation) =>
        Read(connection, projection, string.Empty, cancellation);

    /// <summary>The same, and this transaction owns the projection until it ends.</summary>
    /// <param name="head">What the caller wants to reach, for the error.</param>
    /// <exception cref="ProjectionLaggingException">Another transaction owns it for longer than this one's patience.</exception>
    public static async Task<Progress?> Lock(NpgsqlConnection connection, string projection, long head, CancellationToken cancellation)
    {
        try
        {
            return await Read(connection, projection, "for update", cancellation);
        }
        catch (PostgresException busy) when (Patience.IsOver(busy))
        {
            await connection.CloseAsync();
            await connection.OpenAsync(cancellation);
            throw new ProjectionLaggingException(projection, (await Read(connection, projection, cancellation))?.Position ?? 0, head, busy);
        }
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

    private static async Task<Progress?> Read(NpgsqlConnection connection, string projection, string locking, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand($"select version, generation, position from mgp.projection_progress where projection = $1 {locking}", connection)
        {
            Parameters = { new() { Value = projection } },
        };
        await read.PrepareAsync(cancellation);
        await using var row = await read.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? new(row.GetInt32(0), row.GetInt64(1), row.GetInt64(2)) : null;
    }
}

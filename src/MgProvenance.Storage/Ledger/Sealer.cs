using MgProvenance.Application.Events;
using MgProvenance.Integrity;
using Npgsql;
using NpgsqlTypes;

namespace MgProvenance.Storage.Ledger;

/// <summary>Gives every committed event its index and grows the RFC 6962 tree. Any number may run at once: the head row is their lock.</summary>
/// <param name="batch">About how many events one transaction seals; what one statement inserted is not split.</param>
/// <param name="patience">How long another sealer is waited for; ten seconds when not given.</param>
public sealed class Sealer(NpgsqlDataSource database, int batch = 4096, TimeSpan? patience = null)
{
    /// <summary>Seals everything that was committed before the call.</summary>
    /// <exception cref="LedgerLaggingException">Another session holds the head for longer than the patience.</exception>
    public async Task<LedgerHead> Seal(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);

        // One snapshot: an event committed before it is in pending or covered by this head.
        var (head, waiting) = await Look(connection, cancellation);
        try
        {
            while (waiting) (head, waiting) = await SealBatch(connection, cancellation);
        }
        catch (PostgresException busy) when (Patience.IsOver(busy))
        {
            throw new LedgerLaggingException(head.Size, busy);
        }

        return head;
    }

    /// <summary>The head as it stands, without sealing.</summary>
    public async Task<LedgerHead> Head(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return (await Look(connection, cancellation)).Head;
    }

    private static async Task<(LedgerHead Head, bool Waiting)> Look(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var look = new NpgsqlCommand("select size, root, exists (select from mgp.pending) from mgp.head", connection);
        await look.PrepareAsync(cancellation);
        await using var row = await look.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation)) throw new InvalidOperationException("mgp.head has no row: the ledger's head was removed.");
        return (new(row.GetInt64(0), Digest.From(row.GetFieldValue<byte[]>(1)).ToString()), row.GetBoolean(2));
    }

    private async Task<(LedgerHead Head, bool More)> SealBatch(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Patience.Set(connection, patience ?? Patience.Default, cancellation);
        var hashes = await Take(connection, cancellation);
        var frontier = await Frontier(connection, cancellation);
        foreach (var (index, hash) in hashes)
        {
            if (index != frontier.Size) throw new InvalidOperationException($"The ledger numbered an event {index} where {frontier.Size} was next.");
            frontier.Append(hash);
        }

        var root = frontier.Root();
        if (hashes.Count > 0)
        {
            await using var advance = new NpgsqlCommand("select mgp.seal_advance($1, $2, $3)", connection)
            {
                Parameters =
                {
                    new NpgsqlParameter<long> { TypedValue = frontier.Size },
                    new() { Value = frontier.ToBytes(), NpgsqlDbType = NpgsqlDbType.Bytea },
                    new() { Value = root.ToBytes(), NpgsqlDbType = NpgsqlDbType.Bytea },
                },
            };
            await advance.PrepareAsync(cancellation);
            await advance.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return (new(frontier.Size, root.ToString()), hashes.Count >= batch);
    }

    private async Task<List<(long Index, Digest Hash)>> Take(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var take = new NpgsqlCommand("select idx, hash from mgp.seal_take($1)", connection)
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = batch } },
        };
        await take.PrepareAsync(cancellation);
        await using var row = await take.ExecuteReaderAsync(cancellation);
        var hashes = new List<(long, Digest)>();
        while (await row.ReadAsync(cancellation)) hashes.Add((row.GetInt64(0), Digest.From(row.GetFieldValue<byte[]>(1))));
        return hashes;
    }

    /// <summary>After <see cref="Take"/> this transaction holds the head row.</summary>
    private static async Task<MerkleFrontier> Frontier(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand("select size, frontier from mgp.head", connection);
        await read.PrepareAsync(cancellation);
        await using var row = await read.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return MerkleFrontier.FromBytes(row.GetInt64(0), row.GetFieldValue<byte[]>(1));
    }
}

using MgProvenance.Integrity;
using MgProvenance.Integrity.Notes;
using Npgsql;

namespace MgProvenance.Storage.Ledger;

/// <summary>
/// Signs what the ledger holds. It never signs a database that is shorter than, or inconsistent with, a checkpoint that it or its second copy remembers,
/// and it signs a root of its own computing, not the one that the database tells.
/// </summary>
public sealed class Checkpoints(NpgsqlDataSource database, LogIdentity log, LogFolders folders)
{
    // Any number will do as long as nothing else in this database uses it: "mgpchkpt" in ASCII.
    private const long LockKey = 0x6d67_7063_686b_7074;
    private readonly CheckpointStore _store = new(database, log, folders);

    // What this process has verified: later calls go on from here. A root that is inconsistent with it cannot match. Guarded by the advisory lock.
    private MerkleFrontier _verified = new();

    /// <summary>Every checkpoint that the database holds, by size.</summary>
    public Task<IReadOnlyList<StoredCheckpoint>> InDatabase(CancellationToken cancellation) => _store.InDatabase(cancellation);

    /// <summary>Seals, and signs a checkpoint when events were sealed since the last one; returns the newest, or null for an empty log.</summary>
    /// <exception cref="LedgerInconsistentException">The database contradicts a checkpoint. Nothing was signed.</exception>
    /// <exception cref="LogKeyException">The log's key is not on this computer.</exception>
    public async Task<StoredCheckpoint?> Sign(CancellationToken cancellation)
    {
        await new Sealer(database).Seal(cancellation);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var wait = new NpgsqlCommand($"select pg_advisory_xact_lock({LockKey})", connection)) await wait.ExecuteNonQueryAsync(cancellation);

        var stored = await _store.NewestInDatabase(connection, cancellation);
        var second = (await _store.InSecondCopy(cancellation)).MaxBy(c => c.Checkpoint.Size);
        var head = await Verify([stored, second], connection, cancellation);
        if (head.Size == 0) return null;
        var newest = new[] { stored, second }.OfType<StoredCheckpoint>().MaxBy(c => c.Checkpoint.Size);
        if (newest is null || newest.Checkpoint.Size < head.Size)
        {
            var checkpoint = new Checkpoint(log.Origin, head.Size, head.Root());
            newest = new(checkpoint, checkpoint.Sign(await log.ReadKey(folders, cancellation)).ToString());
        }

        // The newest goes wherever it is missing: after a crash between the two stores as well.
        if (stored?.Checkpoint.Size != newest.Checkpoint.Size) await CheckpointStore.Insert(connection, newest, cancellation);
        if (second?.Checkpoint.Size != newest.Checkpoint.Size) await _store.AppendToSecondCopy(newest, cancellation);
        await transaction.CommitAsync(cancellation);
        return newest;
    }

    /// <summary>Recomputes the tree from the hashes and holds it against the database's head and what was signed before.</summary>
    private async Task<MerkleFrontier> Verify(StoredCheckpoint?[] signed, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var (size, root) = await Head(connection, cancellation);
        var old = signed.OfType<StoredCheckpoint>().Select(c => c.Checkpoint).ToArray();
        foreach (var longer in old.Where(c => c.Size > size))
        {
            throw new LedgerInconsistentException($"The ledger holds {size} events, but a checkpoint of {longer.Size} was signed: events are missing.");
        }

        // A checkpoint that lies behind what this process has verified needs its own root again.
        var known = _verified.Size <= size && old.All(c => c.Size >= _verified.Size);
        var frontier = known ? MerkleFrontier.FromBytes(_verified.Size, _verified.ToBytes()) : new MerkleFrontier();
        Compare(frontier, old);
        await using var read = new NpgsqlCommand("select idx, hash from mgp.sealed where idx >= $1 and idx < $2 order by idx", connection)
        {
            Parameters = { new() { Value = frontier.Size }, new() { Value = size } },
            CommandTimeout = 0,
        };
        await using (var row = await read.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
            {
                if (row.GetInt64(0) != frontier.Size) throw new LedgerInconsistentException($"The ledger has no event {frontier.Size}.");
                frontier.Append(Digest.From(row.GetFieldValue<byte[]>(1)));
                Compare(frontier, old);
            }
        }

        if (frontier.Size != size || frontier.Root() != root)
        {
            throw new LedgerInconsistentException($"The hashes of the ledger give another tree than its head says ({frontier.Size} of {size} events).");
        }

        return _verified = frontier;
    }

    private static void Compare(MerkleFrontier frontier, Checkpoint[] old)
    {
        foreach (var checkpoint in old)
        {
            if (checkpoint.Size == frontier.Size && checkpoint.Root != frontier.Root())
            {
                throw new LedgerInconsistentException($"The first {checkpoint.Size} events give another root than the checkpoint that was signed for them: the ledger was rewritten.");
            }
        }
    }

    private static async Task<(long Size, Digest Root)> Head(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand("select size, root from mgp.head", connection);
        await using var row = await read.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation)) throw new LedgerInconsistentException("mgp.head has no row.");
        return (row.GetInt64(0), Digest.From(row.GetFieldValue<byte[]>(1)));
    }
}

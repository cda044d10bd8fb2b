using MgProvenance.Application.Events;
using MgProvenance.Integrity;
using MgProvenance.Integrity.Notes;
using Npgsql;

namespace MgProvenance.Storage.Ledger;

/// <summary>
/// Signs what the ledger holds. It never signs a database that is shorter than, or inconsistent with, a checkpoint that it or its second copy remembers,
/// and it signs a root of its own computing, not the one that the database tells: it goes on from a signed tree, so each checkpoint extends the one before.
/// Whether the database still holds the hashes below that tree is for a verification to tell.
/// </summary>
/// <param name="patience">How long another signer is waited for; ten seconds when not given.</param>
public sealed class Checkpoints(NpgsqlDataSource database, LogIdentity log, LogFolders folders, TimeSpan? patience = null)
{
    // Any number will do as long as nothing else in this database uses it: "mgpchkpt" in ASCII.
    private const long LockKey = 0x6d67_7063_686b_7074;
    private readonly CheckpointStore _store = new(database, log, folders);
    private readonly Sealer _sealer = new(database, patience: patience);

    /// <summary>Every checkpoint that the database holds, by size.</summary>
    public Task<IReadOnlyList<StoredCheckpoint>> InDatabase(CancellationToken cancellation) => _store.InDatabase(cancellation);

    /// <summary>Seals, and signs a checkpoint when events were sealed since the last one; returns the newest, or null for an empty log.</summary>
    /// <exception cref="LedgerInconsistentException">The database contradicts a checkpoint. Nothing was signed.</exception>
    /// <exception cref="LogKeyException">The log's key is not on this computer.</exception>
    /// <exception cref="SecondCopyException">The second copy cannot be read or written. Nothing was signed.</exception>
    /// <exception cref="LedgerLaggingException">Another process seals or signs, and does not go on.</exception>
    public async Task<StoredCheckpoint?> Sign(CancellationToken cancellation)
    {
        var sealedNow = await _sealer.Seal(cancellation);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Patience.Set(connection, patience ?? Patience.Default, cancellation);
        try
        {
            await using var wait = new NpgsqlCommand($"select pg_advisory_xact_lock({LockKey})", connection);
            await wait.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException busy) when (Patience.IsOver(busy))
        {
            throw new LedgerLaggingException(sealedNow.Size, busy);
        }

        var stored = await _store.NewestInDatabase(connection, cancellation);
        var second = await _store.NewestInSecondCopy(cancellation);
        var head = await Grow([stored, second], connection, cancellation);
        if (head.Size == 0) return null;
        if (second?.Checkpoint.Size > (stored?.Checkpoint.Size ?? 0))
        {
            // A crash came between the two stores. This is committed before anything is signed, so that the next crash does not leave two in one place alone.
            await CheckpointStore.Insert(connection, second, head, cancellation);
            await transaction.CommitAsync(cancellation);
            return await Sign(cancellation);
        }

        var newest = stored;
        if (newest is null || newest.Checkpoint.Size < head.Size)
        {
            var checkpoint = new Checkpoint(log.Origin, head.Size, head.Root());
            newest = new(checkpoint, checkpoint.Sign(await log.ReadKey(folders, cancellation)).ToString());
            await CheckpointStore.Insert(connection, newest, head, cancellation);
        }

        if (second?.Checkpoint.Size != newest.Checkpoint.Size) await _store.AppendToSecondCopy(newest, cancellation);
        await transaction.CommitAsync(cancellation);
        return newest;
    }

    /// <summary>Grows the tree from a signed one up to the database's head, and holds it against that and against what was signed on the way.</summary>
    private async Task<MerkleFrontier> Grow(StoredCheckpoint?[] signed, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var (size, root) = await Head(connection, cancellation);
        var old = signed.OfType<StoredCheckpoint>().Select(c => c.Checkpoint).ToArray();
        foreach (var longer in old.Where(c => c.Size > size))
        {
            throw new LedgerInconsistentException($"The ledger holds {size} events, but a checkpoint of {longer.Size} was signed: events are missing.");
        }

        var frontier = old.Length == 0 ? new() : await _store.NewestFrontier(connection, old.Min(c => c.Size), cancellation);
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

        return frontier.Size == size && frontier.Root() == root
            ? frontier
            : throw new LedgerInconsistentException($"The hashes of the ledger give another tree than its head says ({frontier.Size} of {size} events).");
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

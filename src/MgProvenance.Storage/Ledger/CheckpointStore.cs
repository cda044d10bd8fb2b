using System.Numerics;
using System.Text;
using MgProvenance.Integrity;
using MgProvenance.Integrity.Notes;
using Npgsql;
using NpgsqlTypes;

namespace MgProvenance.Storage.Ledger;

/// <summary>A checkpoint and the signed note that it was read from.</summary>
public sealed record StoredCheckpoint(Checkpoint Checkpoint, string Note);

/// <summary>Checkpoints of one log: in the database, and their second copy outside the notebook. What is read was signed by the log's key.</summary>
public sealed class CheckpointStore(NpgsqlDataSource database, LogIdentity log, LogFolders folders)
{
    /// <summary>All checkpoints in the database, smallest first.</summary>
    /// <exception cref="LedgerInconsistentException">One of them was not signed by this log.</exception>
    public async Task<IReadOnlyList<StoredCheckpoint>> InDatabase(CancellationToken cancellation)
    {
        await using var read = database.CreateCommand("select note from mgp.checkpoint order by size");
        await using var row = await read.ExecuteReaderAsync(cancellation);
        var stored = new List<StoredCheckpoint>();
        while (await row.ReadAsync(cancellation)) stored.Add(Open(row.GetString(0), "mgp.checkpoint"));
        return stored;
    }

    /// <summary>All checkpoints of the second copy, in the order in which they were signed.</summary>
    /// <exception cref="LedgerInconsistentException">One of them was not signed by this log.</exception>
    public async Task<IReadOnlyList<StoredCheckpoint>> InSecondCopy(CancellationToken cancellation)
    {
        var path = folders.CheckpointFile(log.Origin);
        return [.. (await SecondCopy.Read(path, cancellation)).Select(note => Open(note, path))];
    }

    internal async Task<StoredCheckpoint?> NewestInDatabase(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand("select note from mgp.checkpoint order by size desc limit 1", connection);
        return await read.ExecuteScalarAsync(cancellation) is string note ? Open(note, "mgp.checkpoint") : null;
    }

    internal async Task<StoredCheckpoint?> NewestInSecondCopy(CancellationToken cancellation)
    {
        var path = folders.CheckpointFile(log.Origin);
        return await SecondCopy.Last(path, cancellation) is { } note ? Open(note, path) : null;
    }

    /// <summary>
    /// The tree of the newest checkpoint in the database that is no larger than <paramref name="limit"/>, or an empty one. It is believed because it gives the root that was signed.
    /// </summary>
    internal async Task<MerkleFrontier> NewestFrontier(NpgsqlConnection connection, long limit, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand("select note, frontier from mgp.checkpoint where size <= $1 and frontier is not null order by size desc limit 1", connection)
        {
            Parameters = { new() { Value = limit } },
        };
        await using var row = await read.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation)) return new();
        var signed = Open(row.GetString(0), "mgp.checkpoint").Checkpoint;
        var bytes = row.GetFieldValue<byte[]>(1);
        var fits = bytes.Length == BitOperations.PopCount((ulong)signed.Size) * Digest.Length;
        var frontier = fits ? MerkleFrontier.FromBytes(signed.Size, bytes) : new();
        return frontier.Root() == signed.Root
            ? frontier
            : throw new LedgerInconsistentException($"The tree that mgp.checkpoint keeps for size {signed.Size} is not the one that was signed: the row was changed.");
    }

    /// <param name="tree">Of the ledger's head; kept with the checkpoint when that covers all of it.</param>
    internal static async Task Insert(NpgsqlConnection connection, StoredCheckpoint stored, MerkleFrontier tree, CancellationToken cancellation)
    {
        await using var insert = new NpgsqlCommand("insert into mgp.checkpoint (size, root, note, frontier) values ($1, $2, $3, $4)", connection)
        {
            Parameters =
            {
                new() { Value = stored.Checkpoint.Size },
                new() { Value = stored.Checkpoint.Root.ToBytes(), NpgsqlDbType = NpgsqlDbType.Bytea },
                new() { Value = stored.Note },
                new() { Value = stored.Checkpoint.Size == tree.Size ? tree.ToBytes() : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea },
            },
        };
        await insert.ExecuteNonQueryAsync(cancellation);
    }

    internal Task AppendToSecondCopy(StoredCheckpoint stored, CancellationToken cancellation) =>
        SecondCopy.Append(folders.CheckpointFile(log.Origin), stored.Note, cancellation);

    private StoredCheckpoint Open(string note, string place) =>
        Checkpoint.TryOpen(Encoding.UTF8.GetBytes(note), log.Origin, log.Key, out var checkpoint, out var error)
            ? new(checkpoint, note)
            : throw new LedgerInconsistentException($"A checkpoint in {place} is not one that this log signed: {error}");
}

/// <summary>The database contradicts a checkpoint: it was cut, rolled back or rewritten. Nothing is signed until somebody has looked.</summary>
public sealed class LedgerInconsistentException(string message) : Exception(message);

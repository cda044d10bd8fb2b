using System.Text;
using MgProvenance.Integrity.Notes;
using Npgsql;

namespace MgProvenance.Storage.Ledger;

/// <summary>Which log a database holds: the origin its checkpoints carry, and the key that signs them. Both are fixed when the notebook is created.</summary>
public sealed record LogIdentity(string Origin, VerifierKey Key)
{
    /// <summary>Names the log of a new notebook, or returns the name that it has. The private key is written to the user's folder first.</summary>
    public static async Task<LogIdentity> Create(NpgsqlDataSource database, LogFolders folders, CancellationToken cancellation)
    {
        if (await Find(database, cancellation) is { } existing) return existing;
        var origin = $"mgprovenance.local/notebook/{Guid.CreateVersion7()}";
        var key = SignerKey.Generate(origin);
        await using (var file = PrivateFile.Open(folders.KeyFile(origin), FileMode.CreateNew))
        {
            await file.WriteAsync(Encoding.ASCII.GetBytes(key.ExportSecret() + "\n"), cancellation);
            file.Flush(flushToDisk: true);
        }

        await using var insert = database.CreateCommand("insert into mgp.log (origin, vkey) values ($1, $2) on conflict do nothing");
        insert.Parameters.Add(new() { Value = origin });
        insert.Parameters.Add(new() { Value = key.Verifier.ToString() });
        if (await insert.ExecuteNonQueryAsync(cancellation) == 0) File.Delete(folders.KeyFile(origin)); // another process named the log first
        return await Read(database, cancellation);
    }

    /// <exception cref="LedgerInconsistentException">The notebook's log was never named.</exception>
    public static async Task<LogIdentity> Read(NpgsqlDataSource database, CancellationToken cancellation) =>
        await Find(database, cancellation) ?? throw new LedgerInconsistentException("The notebook's log has lost its name: mgp.log is empty.");

    /// <summary>The private key of this log.</summary>
    /// <exception cref="LogKeyException">The file is missing, unreadable or holds another key.</exception>
    public async Task<SignerKey> ReadKey(LogFolders folders, CancellationToken cancellation)
    {
        var path = folders.KeyFile(Origin);
        if (!File.Exists(path)) throw new LogKeyException($"The key of the log {Origin} is not on this computer: {path} does not exist.");
        var text = await File.ReadAllTextAsync(path, cancellation);
        if (!SignerKey.TryParse(text.TrimEnd('\n'), out var key, out var error)) throw new LogKeyException($"{path}: {error}");
        return key.Verifier.Equals(Key) ? key : throw new LogKeyException($"{path} holds another key than the one that this log was created with.");
    }

    private static async Task<LogIdentity?> Find(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var read = database.CreateCommand("select origin, vkey from mgp.log");
        await using var row = await read.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation)) return null;
        if (!VerifierKey.TryParse(row.GetString(1), out var key, out var error)) throw new LogKeyException($"The log's public key in mgp.log is damaged: {error}");
        return new(row.GetString(0), key);
    }
}

/// <summary>A log's key is missing or is another one. Nothing is signed.</summary>
public sealed class LogKeyException(string message) : Exception(message);

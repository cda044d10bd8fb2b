using System.Text;
using MgProvenance.Integrity;
using MgProvenance.Integrity.Notes;
using MgProvenance.Storage.Ledger;
using Npgsql;

namespace MgProvenance.Storage.Verification;

/// <summary>A checkpoint whose signature holds; 80 bytes, because a log keeps them all.</summary>
internal readonly record struct SignedRoot(long Size, Digest Root, Digest Note);

/// <summary>What is known of the log from outside the database, and its name inside. Read before the database's snapshot is taken, so that a checkpoint
/// signed meanwhile is never mistaken for one that the database lost.</summary>
internal sealed class LogEvidence
{
    private readonly string? _origin;
    private readonly VerifierKey? _key;

    private LogEvidence(string? origin, VerifierKey? key) => (_origin, _key) = (origin, key);

    /// <summary>Checkpoints of the second copy, smallest first, one per size; null when there is no second copy.</summary>
    public IReadOnlyList<SignedRoot>? SecondCopy { get; private set; }

    public static async Task<LogEvidence> Gather(NpgsqlDataSource database, VerifyOptions options, Findings findings, CancellationToken cancellation)
    {
        var (origin, stated) = await Stated(database, findings, cancellation);
        var outside = options.LogKey ?? (origin is null ? null : await KeyFile(origin, options.Folders, findings, cancellation));
        if (origin is not null && outside is not null && stated is not null && !outside.Equals(stated))
        {
            findings.Add(FaultKind.LogChanged, new(Subject: "mgp.log"), $"The notebook names {stated} as its log's key, but outside it the key {outside} is known.");
        }

        if (outside is null && stated is not null)
        {
            findings.Add(NoticeKind.KeyFromNotebook, new(Subject: "mgp.log"), "The log's key is not known on this computer, so the notebook's own word for it was taken.");
        }

        var evidence = new LogEvidence(origin, outside ?? stated);
        if (origin is not null && options.Folders is { } folders) await evidence.ReadSecondCopy(folders.CheckpointFile(origin), findings, cancellation);
        return evidence;
    }

    /// <summary>Null, and a fault, when the log's key did not sign this note.</summary>
    public SignedRoot? Open(string note, string place, Findings findings)
    {
        var bytes = Encoding.UTF8.GetBytes(note);
        var error = "The notebook's log has no name or no key.";
        if (_origin is not null && _key is not null && Checkpoint.TryOpen(bytes, _origin, _key, out var checkpoint, out error)) return new(checkpoint.Size, checkpoint.Root, Digest.Of(bytes));
        findings.Add(FaultKind.CheckpointForged, new(Subject: place), $"{place}: not a checkpoint that this log signed. {error}");
        return null;
    }

    private async Task ReadSecondCopy(string path, Findings findings, CancellationToken cancellation)
    {
        try
        {
            var notes = await Ledger.SecondCopy.Read(path, cancellation);
            var roots = notes.Select((note, line) => Open(note, $"{path}, line {line + 1}", findings)).OfType<SignedRoot>().OrderBy(c => c.Size).ToList();
            foreach (var fork in roots.Zip(roots.Skip(1)).Where(p => p.First.Size == p.Second.Size && p.First.Root != p.Second.Root))
            {
                findings.Add(FaultKind.CheckpointsDisagree, new(Subject: path), $"The second copy has two signed checkpoints of size {fork.First.Size} with different roots.");
            }

            if (notes.Count > 0) SecondCopy = [.. roots.DistinctBy(c => c.Size)];
        }
        catch (SecondCopyException damaged)
        {
            findings.Add(FaultKind.CheckpointForged, new(Subject: path), damaged.Message);
        }
    }

    private static async Task<(string? Origin, VerifierKey? Key)> Stated(NpgsqlDataSource database, Findings findings, CancellationToken cancellation)
    {
        await using var read = database.CreateCommand("select origin, vkey from mgp.log");
        await using var row = await read.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation)) return (null, null);
        if (VerifierKey.TryParse(row.GetString(1), out var key, out var error)) return (row.GetString(0), key);
        findings.Add(FaultKind.LogChanged, new(Subject: "mgp.log"), $"The log's key in the notebook cannot be read. {error}");
        return (row.GetString(0), null);
    }

    private static async Task<VerifierKey?> KeyFile(string origin, LogFolders? folders, Findings findings, CancellationToken cancellation)
    {
        if (folders?.KeyFile(origin) is not { } path || !File.Exists(path)) return null;
        if (SignerKey.TryParse((await File.ReadAllTextAsync(path, cancellation)).TrimEnd('\n'), out var key, out var error)) return key.Verifier;
        findings.Add(FaultKind.LogChanged, new(Subject: path), $"{path}: {error}");
        return null;
    }
}

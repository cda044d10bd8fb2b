using Npgsql;

namespace MgProvenance.Storage.Verification;

/// <summary>
/// Holds a notebook against itself and against what is known of it outside: rows against leaves, leaves against the tree, the tree against signed
/// checkpoints, streams, raw files, and the guards of the database. It reads one snapshot, changes nothing, and needs no right beyond the application
/// role's. Memory grows with checkpoints, raw files and faults (which have a limit), not with events.
/// </summary>
public sealed class Verifier(NpgsqlDataSource database)
{
    /// <summary>Damage is in the report; an exception is a defect, a lost connection or a file that cannot be read.</summary>
    public async Task<VerificationReport> Verify(VerifyOptions options, IProgress<string>? progress, CancellationToken cancellation)
    {
        var findings = new Findings(options.Kept);
        try
        {
            return await Verify(options, findings, progress, cancellation);
        }
        catch (PostgresException broken) when (IsDamage(broken.SqlState))
        {
            findings.Add(FaultKind.Unreadable, new(Subject: broken.TableName ?? "database"), $"The database cannot read what it stored ({broken.SqlState}): {broken.MessageText}. Nothing after this was checked.");
            return new(findings.Faults, findings.FaultCount, findings.Notices, findings.NoticeCount, 0, 0, string.Empty, 0, null, 0, 0, 0, ProtectionLevel.None);
        }
    }

    private async Task<VerificationReport> Verify(VerifyOptions options, Findings findings, IProgress<string>? progress, CancellationToken cancellation)
    {
        var log = await LogEvidence.Gather(database, options, findings, cancellation);
        var types = new EventTypes(findings);
        CheckpointEvidence checkpoints;
        TreePass tree;
        EventsPass events;
        await using (var snapshot = await SharedSnapshot.Take(database, EventsPass.Connections, cancellation))
        {
            await new GuardsPass(snapshot[0], findings).Run(cancellation);
            checkpoints = await CheckpointEvidence.Read(snapshot[0], log, findings, cancellation);
            progress?.Report("Growing the tree again…");
            tree = new(findings, checkpoints);
            await tree.Run(snapshot[0], cancellation);
            progress?.Report("Checking the streams…");
            await StreamsPass.Run(snapshot[0], findings, cancellation);
            events = new(findings, types, tree.Size, progress);
            await events.Run(snapshot, cancellation);
        }

        tree.Report([.. findings.Faults]);
        if (options.NotebookFolder is { } folder) await new RawFilesPass(folder, findings).Run(types.RawFiles, progress, cancellation);
        var last = tree.LastGood is { } good ? new LastCheckpoint(good.Size, good.Signed) : null;
        return new(
            findings.Faults, findings.FaultCount, findings.Notices, findings.NoticeCount,
            events.Events, tree.Size, tree.Root, checkpoints.Rows, last,
            events.Unsealed, Math.Max(tree.Size - (last?.Size ?? 0), 0) + events.Unsealed, types.RawFiles.Count,
            Protection(checkpoints, tree, log));
    }

    /// <summary>A second copy protects when it is there, all of it holds, and it reaches as far as the notebook's own.</summary>
    private static ProtectionLevel Protection(CheckpointEvidence checkpoints, TreePass tree, LogEvidence log)
    {
        if (tree.LastGood is null) return ProtectionLevel.None;
        var reaches = log.SecondCopy is [.., var newest] && newest.Size >= checkpoints.Sizes[^1].Size;
        return reaches && tree.Damage is null ? ProtectionLevel.SecondStore : ProtectionLevel.Local;
    }

    /// <summary>Missing tables or columns, and pages that fail their checksum (class XX001, XX002).</summary>
    private static bool IsDamage(string sqlState) => sqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn
        or PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.InsufficientPrivilege;
}

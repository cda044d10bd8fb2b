using System.Globalization;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Impacts;
using MgProvenance.Application.Jobs;
using MgProvenance.Application.People;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;
using MgProvenance.Application.Reports;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;
using MgProvenance.Integrity.Notes;
using MgProvenance.Storage.Events;
using MgProvenance.Storage.Jobs;
using MgProvenance.Storage.Ledger;
using MgProvenance.Storage.People;
using MgProvenance.Storage.Postgres;
using MgProvenance.Storage.Projections;
using MgProvenance.Storage.RawFiles;
using Npgsql;

namespace MgProvenance.Cli;

/// <summary>An open notebook: its folder, its database, and what the verbs work with.</summary>
internal sealed class Notebook : IAsyncDisposable
{
    private const string PinnedKey = "ledger.vkey";

    private readonly EmbeddedCluster? _cluster;
    private readonly NpgsqlEventLog _log;
    private CommandHandler? _handler;

    private Notebook(string folder, EmbeddedCluster? cluster, NpgsqlDataSource database, LogIdentity identity)
    {
        (Folder, _cluster, Database, LogKey) = (folder, cluster, database, identity.Key);
        _log = new NpgsqlEventLog(database);
        Projections = new NpgsqlProjections(database, AllProjections.List);
        RawFiles = new FileRawFiles(folder);
        Jobs = new NpgsqlJobQueue(database, TimeProvider.System);
        JobFollower = new JobFollower(database, Log, [new DataFileJobs()], TimeProvider.System);
        var results = new NpgsqlDerivedResults(database);
        var name = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}, process {Environment.ProcessId}");
        Worker = new JobWorker(Jobs, JobHandlers.All(RawFiles, results), TimeProvider.System, name, Environment.ProcessorCount);
        Runs = new RunSummaries(RawFiles, results, Jobs, Worker);
        Analyses = new RunAnalyses(RawFiles, results);
        Impact = new Impact(Log, Projections, RawFiles, results, TimeProvider.System);
        People = new NpgsqlPersonProfiles(database);
        Checkpoints = new Checkpoints(database, identity, LogFolders.OfUser());
    }

    public string Folder { get; }

    public NpgsqlDataSource Database { get; }

    /// <summary>The public key of the notebook's log.</summary>
    public VerifierKey LogKey { get; }

    public Checkpoints Checkpoints { get; }

    public IEventLog Log => _log;

    public IProjections Projections { get; }

    public IRawFiles RawFiles { get; }

    /// <summary>Records. A notebook whose handler was used signs a checkpoint when it is closed, so that no acknowledged event stays unsigned, whatever ended the verb.</summary>
    public CommandHandler Handler => _handler ??= new CommandHandler(Log, AllCommands.Table);

    public IJobQueue Jobs { get; }

    /// <summary>Enqueues what follows from events of any writer.</summary>
    public JobFollower JobFollower { get; }

    public JobWorker Worker { get; }

    public RunSummaries Runs { get; }

    public RunAnalyses Analyses { get; }

    /// <summary>What a command about the past would change.</summary>
    public Impact Impact { get; }

    public IPersonProfiles People { get; }

    /// <summary>The notebook as it stands now.</summary>
    public NotebookAt Now => new(Log, null);

    /// <summary>Opens the notebook of a folder, in its own database or in the one that <c>MGP_CONNECTION</c> names.</summary>
    /// <param name="create">Whether a folder that holds no notebook becomes one.</param>
    public static async Task<Notebook> Open(string folder, bool create, Terminal terminal, CancellationToken cancellation)
    {
        var server = ServerConnection.FromEnvironment();
        var exists = EmbeddedCluster.Exists(folder) || (server is not null && Directory.Exists(folder));
        if (!exists && !create)
        {
            throw VerbEndsException.Refused("notebook.missing", $"There is no notebook in {Path.GetFullPath(folder)}. Name one with --notebook, or begin one with: mgp migrate --notebook {folder}");
        }

        return server is null
            ? await OpenEmbedded(Path.GetFullPath(folder), terminal, cancellation).ConfigureAwait(false)
            : await OpenServer(Path.GetFullPath(folder), server, cancellation).ConfigureAwait(false);
    }

    /// <summary>Signs what was recorded since the last checkpoint and tells where the ledger ends.</summary>
    public async Task<LedgerHead> Sign(CancellationToken cancellation)
    {
        await Checkpoints.Sign(cancellation).ConfigureAwait(false);
        return await Log.Seal(cancellation).ConfigureAwait(false);
    }

    /// <summary>The stream that a label or id names.</summary>
    public async Task<string> Resolve(string labelOrId, CancellationToken cancellation) =>
        await Log.Resolve(labelOrId, cancellation).ConfigureAwait(false)
            ?? throw VerbEndsException.Refused("name.unknown", $"Nothing in this notebook is called “{labelOrId}”.");

    /// <summary>The same, of one subject.</summary>
    public async Task<TId> Resolve<TId>(string labelOrId, CancellationToken cancellation)
        where TId : struct, IStreamId<TId> => StreamIds.Parse<TId>(await Resolve(labelOrId, cancellation).ConfigureAwait(false));

    /// <summary>What people call a stream; its id where it has no label.</summary>
    public async Task<string> LabelOf(string streamId, CancellationToken cancellation) =>
        (await Projections.RowsOf(NameProjection.Named, streamId, cancellation).ConfigureAwait(false)).As<StreamName>().SingleOrDefault()?.Label ?? streamId;

    /// <summary>The position after everything acknowledged, with a checkpoint signed for it.</summary>
    public async Task<ReportPosition> PositionNow(CancellationToken cancellation) =>
        await Checkpoints.Sign(cancellation).ConfigureAwait(false) is { } signed
            ? await Position(signed, cancellation).ConfigureAwait(false)
            : throw VerbEndsException.Refused("ledger.empty", "Nothing was recorded yet.");

    /// <summary>An old position for which a checkpoint was signed.</summary>
    public async Task<ReportPosition> PositionAt(long size, CancellationToken cancellation)
    {
        var signed = await Checkpoints.InDatabase(cancellation).ConfigureAwait(false);
        return signed.FirstOrDefault(c => c.Checkpoint.Size == size) is { } found
            ? await Position(found, cancellation).ConfigureAwait(false)
            : throw VerbEndsException.Refused("checkpoint.unknown", $"No checkpoint was signed at ledger position {size}; the signed ones are {string.Join(", ", signed.Select(c => c.Checkpoint.Size))}.");
    }

    private async Task<ReportPosition> Position(StoredCheckpoint signed, CancellationToken cancellation)
    {
        var size = signed.Checkpoint.Size;
        await foreach (var last in Log.ReadLedger(size - 1, size, cancellation).ConfigureAwait(false))
        {
            return new ReportPosition(size, signed.Checkpoint.Root.ToString(), signed.Note, last.RecordedAt);
        }

        throw new InvalidOperationException($"The ledger holds no event below the signed position {size}.");
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _log.DisposeAsync().ConfigureAwait(false);
            if (_handler is not null) await Checkpoints.Sign(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            await Database.DisposeAsync().ConfigureAwait(false);
            if (_cluster is not null) await _cluster.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<Notebook> OpenEmbedded(string folder, Terminal terminal, CancellationToken cancellation)
    {
        var cluster = await EmbeddedCluster.Open(folder, progress: terminal.Progress, ct: cancellation).ConfigureAwait(false);
        try
        {
            await cluster.Migrate(MigrationScript.BuiltIn(), terminal.Progress, cancellation).ConfigureAwait(false);
            return await WithIdentity(folder, cluster, NpgsqlDataSource.Create(cluster.AppConnectionString), cancellation).ConfigureAwait(false);
        }
        catch
        {
            await cluster.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<Notebook> OpenServer(string folder, ServerConnection server, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var database = NpgsqlDataSource.Create(server.AppConnectionString);
        await ServerConnection.RefusePowerfulRole(database, cancellation).ConfigureAwait(false);
        var connection = await ServerConnection.OpenPatiently(database, cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var state = await Migrator.Inspect(connection, MigrationScript.BuiltIn(), cancellation).ConfigureAwait(false);
            if (state.Pending.Count > 0) throw VerbEndsException.Refused("migration.pending", $"The server's schema lacks {state.Pending[0].FileName}. Set MGP_OWNER_CONNECTION and run: mgp migrate");
        }

        return await WithIdentity(folder, null, database, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// A notebook gets its log's name and key when it is opened for the first time, and its folder keeps the public key: a database that names another log is not this notebook's.
    /// </summary>
    private static async Task<Notebook> WithIdentity(string folder, EmbeddedCluster? cluster, NpgsqlDataSource database, CancellationToken cancellation)
    {
        var pinned = Path.Combine(folder, PinnedKey);
        var isNew = !File.Exists(pinned) && (await new Sealer(database).Seal(cancellation).ConfigureAwait(false)).Size == 0;
        var identity = isNew ? await LogIdentity.Create(database, LogFolders.OfUser(), cancellation).ConfigureAwait(false) : await LogIdentity.Read(database, cancellation).ConfigureAwait(false);
        var key = identity.Key.ToString();
        if (!File.Exists(pinned)) await File.WriteAllTextAsync(pinned, key + "\n", cancellation).ConfigureAwait(false);
        var known = (await File.ReadAllTextAsync(pinned, cancellation).ConfigureAwait(false)).Trim();
        return known == key
            ? new Notebook(folder, cluster, database, identity)
            : throw new LedgerInconsistentException($"The database names the log {key}, but {pinned} says that this notebook's log is {known}.");
    }
}

using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.Jobs;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Reports;
using MgProvenance.Application.TestRuns;
using MgProvenance.Cli;
using MgProvenance.Domain.Kernel;
using MgProvenance.Storage.Events;
using MgProvenance.Storage.Jobs;
using MgProvenance.Storage.Ledger;
using MgProvenance.Storage.Postgres;
using MgProvenance.Storage.Projections;
using MgProvenance.Storage.RawFiles;
using MgProvenance.Testing;
using Npgsql;

namespace MgProvenance.Benchmarks.Reports;

/// <summary>The example study as <c>mgp demo</c> records it, its server running, with the user's folders elsewhere.</summary>
internal sealed class ExampleNotebook : IAsyncDisposable
{
    public const string Definition = "methods-si", Study = "MO6S8-1C", Manuscript = "MANUSCRIPT-1";

    private readonly TemporaryNotebook _notebook;
    private readonly EmbeddedCluster _cluster;
    private readonly NpgsqlDataSource _database;
    private readonly NpgsqlEventLog _log;
    private readonly ReportComposer _composer;
    private readonly ReportDefinition _definition = ReportDefinition.Read(ProgramFile.Named($"{Definition}.json"), ProgramFile.Named);

    private ExampleNotebook(TemporaryNotebook notebook, EmbeddedCluster cluster)
    {
        (_notebook, _cluster, _database) = (notebook, cluster, NpgsqlDataSource.Create(cluster.AppConnectionString));
        _log = new NpgsqlEventLog(_database);
        var (rawFiles, results, jobs) = (new FileRawFiles(notebook.Folder), new NpgsqlDerivedResults(_database), new NpgsqlJobQueue(_database, TimeProvider.System));
        var worker = new JobWorker(jobs, JobHandlers.All(rawFiles, results), TimeProvider.System, "benchmarks", Environment.ProcessorCount);
        _composer = new ReportComposer(_log, new NpgsqlProjections(_database, AllProjections.List), new RunSummaries(rawFiles, results, jobs, worker), new RunAnalyses(rawFiles, results), "benchmarks");
    }

    public string Folder => _notebook.Folder;

    public static async Task<ExampleNotebook> Record(CancellationToken cancellation)
    {
        var notebook = await TemporaryNotebook.Create();
        Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", notebook.Beside("config"));
        Environment.SetEnvironmentVariable("XDG_STATE_HOME", notebook.Beside("state"));
        var exit = await Commandline.Run(["demo", "--notebook", notebook.Folder], TextWriter.Null, Console.Error);
        if (exit != 0) throw new InvalidOperationException($"The example study could not be recorded: mgp demo ended with {exit}.");
        return new(notebook, await notebook.Open(cancellation));
    }

    /// <summary>The report of the study alone, or of it for the manuscript, at the last signed position.</summary>
    public async Task<ComposedReport> Compose(bool manuscript, CancellationToken cancellation) => await _composer.Compose(
        _definition,
        _definition.Sha256(),
        new ReportSubject(await Id<StudyId>(Study, cancellation), manuscript ? await Id<ManuscriptId>(Manuscript, cancellation) : null),
        await Position(cancellation),
        cancellation);

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _cluster.DisposeAsync();
        await _notebook.DisposeAsync();
    }

    private async Task<TId> Id<TId>(string label, CancellationToken cancellation)
        where TId : struct, IStreamId<TId> => StreamIds.Parse<TId>(await _log.Resolve(label, cancellation) ?? throw new InvalidOperationException($"{label} was not recorded."));

    private async Task<ReportPosition> Position(CancellationToken cancellation)
    {
        var checkpoints = new Checkpoints(_database, await LogIdentity.Read(_database, cancellation), LogFolders.OfUser());
        var newest = (await checkpoints.InDatabase(cancellation))[^1];
        return new(newest.Checkpoint.Size, newest.Checkpoint.Root.ToString(), newest.Note, DateTimeOffset.UnixEpoch.AddYears(56));
    }
}

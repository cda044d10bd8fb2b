using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.Jobs;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Reports;
using MgProvenance.Application.TestRuns;
using MgProvenance.Cli;
using MgProvenance.Documents.Typst;
using MgProvenance.Domain.Kernel;
using MgProvenance.Storage.Events;
using MgProvenance.Storage.Jobs;
using MgProvenance.Storage.Ledger;
using MgProvenance.Storage.Projections;
using MgProvenance.Storage.RawFiles;
using MgProvenance.Testing;
using Npgsql;

namespace MgProvenance.Benchmarks.Reports;

/// <summary>Methods and SI of the example study, composed and set by an engine that runs already, beside that engine alone on the same source.</summary>
internal static class PdfRow
{
    private const string Study = "MO6S8-1C", Definition = "methods-si";

    public static async IAsyncEnumerable<Row> Measure(Bench bench)
    {
        await using var notebook = await TemporaryNotebook.Create();
        await Record(notebook);
        await using var cluster = await notebook.Open(bench.Cancellation);
        await using var database = NpgsqlDataSource.Create(cluster.AppConnectionString);
        yield return await Measure(bench, notebook.Folder, database);
    }

    private static async Task<Row> Measure(Bench bench, string folder, NpgsqlDataSource database)
    {
        var log = new NpgsqlEventLog(database);
        var (rawFiles, results, jobs) = (new FileRawFiles(folder), new NpgsqlDerivedResults(database), new NpgsqlJobQueue(database, TimeProvider.System));
        var worker = new JobWorker(jobs, JobHandlers.All(rawFiles, results), TimeProvider.System, "benchmarks", Environment.ProcessorCount);
        var composer = new ReportComposer(log, new NpgsqlProjections(database, AllProjections.List), new RunSummaries(rawFiles, results, jobs, worker), new RunAnalyses(rawFiles, results), "benchmarks");
        var definition = ReportDefinition.Read(ProgramFile.Named($"{Definition}.json"), ProgramFile.Named);
        var study = StreamIds.Parse<StudyId>(await log.Resolve(Study, bench.Cancellation) ?? throw new InvalidOperationException($"{Study} was not recorded."));
        var position = await Position(database, bench.Cancellation);

        using var renderer = new TypstRenderer();
        using var engine = new TypstEngine(new TypstSettings());
        var (main, files) = TypstSource.Of((await Compose()).Document, c => c, c => c);
        var pairs = await Pairs.Measure(
            bench.Runs,
            () => Clock.Milliseconds(async () => await renderer.RenderPdf((await Compose()).Document, bench.Cancellation)),
            () => Clock.Milliseconds(() => engine.Compile(main, files, null, bench.Cancellation)));
        return pairs.Goal("< 2 s", pairs.Ours.Median < 2000, "Methods + SI PDF of the example study, warm", "ms", "Typst alone, same source", "the engine has set this document before; the runs' numbers are kept from the first build. November 2026: Typst alone 950 ms for 78 pages");

        Task<ComposedReport> Compose() => composer.Compose(definition, definition.Sha256(), new ReportSubject(study), position, bench.Cancellation);
    }

    /// <summary>The example as <c>mgp demo</c> records it, with the user's folders elsewhere.</summary>
    private static async Task Record(TemporaryNotebook notebook)
    {
        Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", notebook.Beside("config"));
        Environment.SetEnvironmentVariable("XDG_STATE_HOME", notebook.Beside("state"));
        var exit = await Commandline.Run(["demo", "--notebook", notebook.Folder], TextWriter.Null, Console.Error);
        if (exit != 0) throw new InvalidOperationException($"The example study could not be recorded: mgp demo ended with {exit}.");
    }

    private static async Task<ReportPosition> Position(NpgsqlDataSource database, CancellationToken cancellation)
    {
        var checkpoints = new Checkpoints(database, await LogIdentity.Read(database, cancellation), LogFolders.OfUser());
        var newest = (await checkpoints.InDatabase(cancellation))[^1];
        return new(newest.Checkpoint.Size, newest.Checkpoint.Root.ToString(), newest.Note, DateTimeOffset.UnixEpoch.AddYears(56));
    }
}

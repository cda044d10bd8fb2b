using System.Text;
using System.Text.Json;
using MgProvenance.Analysis.Simulation;
using MgProvenance.Application.Cells;
using MgProvenance.Application.Characterization;
using MgProvenance.Application.Events;
using MgProvenance.Application.Jobs;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Reagents;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;
using MgProvenance.Storage.Events;
using MgProvenance.Storage.Jobs;
using MgProvenance.Storage.Projections;
using MgProvenance.Storage.RawFiles;
using Npgsql;

namespace MgProvenance.Benchmarks.Laboratory;

/// <summary>The lists of a whole laboratory, all numbers derived before.</summary>
internal static class ListRows
{
    private const int CyclesPerRun = 50, RunsAtOnce = 1_000;

    public static async IAsyncEnumerable<Row> Measure(Bench bench)
    {
        var laboratory = await bench.Laboratory();
        await new NpgsqlProjections(laboratory.Store, AllProjections.List).Rebuild(bench.Cancellation);
        await Derive(laboratory, bench.Cancellation);
        foreach (var (what, list) in Lists)
        {
            var lines = 0;
            var spread = await Pairs.Alone(bench.Runs, () => Clock.Milliseconds(async () => lines = await list(laboratory.Store, bench.Cancellation)));
            yield return Row.Alone(FormattableString.Invariant($"list of {lines:N0} {what}, {laboratory.Events:N0} events"), "ms", spread, "", null);
        }
    }

    /// <summary>Each list by its name; what it does tells how many lines it has.</summary>
    public static IReadOnlyDictionary<string, Func<NpgsqlDataSource, CancellationToken, Task<int>>> Lists { get; } = new Dictionary<string, Func<NpgsqlDataSource, CancellationToken, Task<int>>>
    {
        ["cells"] = async (store, cancellation) => (await new CellList(ProjectionsOf(store), RunsOf(store), TimeProvider.System).Read(Now(store), cancellation)).Count,
        ["lots in stock"] = async (store, cancellation) => (await new Stock(ProjectionsOf(store), Now(store)).List(new DateOnly(2026, 12, 31), cancellation)).Count,
        ["measurements"] = async (store, cancellation) => (await new MeasurementList(ProjectionsOf(store), RunsOf(store)).All(Now(store), cancellation)).Count,
    };

    private static NotebookAt Now(NpgsqlDataSource store) => new(new NpgsqlEventLog(store), null);

    private static NpgsqlProjections ProjectionsOf(NpgsqlDataSource store) => new(store, AllProjections.List);

    public static RunSummaries RunsOf(NpgsqlDataSource store)
    {
        var (files, results, queue) = (new FileRawFiles(Path.GetTempPath()), new NpgsqlDerivedResults(store), new NpgsqlJobQueue(store, TimeProvider.System));
        return new RunSummaries(files, results, queue, new JobWorker(queue, JobHandlers.All(files, results), TimeProvider.System, "benchmarks", parallel: 1));
    }

    /// <summary>So that the lists find their numbers: every run's file gives the cycles of one simulated cell.</summary>
    public static async Task Derive(FilledLaboratory laboratory, CancellationToken cancellation)
    {
        var simulated = MagnesiumCellSimulator.Run(ExampleCells.TwoPlateaus(0.8, seed: 1) with { Cycles = CyclesPerRun }).Required();
        var (data, _) = CyclingData.Read(Encoding.UTF8.GetBytes(LandMixedCsv.Write(simulated, new DateTime(2026, 1, 5))), "simulated.csv");
        var cycles = JsonSerializer.Serialize(MeasuredCycles.Of(data!), KernelJson.Options);
        var (log, results) = (new NpgsqlEventLog(laboratory.Store), new NpgsqlDerivedResults(laboratory.Store));
        foreach (var runs in laboratory.Runs.Chunk(RunsAtOnce))
        {
            var streams = (await log.ReadStreams([.. runs.Select(r => r.Value)], null, cancellation)).GroupBy(e => e.StreamId, RecordedStream.From, StringComparer.Ordinal).ToList();
            foreach (var job in streams.Select(DeriveCycles.Of).OfType<DeriveCycles>()) await results.Keep(job.Key, cycles, cancellation);
            await RunsOf(laboratory.Store).Derive(streams, bound: null, cancellation);
        }
    }
}

using System.Globalization;
using System.Text.Json;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.Events;
using MgProvenance.Application.Jobs;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.TestRuns;

/// <summary>How a run's numbers stand.</summary>
public enum RunState
{
    /// <summary>They are there.</summary>
    Done,

    /// <summary>Nothing was attached that numbers could come from.</summary>
    NoFile,

    /// <summary>Its technique has no cycles, so no numbers are looked for; the reason is its name.</summary>
    NotCycling,

    /// <summary>A worker is at it, or it is tried again later.</summary>
    Pending,

    /// <summary>The file does not give any, and will not.</summary>
    Failed,

    /// <summary>Tried as often as it is, without success; the file may give them.</summary>
    GivenUp,
}

/// <summary>A run's numbers with everything they came from.</summary>
/// <param name="Summary">There if and only if the state is <see cref="RunState.Done"/>.</param>
/// <param name="Reason">Why there is no summary; null where there is one.</param>
public sealed record RunResult(string Run, string Label, string Cell, bool Simulated, RunState State, CyclingSummary? Summary, Sources Sources, string? Reason)
{
    /// <summary>What follows by its technique beside the cycles; null where nothing does, or where it was not asked for.</summary>
    public RunNumbers? Numbers { get; init; }
}

/// <summary>
/// Numbers of runs. Files are read by jobs, which keep what was measured under everything it depends on; the active mass and the reference cycle come in when the numbers are asked for.
/// So asking twice costs no reading and gives the same digits.
/// </summary>
public sealed class RunSummaries(IRawFiles rawFiles, IDerivedResults results, IJobQueue queue, JobWorker worker)
{
    /// <summary>Sees to it that the files of these runs are derived, in this process where nobody else is at it.</summary>
    /// <param name="bound">No file is begun after so long; null: no bound.</param>
    public async Task Derive(IEnumerable<RecordedStream> runs, TimeSpan? bound, CancellationToken cancellation) =>
        await worker.WorkOff([.. runs.Select(DeriveCycles.Of).OfType<DeriveCycles>().Select(m => m.ToJob()).DistinctBy(j => j.Key)], bound, cancellation).ConfigureAwait(false);

    /// <summary>The same, with what was derived of these runs read in one round trip: for lists.</summary>
    public async Task<RunSummaries> Knowing(IEnumerable<RecordedStream> runs, CancellationToken cancellation)
    {
        var keys = runs.Select(DeriveCycles.Of).OfType<DeriveCycles>().Select(m => m.Key).ToList();
        return new RunSummaries(rawFiles, new KnownResults(await results.Find(keys, cancellation).ConfigureAwait(false), results), queue, worker);
    }

    /// <summary>The numbers as far as they were derived; reads no raw file and waits for nobody.</summary>
    /// <param name="run">The run's stream.</param>
    /// <param name="conditions">What is known of its cell and channel; <see cref="RunConditions.None"/> where only charges are wanted.</param>
    public async Task<RunResult> Of(RecordedStream run, RunConditions conditions, CancellationToken cancellation)
    {
        var planned = run.Of<RunPlanned>().First().Fact;
        if (AttachedFile.In(run) is not { Count: > 0 } files)
        {
            return new RunResult(run.StreamId, planned.Label.Text, planned.Cell.Value, false, RunState.NoFile, null, Sources.None, "No data file is attached.");
        }

        var (simulated, sources) = (files.Any(f => f.Fact.Simulated), SourcesOf(files));
        if (DeriveCycles.Of(run) is not { } message)
        {
            return new RunResult(run.StreamId, planned.Label.Text, planned.Cell.Value, simulated, RunState.NotCycling, null, sources, RunTechnique.Of(run)!.Name);
        }

        var (state, measured, reason) = await Measured(message, cancellation).ConfigureAwait(false);
        var summary = measured is null ? null : CyclingSummary.Of(measured, conditions, RunAnalysis.ElectrodesOf(RunTechnique.Of(run)!.Kind, conditions.Configuration));
        return new RunResult(run.StreamId, planned.Label.Text, planned.Cell.Value, simulated, state, summary, sources.And(conditions.Sources), reason);
    }

    /// <summary>The files of a run, and the events that name them.</summary>
    internal static Sources SourcesOf(IReadOnlyList<(DataFileAttached Fact, RecordedEvent Recorded)> files) =>
        new([.. files.Select(f => EventRef.To(f.Recorded))], [.. files.SelectMany(f => f.Fact.RawFiles())], files[^1].Fact.Parser);

    /// <summary>The cycling data of a run's files, or the reason why they cannot be had.</summary>
    public async Task<(CyclingData? Data, string? Reason)> Read(RecordedStream run, CancellationToken cancellation)
    {
        var (reading, reason, _) = await RunReading.Of([.. AttachedFile.In(run).Select(f => AttachedFile.Of(f.Fact))], rawFiles, cancellation).ConfigureAwait(false);
        return reading is null ? (null, reason) : CyclingData.Of(reading);
    }

    private async Task<(RunState State, MeasuredCycles? Measured, string? Reason)> Measured(DeriveCycles message, CancellationToken cancellation)
    {
        var (key, file) = (message.Key, message.Last);
        if (await Kept().ConfigureAwait(false) is { } measured) return (RunState.Done, measured, null);
        var job = await queue.Find(DeriveCycles.Kind, message.JobKey, cancellation).ConfigureAwait(false);

        // Between the two looks a worker may have come to its end.
        if (job is { State: JobState.Done } && await Kept().ConfigureAwait(false) is { } justKept) return (RunState.Done, justKept, null);
        var (state, reason) = job switch
        {
            null => (RunState.Pending, $"{file.FileName} waits to be derived."),
            { State: JobState.Waiting, LastError: null } => (RunState.Pending, $"{file.FileName} waits to be derived (job {job.Id})."),
            { State: JobState.Waiting } => (RunState.Pending, string.Create(CultureInfo.InvariantCulture, $"Attempt {job.Attempts} was in vain, the next one is due at {job.Due.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC (job {job.Id}). {job.LastError}")),
            { State: JobState.Running } => (RunState.Pending, $"{job.Worker} is deriving {file.FileName} (job {job.Id})."),
            { State: JobState.Failed } => (RunState.Failed, job.LastError!),
            { State: JobState.Dead } => (RunState.GivenUp, $"Given up after {job.Attempts} attempts; mgp jobs retry {job.Id} tries again. {job.LastError}"),
            { State: JobState.Done } => (RunState.Pending, $"The result of job {job.Id} is gone; mgp jobs retry {job.Id} derives it again."),
            _ => throw new InvalidOperationException($"A job cannot be {job.State}."),
        };
        return (state, null, reason);

        async Task<MeasuredCycles?> Kept() =>
            await results.Find(key, cancellation).ConfigureAwait(false) is { } json ? JsonSerializer.Deserialize<MeasuredCycles>(json, KernelJson.Options)! : null;
    }
}

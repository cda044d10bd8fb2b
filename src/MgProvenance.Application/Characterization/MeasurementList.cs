using MgProvenance.Application.Derivation;
using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Specimens;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Characterization;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Specimens;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Characterization;

/// <param name="IsKnown">Whether the technique has a setting of this name.</param>
public sealed record SettingLine(string Name, AnyQuantity? Value, string? Words, bool IsKnown);

/// <summary>A specimen as a measurement saw it.</summary>
/// <param name="SplitFrom">Labels of the specimens it was split from, the first one first.</param>
/// <param name="Configuration">Of the cell, <c>Mg||Mo6S8</c>.</param>
/// <param name="Origin">Label of the lot or fresh electrode it was taken from.</param>
/// <param name="CyclesBeforeHarvest">Null where it is not of a cell, or for the reason in <paramref name="NoCycles"/>.</param>
/// <param name="StoppedAt">As stated with the harvest, else the end of the cell's last run.</param>
/// <param name="OpenedToAir">As stated with the opening of the cell.</param>
/// <param name="Treatment">Rinsing, drying, exposure, transfers and preparation before the measurement, in the order of record.</param>
public sealed record SpecimenLine(
    string Specimen,
    string Label,
    string Description,
    IReadOnlyList<string> SplitFrom,
    string? Cell,
    string? Configuration,
    string? Part,
    string? Batch,
    string? Formulation,
    string? Origin,
    int? CyclesBeforeHarvest,
    string? NoCycles,
    Reported<Fraction>? StateOfCharge,
    string? LastHalfCycle,
    BenchTime? StoppedAt,
    BenchTime? OpenedAt,
    BenchTime? TakenAt,
    Interval? StopToOpening,
    Interval? OpeningToMeasurement,
    bool? OpenedToAir,
    IReadOnlyList<IEvent> Treatment);

/// <summary>One measurement with all that is known of what was measured.</summary>
/// <param name="Specimen">Null where something straight from a lot was measured.</param>
/// <param name="Lot">Label of that lot.</param>
public sealed record MeasurementLine(
    string Measurement,
    string Label,
    Technique Technique,
    string? Instrument,
    string? Mount,
    BenchTime? MeasuredAt,
    IReadOnlyList<SettingLine> Settings,
    IReadOnlyList<SpectrumCalibrated> Calibrations,
    IReadOnlyList<ObservationNoted> Observations,
    IReadOnlyList<MeasurementFileAttached> Files,
    SpecimenLine? Specimen,
    string? Lot,
    bool Simulated,
    int OpenDeviations,
    Sources Sources);

/// <summary>Measurements of the notebook. The live projections only say where to look: what counts is read as of the notebook's position.</summary>
public sealed class MeasurementList(IProjections projections, RunSummaries summaries)
{
    /// <summary>Measurements whose streams, and those behind them, are in memory at a time.</summary>
    private const int Page = 200;

    /// <summary>Every measurement, by label.</summary>
    public async Task<IReadOnlyList<MeasurementLine>> All(NotebookAt notebook, CancellationToken cancellation)
    {
        var rows = (await projections.Rows(MeasurementProjection.Named, cancellation).ConfigureAwait(false)).As<MeasurementRow>();
        var lines = new List<MeasurementLine>();
        foreach (var page in rows.Chunk(Page)) lines.AddRange(await Of(notebook.Anew(), [.. page.Select(r => r.Measurement)], cancellation).ConfigureAwait(false));
        return lines;
    }

    /// <summary>The specimens, by label, that wait for a measurement: of which something is left and of which no part was measured.</summary>
    public async Task<IReadOnlyList<SpecimenRow>> Waiting(CancellationToken cancellation)
    {
        var specimens = (await projections.Rows(SpecimenProjection.Named, cancellation).ConfigureAwait(false)).As<SpecimenRow>().ToList();
        var parents = specimens.ToDictionary(s => s.Specimen, s => s.Parent, StringComparer.Ordinal);
        var measured = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in (await projections.Rows(MeasurementProjection.Named, cancellation).ConfigureAwait(false)).As<MeasurementRow>())
        {
            for (var next = row.Specimen; next is not null && measured.Add(next);) next = parents.GetValueOrDefault(next);
        }

        return [.. specimens.Where(s => !s.UsedUp && !measured.Contains(s.Specimen))];
    }

    /// <summary>These measurements in this order; those that are not there at that position are left out.</summary>
    public async Task<IReadOnlyList<MeasurementLine>> Of(NotebookAt notebook, IReadOnlyList<string> measurements, CancellationToken cancellation)
    {
        await notebook.PrefetchOrigins(measurements, cancellation).ConfigureAwait(false);
        var mounted = new List<(RecordedStream Stream, SpecimenMounted Fact, SpecimenStory? Story)>();
        foreach (var id in measurements)
        {
            var stream = await notebook.Stream(id, cancellation).ConfigureAwait(false);
            if (stream.Of<SpecimenMounted>().FirstOrDefault().Fact is not { } fact) continue;
            mounted.Add((stream, fact, fact.Specimen is { } specimen ? await SpecimenStory.Read(notebook, specimen.Value, cancellation).ConfigureAwait(false) : null));
        }

        var runs = await Runs(notebook, [.. mounted.Select(m => m.Story?.Cell?.Cell.StreamId).OfType<string>().Distinct(StringComparer.Ordinal)], cancellation).ConfigureAwait(false);
        var known = await summaries.Knowing(runs.SelectMany(r => r), cancellation).ConfigureAwait(false);
        var lines = new List<MeasurementLine>();
        foreach (var (stream, fact, story) in mounted)
        {
            var cycles = story?.Cell is { Cell.StreamId: var cell }
                ? await CyclesBefore.Of(runs[cell], story.Taken.DoneAt, run => known.Of(run, RunConditions.None, cancellation)).ConfigureAwait(false)
                : null;
            lines.Add(await Line(notebook, stream, fact, story, cycles, cancellation).ConfigureAwait(false));
        }

        return lines;
    }

    private static async Task<MeasurementLine> Line(
        NotebookAt notebook, RecordedStream stream, SpecimenMounted mounted, SpecimenStory? story, CyclesBefore? cycles, CancellationToken cancellation)
    {
        var taken = stream.Of<MeasurementTaken>().Select(t => t.Fact).ToList();
        var measuredAt = taken.Select(t => t.DoneAt).FirstOrDefault(t => t is not null) ?? mounted.DoneAt;
        var files = stream.Of<MeasurementFileAttached>().Select(f => f.Fact).ToList();
        return new MeasurementLine(
            stream.StreamId,
            mounted.Label.Text,
            mounted.Technique,
            await LabelOf(notebook, mounted.Instrument?.Value, cancellation).ConfigureAwait(false),
            mounted.Mount,
            measuredAt,
            [.. taken.SelectMany(t => t.Settings).Select(s => new SettingLine(s.Name, s.Value, s.Words, KnownSettings.Find(mounted.Technique, s.Name) is not null))],
            [.. stream.Of<SpectrumCalibrated>().Select(c => c.Fact)],
            [.. stream.Of<ObservationNoted>().Select(o => o.Fact)],
            files,
            story is null ? null : Line(story, cycles, measuredAt),
            await LabelOf(notebook, mounted.Lot?.Value, cancellation).ConfigureAwait(false),
            files.Exists(f => f.Simulated) || stream.Events.Any(e => e.Stored.Headers.Source is not null),
            stream.Deviations.Open.Count + (story?.Chain.Sum(s => s.Deviations.Open.Count) ?? 0),
            Sources.Of(stream.Events.Concat(story?.Treatment ?? [])).And(cycles?.Sources ?? Sources.None) with { RawFiles = [.. files.Select(f => f.Sha256)] });
    }

    private static SpecimenLine Line(SpecimenStory story, CyclesBefore? cycles, BenchTime? measuredAt)
    {
        var (own, first) = (story.Specimen.Of<SpecimenTaken>().First().Fact, story.Taken);
        var stoppedAt = first.StoppedAt ?? cycles?.StoppedAt;
        return new SpecimenLine(
            story.Specimen.StreamId,
            own.Label.Text,
            own.Description,
            [.. story.Chain.SkipLast(1).Select(s => s.Label ?? s.StreamId)],
            story.Cell?.Label,
            story.Cell?.Configuration,
            first.Part,
            story.Batch?.Label,
            story.Batch?.Of<BatchOpened>().FirstOrDefault().Fact?.Formulation,
            story.Origin?.Label,
            cycles?.Count,
            cycles?.Reason,
            first.StateOfCharge,
            first.LastHalfCycle,
            stoppedAt,
            story.Opened?.DoneAt,
            first.DoneAt,
            Interval.Between(stoppedAt, story.Opened?.DoneAt),
            Interval.Between(story.Opened?.DoneAt, measuredAt),
            story.Opened?.AirExposure,
            [.. story.Treatment.Select(t => t.Fact).Where(t => !Interval.IsAfter(BenchTimes.Of(t), measuredAt))]);
    }

    /// <summary>All runs of these cells, by cell, each read once.</summary>
    private async Task<ILookup<string, RecordedStream>> Runs(NotebookAt notebook, IReadOnlyCollection<string> cells, CancellationToken cancellation)
    {
        var rows = (await projections.Rows(RunProjection.Named, cells, cancellation).ConfigureAwait(false)).As<RunRow>().ToList();
        await notebook.Prefetch(rows.Select(r => r.Run), cancellation).ConfigureAwait(false);
        var runs = new List<(string Cell, RecordedStream Run)>();
        foreach (var row in rows) runs.Add((row.Cell, await notebook.Stream(row.Run, cancellation).ConfigureAwait(false)));
        return runs.ToLookup(r => r.Cell, r => r.Run, StringComparer.Ordinal);
    }

    private static async Task<string?> LabelOf(NotebookAt notebook, string? id, CancellationToken cancellation) =>
        id is null ? null : (await notebook.Stream(id, cancellation).ConfigureAwait(false)).Label ?? id;
}

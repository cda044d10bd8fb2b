using MgProvenance.Application.Electrolytes;
using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Cells;

/// <summary>A cell with its batch and what its first cycling run came to.</summary>
/// <param name="Configuration">Materials of the negative and the positive electrode, <c>Mg||Mo6S8</c>; null where neither is known.</param>
/// <param name="OtherTests">Techniques of the runs that have no cycles, each once.</param>
/// <param name="Cycles">Cycles that the run's file holds; null where nothing was cycled.</param>
/// <param name="CoulombicEfficiencyConvention">Of the efficiency; null where there is none.</param>
/// <param name="State">How its numbers stand; null where there is no run with a data file.</param>
/// <param name="Remark">Why there are no numbers.</param>
public sealed record CellLine(
    string Cell,
    string Label,
    string Format,
    string? Configuration,
    string? Batch,
    string? Formulation,
    double? ActiveMassMg,
    string? Run,
    int? Cycles,
    double? FirstDischargeMAhPerG,
    double? LastDischargeMAhPerG,
    double? LastCoulombicEfficiencyPercent,
    string? CoulombicEfficiencyConvention,
    bool Simulated,
    int OpenDeviations,
    RunState? State,
    string? Remark,
    IReadOnlyList<string> OtherTests);

/// <summary>Every cell of the notebook, by label.</summary>
public sealed class CellList(IProjections projections, RunSummaries summaries, TimeProvider clock)
{
    /// <summary>A list of all cells does not wait longer than this for files that nobody has derived yet.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Cells whose streams, and those behind them, are in memory at a time.</summary>
    private const int Page = 200;

    public async Task<IReadOnlyList<CellLine>> Read(NotebookAt notebook, CancellationToken cancellation)
    {
        var (lines, begun) = (new List<CellLine>(), clock.GetTimestamp());
        foreach (var page in (await projections.Rows(CellProjection.Named, cancellation).ConfigureAwait(false)).As<CellRow>().Chunk(Page))
        {
            var left = Patience - clock.GetElapsedTime(begun);
            lines.AddRange(await Lines(notebook.Anew(), page, left, cancellation).ConfigureAwait(false));
        }

        return lines;
    }

    private async Task<IReadOnlyList<CellLine>> Lines(NotebookAt notebook, IReadOnlyList<CellRow> cells, TimeSpan patience, CancellationToken cancellation)
    {
        string[] used = [.. cells.Select(c => c.Batch).OfType<string>().Distinct(StringComparer.Ordinal)];
        var batches = (await projections.RowsOf(BatchProjection.Named, used, cancellation).ConfigureAwait(false)).As<BatchRow>().ToDictionary(b => b.Batch, StringComparer.Ordinal);
        var runs = (await projections.Rows(RunProjection.Named, [.. cells.Select(c => c.Cell)], cancellation).ConfigureAwait(false)).As<RunRow>().ToLookup(r => r.Cell, StringComparer.Ordinal);
        var cycling = cells.ToDictionary(c => c.Cell, c => runs[c.Cell].FirstOrDefault(r => r.Files.Count > 0 && r.Kind.MayCycle()), StringComparer.Ordinal);
        await notebook.PrefetchOrigins(cells.Select(c => c.Cell).Concat(cycling.Values.OfType<RunRow>().Select(r => r.Run)), cancellation).ConfigureAwait(false);
        var streams = new Dictionary<string, RecordedStream>(StringComparer.Ordinal);
        foreach (var (cell, run) in cycling) if (run is not null) streams[cell] = await notebook.Stream(run.Run, cancellation).ConfigureAwait(false);
        if (patience > TimeSpan.Zero) await summaries.Derive(streams.Values, patience, cancellation).ConfigureAwait(false);
        var known = await summaries.Knowing(streams.Values, cancellation).ConfigureAwait(false);
        var lines = new List<CellLine>();
        foreach (var cell in cells)
        {
            var story = await CellStory.Read(notebook, cell.Cell, cancellation).ConfigureAwait(false);
            var result = streams.TryGetValue(cell.Cell, out var run) ? await known.Of(run, RunConditions.Of(story), cancellation).ConfigureAwait(false) : null;
            lines.Add(Line(cell, cell.Batch is { } id ? batches.GetValueOrDefault(id) : null, story, cycling[cell.Cell]?.Label, result, runs[cell.Cell].Where(r => !r.Kind.MayCycle())));
        }

        return lines;
    }

    private static CellLine Line(CellRow cell, BatchRow? batch, CellStory? story, string? run, RunResult? result, IEnumerable<RunRow> others)
    {
        var cycles = result?.Summary?.Cycles;
        var last = cycles?.LastOrDefault(c => c.CoulombicEfficiencyPercent is not null);
        return new CellLine(
            cell.Cell,
            cell.Label,
            cell.Format,
            story?.Configuration,
            batch?.Label,
            batch?.Formulation,
            story?.ActiveMass().Mass?.Mass.Value,
            run,
            cycles?.Count,
            cycles is [var first, ..] ? first.Discharge?.MAhPerG : null,
            last?.Discharge?.MAhPerG,
            last?.CoulombicEfficiencyPercent,
            last is null ? null : result!.Summary!.CoulombicEfficiencyConvention,
            result?.Simulated ?? false,
            cell.OpenDeviations,
            result?.State,
            result?.Reason,
            [.. others.Select(r => r.Technique).Distinct(StringComparer.Ordinal)]);
    }
}

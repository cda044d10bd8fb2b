using MgProvenance.Application.Electrolytes;
using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Application.TestRuns;

namespace MgProvenance.Application.Cells;

/// <summary>A cell with its batch and what its first cycling run came to.</summary>
/// <param name="Cycles">Cycles that the run's file holds; null where nothing was cycled.</param>
/// <param name="Remark">Why there are no numbers.</param>
public sealed record CellLine(
    string Cell,
    string Label,
    string Format,
    string? Batch,
    string? Formulation,
    double? ActiveMassMg,
    string? Run,
    int? Cycles,
    double? FirstDischargeMAhPerG,
    double? LastDischargeMAhPerG,
    double? LastCoulombicEfficiencyPercent,
    bool Simulated,
    int OpenDeviations,
    string? Remark);

/// <summary>Every cell of the notebook, by label.</summary>
public sealed class CellList(IProjections projections, RunSummaries summaries)
{
    public async Task<IReadOnlyList<CellLine>> Read(NotebookAt notebook, CancellationToken cancellation)
    {
        var batches = (await projections.Rows(BatchProjection.Named, cancellation).ConfigureAwait(false)).As<BatchRow>().ToDictionary(b => b.Batch, StringComparer.Ordinal);
        var runs = (await projections.Rows(RunProjection.Named, cancellation).ConfigureAwait(false)).As<RunRow>().ToLookup(r => r.Cell, StringComparer.Ordinal);
        var lines = new List<CellLine>();
        foreach (var cell in (await projections.Rows(CellProjection.Named, cancellation).ConfigureAwait(false)).As<CellRow>())
        {
            var story = await CellStory.Read(notebook, cell.Cell, cancellation).ConfigureAwait(false);
            var run = runs[cell.Cell].FirstOrDefault(r => r.Files.Count > 0);
            var result = run is null ? null : await summaries.Of(await notebook.Stream(run.Run, cancellation).ConfigureAwait(false), story, referenceCycle: 1, cancellation).ConfigureAwait(false);
            lines.Add(Line(cell, cell.Batch is { } id ? batches.GetValueOrDefault(id) : null, story?.ActiveMass().Mass?.Mass.Value, run?.Label, result));
        }

        return lines;
    }

    private static CellLine Line(CellRow cell, BatchRow? batch, double? activeMassMg, string? run, RunResult? result)
    {
        var cycles = result?.Summary?.Cycles;
        var last = cycles?.LastOrDefault(c => c.CoulombicEfficiencyPercent is not null);
        return new CellLine(
            cell.Cell,
            cell.Label,
            cell.Format,
            batch?.Label,
            batch?.Formulation,
            activeMassMg,
            run,
            cycles?.Count,
            cycles is [var first, ..] ? first.DischargeMAhPerG : null,
            last?.DischargeMAhPerG,
            last?.CoulombicEfficiencyPercent,
            result?.Simulated ?? false,
            cell.OpenDeviations,
            result?.Reason);
    }
}

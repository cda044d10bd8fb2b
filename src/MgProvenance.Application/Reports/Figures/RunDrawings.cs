using System.Collections.Concurrent;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.TestRuns;

namespace MgProvenance.Application.Reports.Figures;

/// <summary>What figures show of one run, taken from its files in one reading.</summary>
/// <param name="Profiles">Voltage against capacity of half-cycles, at the cycles that the figures of its test show.</param>
/// <param name="WhyNoProfiles">Why the files give no cycles; null where they do, or where the test has no capacities.</param>
internal sealed record RunDrawing(IReadOnlyList<RunCurve> Curves, IReadOnlyList<(int Cycle, Profile Profile)> Profiles, string? WhyNoProfiles);

/// <summary>Reads each run once for all figures of a report, two at a time. Of a file nothing is kept but what is drawn, and of a run that one figure shows nothing at all.</summary>
internal sealed class RunDrawings(ReportScope scope)
{
    private const int AtATime = 2;

    private readonly ConcurrentDictionary<string, RunDrawing> _shownTwice = new(StringComparer.Ordinal);

    /// <summary>In the order of the cells.</summary>
    public async Task<IReadOnlyList<RunDrawing>> Of(FigureTest test, IReadOnlyList<TestedCell> cells, CancellationToken cancellation)
    {
        var conditions = new RunConditions[cells.Count];
        for (var i = 0; i < cells.Count; i++) conditions[i] = await RunConditions.Read(scope.Notebook, cells[i].Run, cells[i].Cell.Story, test.Study.Stream, cancellation).ConfigureAwait(false);
        var drawings = new RunDrawing[cells.Count];
        await Parallel.ForAsync(0, cells.Count, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation }, async (i, stop) =>
        {
            var run = cells[i].Run.StreamId;
            drawings[i] = _shownTwice.TryGetValue(run, out var known) ? known : await Read(test, cells[i], conditions[i], stop).ConfigureAwait(false);
            if (cells[i].HasCapacity) _shownTwice[run] = drawings[i];
        }).ConfigureAwait(false);
        return drawings;
    }

    private async Task<RunDrawing> Read(FigureTest test, TestedCell cell, RunConditions conditions, CancellationToken cancellation)
    {
        var (data, reason) = await scope.Analyses.Read(cell.Run, conditions, cancellation).ConfigureAwait(false);
        if (data is null) return new([], [], reason);
        var curves = RunAnalyses.CurvesOf(cell.Run, data);
        if (!cell.HasCapacity) return new(curves, [], null);
        return data.Trace is { } trace ? new(curves, Profiles(test, cell, trace), null) : new(curves, [], data.WhyNot);
    }

    private static IReadOnlyList<(int Cycle, Profile Profile)> Profiles(FigureTest test, TestedCell cell, CyclingTrace trace)
    {
        var mass = cell.Cell.Story.ActiveMass().Mass?.Mass.Value;
        var halves = HalfCycles.Find(trace);
        var first = halves.Items is [{ Direction: Direction.Discharge }, ..] ? CycleConvention.InsertionFirst : CycleConvention.ChargeFirst;
        var cycles = CycleTable.From(trace, halves, first).Cycles;
        return
        [
            .. ProfileFigures.CyclesOf(test).Select(n => cycles.FirstOrDefault(c => c.Number == n)).OfType<Cycle>()
                .SelectMany(c => new[] { c.Discharge, c.Charge }.OfType<HalfCycle>().Select(h => (c.Number, Profile.Of(trace, h, mass)))),
        ];
    }
}

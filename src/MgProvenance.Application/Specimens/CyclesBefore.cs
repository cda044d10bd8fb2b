using MgProvenance.Application.Derivation;
using MgProvenance.Application.Events;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Specimens;

/// <summary>How much a cell had cycled when a part was taken out of it, and when it was stopped.</summary>
/// <param name="Count">Completed cycles of all its runs; null where one is not known.</param>
/// <param name="Reason">Why the count is not known; null where it is.</param>
/// <param name="StoppedAt">The end of the last run.</param>
public sealed record CyclesBefore(int? Count, string? Reason, BenchTime? StoppedAt, Sources Sources)
{
    /// <param name="runs">All runs of the cell.</param>
    /// <param name="time">Of the harvest; runs that are known to have begun later do not count.</param>
    /// <param name="numbers">What the runs' files say where their end does not.</param>
    public static async Task<CyclesBefore> Of(IEnumerable<RecordedStream> runs, BenchTime? time, Func<RecordedStream, Task<RunResult>> numbers)
    {
        var before = runs.Where(r => r.Events.Any(e => e.Fact is RunStarted or RunEnded or DataFileAttached) && !Interval.IsAfter(r.Of<RunStarted>().FirstOrDefault().Fact?.DoneAt, time)).ToList();
        var ends = before.SelectMany(r => r.Of<RunEnded>()).ToList();
        var stopped = ends.Where(e => !Interval.IsAfter(e.Fact.DoneAt, time)).Select(e => e.Fact.DoneAt).OfType<BenchTime>().OrderBy(t => t.At).Cast<BenchTime?>().LastOrDefault();
        var (count, sources) = (0, Sources.Of(ends.Select(e => e.Recorded)));
        var cycling = before.Where(r => RunTechnique.Of(r)?.Kind.MayCycle() == true).ToList();
        foreach (var run in cycling)
        {
            if (run.Of<RunEnded>().LastOrDefault().Fact?.Completed is { } completed)
            {
                count += completed;
                continue;
            }

            var result = await numbers(run).ConfigureAwait(false);
            if (result.Summary is not { } summary) return new CyclesBefore(null, $"{result.Label}: {result.Reason}", stopped, sources);
            count += summary.Cycles.Count(c => c is { Charge: not null, Discharge: not null });
            sources = sources.And(result.Sources);
        }

        return cycling.Count == 0 ? new CyclesBefore(null, "No cycling of the cell is recorded.", stopped, sources) : new CyclesBefore(count, null, stopped, sources);
    }
}

using MgProvenance.Application.Projections;
using MgProvenance.Storage.Projections;

namespace MgProvenance.Benchmarks.Laboratory;

/// <summary>All projections computed anew, beside the same projections in a loop written by hand.</summary>
internal static class RebuildRow
{
    private const double MartenEventsPerSecond = 51_000;

    public static async IAsyncEnumerable<Row> Measure(Bench bench)
    {
        var laboratory = await bench.Laboratory();
        var projections = new NpgsqlProjections(laboratory.Store, AllProjections.List);
        var loop = new HandWrittenLoop(bench.Superuser(laboratory.Store));
        var pairs = await Pairs.Measure(
            bench.Runs,
            () => Clock.PerSecond(laboratory.Events, () => projections.Rebuild(bench.Cancellation)),
            () => Clock.PerSecond(laboratory.Events, () => loop.Run(bench.Cancellation)));
        yield return pairs.Goal(
            "≥ 0.5 ×, ≥ 153,000", pairs.Ratio.Median >= 0.5 && pairs.Ours.Median >= 3 * MartenEventsPerSecond,
            FormattableString.Invariant($"rebuild of {AllProjections.List.Count} projections, {laboratory.Events:N0} events"), "events/s", "loop by hand", "November 2026: Marten 51,000");
    }
}

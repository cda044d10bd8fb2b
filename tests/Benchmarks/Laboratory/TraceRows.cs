using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;
using MgProvenance.Storage.Projections;

namespace MgProvenance.Benchmarks.Laboratory;

/// <summary>What stands on a salt lot, and where a run comes from.</summary>
internal static class TraceRows
{
    private const int Traces = 20;

    public static async IAsyncEnumerable<Row> Measure(Bench bench)
    {
        var laboratory = await bench.Laboratory();
        var projections = new NpgsqlProjections(laboratory.Store, AllProjections.List);
        await projections.Rebuild(bench.Cancellation);
        yield return await Of("salt lot, down", TraceDirection.Down, [.. laboratory.SaltLots.Select(l => l.Value)]);
        yield return await Of("run, up", TraceDirection.Up, [.. laboratory.Runs.Select(r => r.Value)]);

        async Task<Row> Of(string what, TraceDirection direction, string[] starts)
        {
            var (times, nodes) = (new List<double>(), new List<double>());
            await new Trace(projections).From(starts[0], direction, bench.Cancellation);
            for (var i = 0; i < Traces; i++)
            {
                var start = starts[i * starts.Length / Traces];
                times.Add(await Clock.Milliseconds(async () => nodes.Add(Count(await new Trace(projections).From(start, direction, bench.Cancellation)))));
            }

            var spread = Spread.Of(times);
            return Row.Alone(
                FormattableString.Invariant($"trace, {what}, {laboratory.Events:N0} events"), "ms", spread, "< 100 ms", spread.Median < 100,
                FormattableString.Invariant($"{Traces} different ones, {Spread.Of(nodes).Median} nodes"));
        }
    }

    private static int Count(TraceNode node) => 1 + node.Next.Sum(Count);
}

using MgProvenance.Application.Events;
using MgProvenance.Storage.Events;
using Npgsql;

namespace MgProvenance.Benchmarks.Store;

/// <summary>One event at an expected version, eight writers, each on streams of its own.</summary>
internal static class SingleEventRow
{
    private const int WriterCount = 8, StreamsEach = 20, EventsPerStream = 25;

    public static async IAsyncEnumerable<Row> Measure(Bench bench)
    {
        var log = new NpgsqlEventLog(await bench.NewStore());
        var raw = await bench.NewBare();
        await BareFunction.Define(raw, bench.Cancellation);
        var (ours, others) = (new List<double>(), new List<double>());
        var pairs = await Pairs.Measure(
            bench.Runs,
            () => Work(() => Task.FromResult<IWriter>(new LogWriter(log)), new LogWriter(log), ours),
            async () => await Work(
                async () => new RawInserts(await raw.OpenConnectionAsync(bench.Cancellation)), new BareFunction(await raw.OpenConnectionAsync(bench.Cancellation)), others));
        var p99 = Clock.Percentile(ours, 0.99);
        var note = FormattableString.Invariant(
            $"p50 {Clock.Percentile(ours, 0.5):F2} ms, p99 {p99:F2} ms; raw p50 {Clock.Percentile(others, 0.5):F2} ms, p99 {Clock.Percentile(others, 0.99):F2} ms. November 2026: raw 4,400; Marten 1,900, p99 10.9 ms");
        yield return pairs.Goal("≥ 0.9 ×, p99 < 8 ms", pairs.Ratio.Median >= 0.9 && p99 < 8, "one event at an expected version, 8 writers", "events/s", "raw Npgsql, one batch", note);

        async Task<double> Work(Func<Task<IWriter>> writer, IWriter opener, List<double> latencies)
        {
            var work = new List<(IWriter, StreamAppend[])>();
            await using (opener)
            {
                for (var w = 0; w < WriterCount; w++)
                {
                    var streams = Enumerable.Range(0, StreamsEach).Select(_ => Bodies.ToNewStream(1)).ToList();
                    foreach (var stream in streams) await opener.Append(stream, bench.Cancellation);
                    work.Add((await writer(), [.. Enumerable.Range(1, EventsPerStream).SelectMany(version => streams.Select(s => s with { ExpectedVersion = version, Events = Bodies.Events(1) }))]));
                }
            }

            var (perSecond, times) = await Writers.Work(work, bench.Cancellation);
            latencies.Clear(); // the last run's, so that warming up is not among them
            latencies.AddRange(times);
            return perSecond;
        }
    }
}

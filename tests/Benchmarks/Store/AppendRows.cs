using MgProvenance.Application.Events;
using MgProvenance.Storage.Events;

namespace MgProvenance.Benchmarks.Store;

/// <summary>Streams of ten events, each in one command, beside the bare function; one writer and eight.</summary>
internal static class AppendRows
{
    private const int EventsPerStream = 10;

    public static async IAsyncEnumerable<Row> Measure(Bench bench)
    {
        var store = await bench.NewStore();
        var bare = await bench.NewBare();
        await BareFunction.Define(bare, bench.Cancellation);
        yield return (await Together(writers: 1, streamsEach: 500)).AtLeast(
            0.8, "append, streams of 10 events, 1 writer", "events/s", "bare function",
            "November 2026: bare function 13,150; Marten 9 8,200, auto-prepared 11,700");
        yield return (await Together(writers: 8, streamsEach: 200)).AtLeast(
            1.4, "append, streams of 10 events, 8 writers", "events/s", "bare function, one stream at a time",
            "November 2026: bare function 26,200, 50 streams per transaction 61,400; Marten auto-prepared 17,100");

        Task<Pairs> Together(int writers, int streamsEach)
        {
            var log = new NpgsqlEventLog(store);
            return Pairs.Measure(
                bench.Runs,
                () => Work(() => Task.FromResult<IWriter>(new LogWriter(log))),
                () => Work(async () => new BareFunction(await bare.OpenConnectionAsync(bench.Cancellation))));

            async Task<double> Work(Func<Task<IWriter>> writer)
            {
                var work = new List<(IWriter, StreamAppend[])>();
                for (var w = 0; w < writers; w++) work.Add((await writer(), [.. Enumerable.Range(0, streamsEach).Select(_ => Bodies.ToNewStream(EventsPerStream))]));
                return (await Writers.Work(work, bench.Cancellation)).PerSecond;
            }
        }
    }
}

using MgProvenance.Application.Events;
using MgProvenance.Testing;
using Npgsql;

namespace MgProvenance.Benchmarks.Store;

/// <summary>Binary COPY of streams of ten events, with the ledger's trigger and without.</summary>
internal static class ImportRow
{
    private const int Streams = 2000, EventsPerStream = 10;

    public static async IAsyncEnumerable<Row> Measure(Bench bench)
    {
        var (store, bare) = (await bench.NewStore(), await bench.NewBare());
        var pairs = await Pairs.Measure(bench.Runs, () => Import(store, bench.Cancellation), () => Import(bare, bench.Cancellation));
        yield return pairs.AtLeast(0.6, "bulk import, ledger on", "events/s", "COPY without ledger", "COPY into mt_events in one transaction of 20,000 events. November 2026: COPY 86,000; Marten's bulk insert 56,000");
    }

    private static Task<double> Import(NpgsqlDataSource database, CancellationToken cancellation)
    {
        var streams = Enumerable.Range(0, Streams).Select(_ => Bodies.ToNewStream(EventsPerStream)).ToList();
        var events = streams.SelectMany(s => s.Events.Select((e, i) => new ImportedEvent(s.StreamId, i + 1, e.Id, e.Type, e.DotnetType, e.Data))).ToList();
        return Clock.PerSecond(events.Count, () => BulkImport.Copy(database, events, Bodies.Actor, Bodies.Headers, cancellation));
    }
}

using MgProvenance.Application.Events;
using MgProvenance.Storage.Events;
using Npgsql;

namespace MgProvenance.Benchmarks.Store;

/// <summary>A whole stream into objects, beside a plain select of the same columns. The store's read also tells each event's ledger index.</summary>
internal static class StreamReadRows
{
    private const string Raw = "select stream_id, version, id, type, data::text, timestamp, user_name, headers::text from public.mt_events where stream_id = $1 order by version";

    public static async IAsyncEnumerable<Row> Measure(Bench bench)
    {
        var store = await bench.NewStore();
        var log = new NpgsqlEventLog(store);
        await Fill(log, bench.Cancellation);
        foreach (var (length, reads, constants) in new[] { (100, 200, "raw 0.41 ms; Marten 0.92 ms"), (1000, 40, "raw 2.9 ms; Marten 6.9 ms") })
        {
            var stream = Bodies.ToNewStream(length);
            await new LogWriter(log).Append(stream, bench.Cancellation);
            await log.Seal(bench.Cancellation);
            var pairs = await Pairs.Measure(
                bench.Runs,
                () => Each(reads, length, async () => await log.ReadStream(stream.StreamId, null, bench.Cancellation)),
                () => Each(reads, length, () => ReadRaw(store, stream.StreamId, bench.Cancellation)));
            yield return pairs.AtMost(1.4, FormattableString.Invariant($"read a stream of {length:N0} events"), "ms", "raw select", "November 2026: " + constants);
        }
    }

    private static async Task<double> Each(int reads, int length, Func<Task<IReadOnlyList<StoredEvent>>> read) => await Clock.Milliseconds(async () =>
    {
        for (var i = 0; i < reads; i++)
        {
            if ((await read()).Count != length) throw new InvalidOperationException("Events are missing.");
        }
    }) / reads;

    /// <summary>Other streams, so that neither side reads a table that holds nothing else.</summary>
    private static async Task Fill(NpgsqlEventLog log, CancellationToken cancellation)
    {
        for (var i = 0; i < 500; i++) await new LogWriter(log).Append(Bodies.ToNewStream(20), cancellation);
        await log.Seal(cancellation);
    }

    private static async Task<IReadOnlyList<StoredEvent>> ReadRaw(NpgsqlDataSource database, string stream, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var read = new NpgsqlCommand(Raw, connection) { Parameters = { new() { Value = stream } } };
        await read.PrepareAsync(cancellation);
        await using var row = await read.ExecuteReaderAsync(cancellation);
        var events = new List<StoredEvent>();
        var headers = new EventHeaders("", "", "");
        while (await row.ReadAsync(cancellation))
        {
            _ = row.GetString(7);
            events.Add(new(null, row.GetString(0), row.GetInt64(1), row.GetGuid(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5), row.GetString(6), "", headers));
        }

        return events;
    }
}

using MgProvenance.Storage.Verification;
using Npgsql;

namespace MgProvenance.Benchmarks.Laboratory;

/// <summary>Verification in the database, beside reading the same rows and doing nothing with them.</summary>
internal static class VerifyRow
{
    private static readonly string[] Tables = ["public.mt_events", "mgp.ledger", "mgp.sealed"];

    public static async IAsyncEnumerable<Row> Measure(Bench bench)
    {
        var laboratory = await bench.Laboratory();
        var pairs = await Pairs.Measure(
            bench.Runs,
            () => Clock.PerSecond(laboratory.Events, () => Verify(laboratory.Store, bench.Cancellation)),
            () => Clock.PerSecond(laboratory.Events, () => Task.WhenAll(Tables.Select(table => Task.Run(() => ReadAll(laboratory.Store, table, bench.Cancellation))))));
        yield return pairs.AtLeast(0.5, FormattableString.Invariant($"verify in the database, {laboratory.Events:N0} events"), "events/s", "COPY of the same rows, three at once");
    }

    public static async Task Verify(NpgsqlDataSource store, CancellationToken cancellation)
    {
        var report = await new Verifier(store).Verify(new VerifyOptions(), null, cancellation);
        if (!report.Ok) throw new InvalidOperationException($"The made-up laboratory does not verify: {report.Faults[0].Sentence}");
    }

    private static async Task ReadAll(NpgsqlDataSource store, string table, CancellationToken cancellation)
    {
        await using var connection = await store.OpenConnectionAsync(cancellation);
        await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {table} to stdout (format binary)", cancellation);
        var buffer = new byte[1 << 17];
        while (await copy.ReadAsync(buffer, cancellation) > 0) cancellation.ThrowIfCancellationRequested();
    }
}

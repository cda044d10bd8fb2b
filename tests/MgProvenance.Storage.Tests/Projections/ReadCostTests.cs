using MgProvenance.Storage.Projections;
using Npgsql;

namespace MgProvenance.Storage.Tests.Projections;

public sealed class ReadCostTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private const int Streams = 4000, PerStream = 5, Wanted = 100;
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("key")]
    [InlineData("lot")]
    public async Task What_is_wanted_is_found_by_an_index_in_rows_that_have_no_statistics_yet(string by)
    {
        await database.Owner.Execute("delete from mgp.projection_progress");
        await using var oneConnection = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.App.ConnectionString) { MaxPoolSize = 1 });
        var projections = new NpgsqlProjections(oneConnection, [new Weighings()]);
        await new NpgsqlProjections(database.App, [new Weighings()]).Rebuild(_stop);
        await database.App.Execute($"""
            insert into mgp.projected_row (projection, generation, stream_id, ordinal, row_key, row)
            select 'weighings', generation, 'lot-' || s, o, 'key-' || s, repeat('x', 150) from mgp.projection_progress, generate_series(1, {Streams}) s, generate_series(1, {PerStream}) o
            """);
        string[] wanted = [.. Enumerable.Range(1, Wanted).Select(n => $"{by}-{n * 7}")];
        var before = await RowsRead(oneConnection);

        var rows = by == "lot" ? await projections.RowsOf("weighings", wanted, _stop) : await projections.Rows("weighings", [.. wanted, .. wanted], _stop);

        Assert.Equal(Wanted * PerStream, rows.Count);
        Assert.Equal(rows.Count, await RowsRead(oneConnection) - before);
    }

    /// <summary>Rows of projections that this session has read so far, wanted or not.</summary>
    private static async Task<long> RowsRead(NpgsqlDataSource session)
    {
        await session.Scalar<object>("select pg_stat_force_next_flush()::text");
        return await session.Scalar<long>("select coalesce(sum(seq_tup_read + idx_tup_fetch), 0)::bigint from pg_stat_all_tables where schemaname = 'mgp_rows'");
    }
}

using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Storage.Projections;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Projections;

public sealed class NpgsqlProjectionsTests(LogDatabase database) : IClassFixture<LogDatabase>, IAsyncLifetime
{
    private const string Dump = """
        select coalesce(string_agg(concat_ws('|', stream_id, ordinal, row_key, row), e'\n' order by stream_id, ordinal), '')
        from mgp.projected_row join mgp.projection_progress using (projection, generation)
        """;

    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        await database.App.Execute("delete from mgp.projected_row; delete from mgp.quarantine; delete from mgp.projection_progress");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_read_sees_what_was_appended_before_it()
    {
        var projections = Runner(new Weighings());
        var (lot, cell) = (NewStream("lot"), NewStream("cell"));
        await Append(lot, 0, Withdrawn(lot, "1"));
        await Append(cell, 0, Event());
        Assert.Equal([("lot.amount-withdrawn.v1", $$"""{"lot": "{{lot}}", "purpose": "1"}""")], (await projections.RowsOf("weighings", lot, _stop)).Where(r => r.Key != "summary").Select(r => (r.Key, r.Json)));

        await Append(lot, 1, Withdrawn(lot, "2"));
        Assert.Equal(3, (await projections.RowsOf("weighings", lot, _stop)).Count);
        Assert.Empty(await projections.RowsOf("weighings", cell, _stop));
        Assert.Contains(await projections.Rows("weighings", "lot.amount-withdrawn.v1", _stop), r => r.Json.Contains("\"2\"", StringComparison.Ordinal));
        Assert.Equal(2, (await projections.Rows("weighings", ["lot.amount-withdrawn.v1", "unused"], _stop)).Count(r => r.Json.Contains(lot, StringComparison.Ordinal)));
        Assert.Equal(3, (await projections.RowsOf("weighings", [lot, cell], _stop)).Count);
        var keys = (await projections.Rows("weighings", _stop)).Select(r => r.Key).ToList();
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        await Assert.ThrowsAsync<ArgumentException>(() => projections.Rows("unheard-of", _stop));
    }

    [Fact]
    public async Task Live_rows_resumed_rows_and_rebuilt_rows_are_the_same_bytes()
    {
        var live = Runner(new Weighings(), batch: 7);
        var lots = Enumerable.Range(0, 12).Select(_ => NewStream("lot")).ToArray();
        for (var version = 0; version < 5; version++)
        {
            foreach (var lot in lots) await Append(lot, version, Withdrawn(lot, $"{version}"));
            await live.Rows("weighings", _stop);
        }

        var rows = await database.App.Scalar<string>(Dump);
        Assert.True(rows.Split('\n').Length >= 12 * 6);

        Assert.Equal(rows.Split('\n').Length, (await live.Rebuild(_stop))["weighings"]);
        Assert.Equal(rows, await database.App.Scalar<string>(Dump));
        await live.Rebuild(_stop);
        Assert.Equal(rows, await database.App.Scalar<string>(Dump));

        await database.App.Execute("delete from mgp.projected_row; update mgp.projection_progress set position = 0");
        var crashing = new Weighings { CrashAfter = 5 };
        for (var crashes = 0; ; crashes++)
        {
            try
            {
                await Runner(crashing, batch: 7).Rows("weighings", _stop);
                Assert.True(crashes > 2, "The crash never came.");
                break;
            }
            catch (InvalidOperationException e) when (e.Message == "The power failed.")
            {
                crashing.CrashAfter = crashing.Calls + 20;
            }
        }

        Assert.Equal(rows, await database.App.Scalar<string>(Dump));
    }

    [Fact]
    public async Task A_rebuild_that_dies_leaves_the_live_rows_and_the_next_one_cleans_up()
    {
        for (var n = 0; n < 6; n++) await AppendLot();
        await Runner(new Weighings()).Rows("weighings", _stop);
        var rows = await database.App.Scalar<string>(Dump);

        var dying = new Weighings { CrashAfter = 4 };
        await Assert.ThrowsAsync<InvalidOperationException>(() => Runner(dying).Rebuild(_stop));
        Assert.Equal(rows, await database.App.Scalar<string>(Dump));

        await Runner(new Weighings()).Rebuild(_stop);
        Assert.Equal(rows, await database.App.Scalar<string>(Dump));
        Assert.Equal(1L, await database.App.Scalar<long>("select count(distinct generation) from mgp.projected_row"));
    }

    [Fact]
    public async Task Rows_of_another_version_are_rebuilt_once_however_many_readers_come()
    {
        for (var n = 0; n < 5; n++) await AppendLot();
        await Runner(new Weighings(1)).Rows("weighings", _stop);

        var next = Enumerable.Range(0, 4).Select(_ => new Weighings(2)).ToArray();
        var read = await Task.WhenAll(next.Select(p => Runner(p).Rows("weighings", "summary", _stop)));

        Assert.All(read, rows => Assert.All(rows, r => Assert.StartsWith("""{"v":2,""", r.Json, StringComparison.Ordinal)));
        Assert.Single(next, p => p.Calls > 0);
    }

    [Theory]
    [InlineData("lot.mystery.v1", "{}")]
    [InlineData("lot.opened.v1", """{"bottle": "another program's event of the same name"}""")]
    public async Task A_stream_that_cannot_be_read_is_quarantined_and_the_others_go_on(string type, string data)
    {
        var (good, bad) = (NewStream("lot"), NewStream("lot"));
        var runner = new NpgsqlProjections(database.App, [new Weighings(), new Weighings(name: "again")]);
        await Append(bad, 0, Withdrawn(bad, "1"));
        Assert.Equal(2, (await runner.RowsOf("weighings", bad, _stop)).Count);

        await Append(bad, 1, Event(type, data));
        await Append(good, 0, Withdrawn(good, "1"));

        Assert.Equal(2, (await runner.RowsOf("weighings", good, _stop)).Count);
        Assert.Empty(await runner.RowsOf("weighings", bad, _stop));
        QuarantinedStream[] expected = [new("again", bad, 2, type), new("weighings", bad, 2, type)];
        Assert.Equal(expected, await Quarantined(runner, bad));
        await Append(bad, 2, Withdrawn(bad, "2"));
        Assert.Equal(expected, await Quarantined(runner, bad));
        await runner.Rebuild(_stop);
        Assert.Equal(expected, await Quarantined(runner, bad));
    }

    [Fact]
    public async Task A_stream_with_a_fact_that_a_fold_does_not_take_up_is_quarantined_in_that_projection_alone()
    {
        var (good, bad, lot) = (NewStream("electrolyte"), NewStream("electrolyte"), NewStream("lot"));
        foreach (var batch in new[] { good, bad })
        {
            await Append(batch, 0, Event("electrolyte.batch-opened.v1", $$"""{"batch":"{{batch}}","label":"{{batch[^12..]}}x","formulation":"APC"}"""));
        }

        await Append(bad, 1, Withdrawn(lot, "a lot's fact in a batch's stream"));
        var runner = new NpgsqlProjections(database.App, AllProjections.List);

        Assert.Single(await runner.RowsOf("batches", good, _stop));
        Assert.Empty(await runner.RowsOf("batches", bad, _stop));
        Assert.Equal(2, (await runner.RowsOf("timeline", bad, _stop)).Count);
        QuarantinedStream[] expected = [new("batches", bad, 2, "lot.amount-withdrawn.v1")];
        Assert.Equal(expected, await Quarantined(runner, bad));
        await Append(bad, 2, Withdrawn(lot, "again"));
        Assert.Equal(expected, await Quarantined(runner, bad));
        await runner.Rebuild(_stop);
        Assert.Equal(expected, await Quarantined(runner, bad));
        Assert.Single(await runner.RowsOf("batches", good, _stop));
    }

    [Fact]
    public async Task Readers_and_writers_at_once_agree_with_a_rebuild()
    {
        var lots = Enumerable.Range(0, 4).Select(_ => NewStream("lot")).ToArray();
        var writers = lots.Select(async lot =>
        {
            for (var version = 0; version < 15; version++)
            {
                await Append(lot, version, Withdrawn(lot, "x"));
                var own = await Runner(new Weighings(), batch: 3).RowsOf("weighings", lot, _stop);
                Assert.Equal(version + 2, own.Count);
            }
        });
        await Task.WhenAll(writers);
        await Runner(new Weighings()).Rows("weighings", _stop);
        var rows = await database.App.Scalar<string>(Dump);
        await Runner(new Weighings()).Rebuild(_stop);
        Assert.Equal(rows, await database.App.Scalar<string>(Dump));
    }

    [Fact]
    public async Task A_result_is_kept_once_per_key()
    {
        var derived = new NpgsqlDerivedResults(database.App);
        var key = new DerivationKey(new('a', 64), "biologic-mpr/1", "cycles/2", """{"cutoff":"0.1"}""");
        Assert.Null(await derived.Find(key, _stop));
        await derived.Keep(key, """{"ce":"0.9912"}""", _stop);
        await derived.Keep(key, """{"ce":"0.5"}""", _stop);
        Assert.Equal("""{"ce":"0.9912"}""", await derived.Find(key, _stop));
        Assert.Null(await derived.Find(key with { Method = "cycles/3" }, _stop));
        Assert.Null(await derived.Find(key with { Parser = "biologic-mpr/1cycles/2", Method = "" }, _stop));
    }

    private NpgsqlProjections Runner(Weighings projection, int batch = 1000) => new(database.App, [projection], batch);

    private async Task<IEnumerable<QuarantinedStream>> Quarantined(NpgsqlProjections projections, string stream) =>
        (await projections.Quarantined(_stop)).Where(q => q.StreamId == stream);

    private async Task AppendLot()
    {
        var lot = NewStream("lot");
        await Append(lot, 0, Withdrawn(lot, "a test"));
    }

    private async Task Append(string stream, long expected, NewEvent e) =>
        Assert.IsType<AppendOutcome.Appended>(await database.Log.Append(Request(To(stream, expected, e)), _stop));
}

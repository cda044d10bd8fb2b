using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Storage.Projections;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Projections;

public sealed class RebuildTests : IAsyncLifetime
{
    internal const string Dump = """
        select coalesce(string_agg(concat_ws('|', projection, stream_id, ordinal, row_key, row), e'\n' order by projection, stream_id, ordinal), '')
        from mgp.projected_row join mgp.projection_progress using (projection, generation)
        """;

    private readonly LogDatabase _database = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Random_appends_with_readers_and_rebuilds_in_between_equal_a_rebuild_byte_for_byte(int seed)
    {
        using var written = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 3).Select(n => Write(new Random(seed * 10 + n))).ToArray();
        var readers = new[] { 3, 50 }.Select(batch => Read(batch, written.Token)).Append(Rebuild(written.Token)).ToArray();
        await Task.WhenAll(writers);
        await written.CancelAsync();
        await Task.WhenAll(readers);

        foreach (var projection in AllProjections.List) await Runner().Rows(projection.Name, _stop);
        var live = await _database.App.Scalar<string>(Dump);
        Assert.True(live.Split('\n').Length > 100, "Hardly anything was projected.");
        await Runner().Rebuild(_stop);
        Assert.Equal(live, await _database.App.Scalar<string>(Dump));
        Assert.Equal(1L, await _database.App.Scalar<long>("select count(*) from pg_class where relname ~ '^generation_\\d+$'"));
    }

    [Fact]
    public async Task While_a_rebuild_runs_the_live_rows_are_read_and_keep_up()
    {
        var lot = await AppendLot();
        await Runner().Rows("timeline", _stop);
        var held = new Pausing();
        var rebuilding = Task.Run(() => new NpgsqlProjections(_database.App, [held]).Rebuild(_stop), _stop);
        await held.Reached.Task;

        await _database.Log.Append(Request(To(lot, 1, Withdrawn(lot, "2"))), _stop);
        Assert.Equal(2, (await Runner().RowsOf("timeline", lot, _stop)).Count);
        held.GoOn.SetResult();
        await rebuilding;
        Assert.Equal(2, (await Runner().RowsOf("timeline", lot, _stop)).Count);
    }

    [Fact]
    public async Task A_rebuild_whose_connection_is_cut_leaves_nothing()
    {
        var lot = await AppendLot();
        await Runner().Rows("timeline", _stop);
        var live = await _database.App.Scalar<string>(Dump);
        var held = new Pausing();
        var rebuilding = Task.Run(() => new NpgsqlProjections(_database.App, [held]).Rebuild(_stop), _stop);
        await held.Reached.Task;
        await _database.Superuser.Execute($"select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())");
        held.GoOn.SetResult();
        await Assert.ThrowsAnyAsync<Exception>(() => rebuilding);

        Assert.Equal(live, await _database.App.Scalar<string>(Dump));
        Assert.Equal(1L, await _database.App.Scalar<long>("select count(*) from pg_class where relname ~ '^generation_\\d+$'"));
        Assert.Single(await Runner().RowsOf("timeline", lot, _stop));
    }

    [Fact]
    public async Task Archived_streams_keep_their_rows_and_a_projection_of_a_rare_type_is_rebuilt()
    {
        var archived = await AppendLot();
        var cell = NewStream("cell");
        for (var n = 0; n < 40; n++) await AppendLot();
        await _database.Log.Append(Request(To(cell, 0, Event("cell.assembly-started.v1", $$"""{"cell":"{{cell}}","label":"C-1","format":"CR2016"}"""))), _stop);
        await _database.Superuser.Execute($"update mt_streams set is_archived = true where id = '{archived}'; alter table mt_events disable trigger user; update mt_events set is_archived = true where stream_id = '{archived}'; alter table mt_events enable always trigger mgp_append_only");
        await Runner().Rebuild(_stop);
        Assert.Single(await Runner().RowsOf("timeline", archived, _stop));
        Assert.Equal("C-1", Assert.Single(await Runner().Rows("cells", _stop)).Key);
    }

    [Fact]
    public async Task Rows_of_a_long_stream_are_complete_and_its_events_are_not_sorted()
    {
        var lot = NewStream("lot");
        for (var version = 0; version < 10_000; version += 2500)
        {
            await _database.Log.Append(Request(To(lot, version, [.. Enumerable.Range(version, 2500).Select(n => Withdrawn(lot, $"{n}"))])), _stop);
        }

        await Runner().Rows("timeline", "no such key", _stop);
        await _database.Log.Append(Request(To(lot, 10_000, Withdrawn(lot, "last"))), _stop);
        await Runner().Rows("timeline", "no such key", _stop);
        Assert.Equal(10_001L, await _database.App.Scalar<long>("select count(*) from mgp.projected_row where projection = 'timeline'"));
        Assert.Equal(0L, await _database.Superuser.Scalar<long>("select temp_files from pg_stat_database where datname = current_database()"));
    }

    private NpgsqlProjections Runner(int batch = 1000) => new(_database.App, AllProjections.List, batch);

    private async Task<string> AppendLot()
    {
        var lot = NewStream("lot");
        await _database.Log.Append(Request(To(lot, 0, Withdrawn(lot, "1"))), _stop);
        return lot;
    }

    private async Task Write(Random random)
    {
        var streams = new List<(string Id, int Version)>();
        for (var n = 0; n < 60; n++)
        {
            var at = random.Next(streams.Count + 1);
            if (at == streams.Count) streams.Add((NewStream("lot"), 0));
            var (id, version) = streams[at];
            var count = random.Next(1, 4);
            await _database.Log.Append(Request(To(id, version, [.. Enumerable.Range(0, count).Select(i => Withdrawn(id, $"{n}.{i}"))])), _stop);
            streams[at] = (id, version + count);
        }
    }

    private async Task Read(int batch, CancellationToken written)
    {
        while (!written.IsCancellationRequested)
        {
            foreach (var projection in AllProjections.List) await Runner(batch).Rows(projection.Name, _stop);
        }
    }

    private async Task Rebuild(CancellationToken written)
    {
        while (!written.IsCancellationRequested) await Runner().Rebuild(_stop);
    }

    /// <summary>A timeline that waits in its first stream until it is told to go on.</summary>
    private sealed class Pausing : IStreamProjection
    {
        private readonly IStreamProjection _timeline = AllProjections.List.Single(p => p.Name == "timeline");

        public TaskCompletionSource Reached { get; } = new();

        public TaskCompletionSource GoOn { get; } = new();

        public string Name => _timeline.Name;

        public int Version => _timeline.Version;

        public bool Follows(string streamType) => _timeline.Follows(streamType);

        public IReadOnlyList<ProjectedRow> Project(RecordedStream stream)
        {
            Reached.TrySetResult();
            GoOn.Task.Wait();
            return _timeline.Project(stream);
        }
    }
}

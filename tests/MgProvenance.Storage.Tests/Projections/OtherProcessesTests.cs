using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Storage.Ledger;
using MgProvenance.Storage.Projections;
using Npgsql;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Projections;

/// <summary>What another session does to a read: holds what it needs, dies with it, or merely is there.</summary>
public sealed class OtherProcessesTests : IAsyncLifetime
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);
    private readonly LogDatabase _database = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private readonly string _lot = NewStream("lot");

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await Append(1);
        await Runner().Rows("weighings", _stop);
        await Runner().Rows("other", _stop);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_read_behind_a_stuck_owner_names_the_projection_and_how_far_it_is_and_others_stay_readable()
    {
        await using (var owner = await Holding("select from mgp.projection_progress where projection = 'weighings' for update"))
        {
            Assert.Equal(2, (await Runner(Short).RowsOf("weighings", _lot, _stop)).Count);   // nothing is needed from the owner yet
            await Append(2);

            var lagging = await Assert.ThrowsAsync<ProjectionLaggingException>(() => Runner(Short).RowsOf("weighings", _lot, _stop));
            Assert.Equal(("projection.lagging", "weighings", 1L, 2L), (lagging.Code, lagging.Projection, lagging.Position, lagging.Head));
            Assert.Equal(3, (await Runner(Short).RowsOf("other", _lot, _stop)).Count);
            await Assert.ThrowsAsync<ProjectionLaggingException>(() => Runner(Short).Rebuild(_stop));
        }

        Assert.Equal(3, (await Runner(Short).RowsOf("weighings", _lot, _stop)).Count);
    }

    [Fact]
    public async Task An_owner_that_lost_its_connection_is_replaced_and_can_write_no_more()
    {
        var owner = await Holding("select from mgp.projection_progress where projection = 'weighings' for update");
        await Append(2);
        await _database.Superuser.Execute($"select pg_terminate_backend({owner.ProcessID})");
        Assert.Equal(3, (await Runner().RowsOf("weighings", _lot, _stop)).Count);
        await using var late = new NpgsqlCommand("update mgp.projection_progress set position = 0", owner);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => late.ExecuteNonQueryAsync(_stop));
        await owner.DisposeAsync();
    }

    [Fact]
    public async Task A_catch_up_that_lost_its_connection_half_way_writes_nothing_beside_the_one_that_took_over()
    {
        var timeline = new NpgsqlProjections(_database.App, AllProjections.List);
        await timeline.Rows("timeline", _stop);
        await Append(2);
        var held = new Pausing();
        var late = Task.Run(() => new NpgsqlProjections(_database.App, [held]).RowsOf("timeline", _lot, _stop), _stop);
        await held.Reached.Task;
        await _database.Superuser.Execute(
            "select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and l.relation = 'mgp.projection_progress'::regclass and l.mode = 'RowShareLock' and l.pid <> pg_backend_pid()");

        Assert.Equal(2, (await timeline.RowsOf("timeline", _lot, _stop)).Count);
        held.GoOn.SetResult();
        await Assert.ThrowsAnyAsync<Exception>(() => late);
        Assert.Equal(2, (await timeline.RowsOf("timeline", _lot, _stop)).Count);
    }

    [Fact]
    public async Task A_read_that_a_rebuild_overtook_reads_again()
    {
        await using var rebuild = await _database.Superuser.OpenConnectionAsync(_stop);
        await using var transaction = await rebuild.BeginTransactionAsync(_stop);
        await Do("lock table mgp.projected_row in access exclusive mode");
        var reading = Task.Run(() => Runner().RowsOf("weighings", _lot, _stop), _stop);
        while (!await _database.Superuser.Scalar<bool>("select exists (select from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and l.relation = 'mgp.projected_row'::regclass and not l.granted)")) await Task.Yield();
        await Do("""
            create temp table old on commit drop as select * from mgp.projected_row;
            select mgp.new_generation();
            do $$ declare n bigint := currval('mgp_rows.generation'); begin
                execute format('insert into mgp_rows.generation_%s select projection, %s, stream_id, ordinal, row_key, row from old', n, n);
                perform mgp.publish_generation(n);
                update mgp.projection_progress set generation = n;
                perform mgp.drop_old_generations();
            end $$
            """);
        await transaction.CommitAsync(_stop);
        Assert.Equal(2, (await reading).Count);

        async Task Do(string sql)
        {
            await using var command = new NpgsqlCommand(sql, rebuild);
            await command.ExecuteNonQueryAsync(_stop);
        }
    }

    [Fact]
    public async Task A_rebuild_behind_a_stuck_rebuild_says_so_and_the_live_rows_stay_readable()
    {
        await using var stuck = await Holding($"select pg_advisory_xact_lock({0x6d67_7072_6562_6c64})");
        await Assert.ThrowsAsync<ProjectionLaggingException>(() => Runner(Short).Rebuild(_stop));
        await Append(2);
        Assert.Equal(3, (await Runner(Short).RowsOf("weighings", _lot, _stop)).Count);
    }

    [Fact]
    public async Task A_session_that_holds_the_head_makes_reads_and_signing_fail_and_not_hang()
    {
        await using (var owner = await Holding("select from mgp.head for update", asSuperuser: true))
        {
            Assert.Equal(2, (await Runner(Short).RowsOf("weighings", _lot, _stop)).Count);   // all is sealed already
            await Append(2);
            var lagging = await Assert.ThrowsAsync<LedgerLaggingException>(() => Runner(Short).RowsOf("weighings", _lot, _stop));
            Assert.Equal(("ledger.lagging", 1L), (lagging.Code, lagging.Size));
        }

        Assert.Equal(3, (await Runner(Short).RowsOf("weighings", _lot, _stop)).Count);
    }

    [Fact]
    public async Task The_server_cuts_off_an_owner_that_says_nothing_for_a_minute()
    {
        await using var connection = await _database.App.OpenConnectionAsync(_stop);
        await using var transaction = await connection.BeginTransactionAsync(_stop);
        await Patience.Set(connection, Short, _stop);
        await using var show = new NpgsqlCommand("select current_setting('idle_in_transaction_session_timeout') || ' ' || current_setting('lock_timeout')", connection);
        Assert.Equal("1min 200ms", await show.ExecuteScalarAsync(_stop));
    }

    [Fact]
    public async Task Open_transactions_and_rollbacks_neither_hold_up_nor_skip()
    {
        var (open, idle) = (NewStream("lot"), NewStream("lot"));
        await using var writer = await _database.App.OpenConnectionAsync(_stop);
        await using var transaction = await writer.BeginTransactionAsync(_stop);
        await OtherWriter.Insert(writer, open, _stop);
        await using (var lost = await _database.App.OpenConnectionAsync(_stop))
        {
            await using var rollback = await lost.BeginTransactionAsync(_stop);
            await OtherWriter.Insert(lost, idle, _stop);
        }

        await Append(2);
        Assert.Equal(3, (await Runner().RowsOf("weighings", _lot, _stop)).Count);
        Assert.Empty(await Runner().RowsOf("weighings", open, _stop));

        await transaction.CommitAsync(_stop);   // its number is smaller than that of what was projected already
        Assert.Equal(2, (await Runner().RowsOf("weighings", open, _stop)).Count);
        Assert.Empty(await Runner().RowsOf("weighings", idle, _stop));
    }

    private NpgsqlProjections Runner(TimeSpan? patience = null) => new(_database.App, [new Weighings(), new Weighings(name: "other")], patience: patience);

    private async Task Append(long version) =>
        Assert.IsType<AppendOutcome.Appended>(await _database.Log.Append(Request(To(_lot, version - 1, Withdrawn(_lot, $"{version}"))), _stop));

    private async Task<NpgsqlConnection> Holding(string sql, bool asSuperuser = false)
    {
        var connection = await (asSuperuser ? _database.Superuser : _database.App).OpenConnectionAsync(_stop);
        await connection.BeginTransactionAsync(_stop);
        await using var hold = new NpgsqlCommand(sql, connection);
        await hold.ExecuteNonQueryAsync(_stop);
        return connection;
    }
}

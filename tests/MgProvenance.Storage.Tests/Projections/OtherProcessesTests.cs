using MgProvenance.Application.Events;
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
    public async Task Open_and_prepared_transactions_and_rollbacks_neither_hold_up_nor_skip()
    {
        var (open, idle) = (NewStream("lot"), NewStream("lot"));
        await using var writer = await _database.App.OpenConnectionAsync(_stop);
        await using var transaction = await writer.BeginTransactionAsync(_stop);
        await Insert(writer, open);
        await using (var lost = await _database.App.OpenConnectionAsync(_stop))
        {
            await using var rollback = await lost.BeginTransactionAsync(_stop);
            await Insert(lost, idle);
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

    private async Task Insert(NpgsqlConnection connection, string lot)
    {
        await using var insert = new NpgsqlCommand($$"""
            insert into mt_streams (id, version) values ('{{lot}}', 1);
            insert into mt_events (seq_id, id, stream_id, version, data, type)
            values (nextval('mt_events_sequence'), gen_random_uuid(), '{{lot}}', 1, '{"lot": "{{lot}}", "purpose": "x"}', 'lot.amount-withdrawn.v1')
            """, connection);
        await insert.ExecuteNonQueryAsync(_stop);
    }

    private async Task<NpgsqlConnection> Holding(string sql, bool asSuperuser = false)
    {
        var connection = await (asSuperuser ? _database.Superuser : _database.App).OpenConnectionAsync(_stop);
        await connection.BeginTransactionAsync(_stop);
        await using var hold = new NpgsqlCommand(sql, connection);
        await hold.ExecuteNonQueryAsync(_stop);
        return connection;
    }
}

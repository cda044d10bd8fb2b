using MgProvenance.Application.Events;
using Npgsql;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Events;

/// <summary>Another program, such as Marten, writes to the same tables in its own order.</summary>
public sealed class ForeignWriterTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deadlock_with_a_writer_that_locks_the_other_way_round_ends_as_a_version_conflict()
    {
        var lot = NewStream("lot");
        await database.Log.Append(Request(To(lot, 0, Event())), _stop);

        // Who looks for a deadlock first is its victim: the other looks late, and ours not before the ring is closed.
        await database.Superuser.Execute("do $$ begin execute format('alter database %I set deadlock_timeout = ''3s''', current_database()); end $$");
        database.App.Clear();
        await using var connection = await database.Superuser.OpenConnectionAsync(_stop);
        await Execute(connection, "set deadlock_timeout = '5min'");
        await using var transaction = await connection.BeginTransactionAsync(_stop);
        await Execute(connection, $$"""
            insert into mt_events (seq_id, id, stream_id, version, data, type)
            values (nextval('mt_events_sequence'), gen_random_uuid(), '{{lot}}', 2, '{}', 'by_hand')
            """);

        // Ours locks the stream and then waits for the event's version; the other then waits for the stream.
        var ours = database.Log.Append(Request(To(lot, 1, Event())), _stop);
        await WaitUntilBlocked();
        await Execute(connection, $"update mt_streams set version = 2 where id = '{lot}'");
        await transaction.CommitAsync(_stop);
        await Execute(connection, "reset deadlock_timeout");

        Assert.Equal(new AppendOutcome.VersionConflict(lot, 1, 2), await ours);
    }

    [Fact]
    public async Task An_event_written_by_another_program_is_read_with_empty_texts_for_what_it_does_not_say()
    {
        var lot = NewStream("lot");
        await database.App.Execute($$"""
            insert into mt_streams (id, version) values ('{{lot}}', 1);
            insert into mt_events (seq_id, id, stream_id, version, data, type, headers)
            values (nextval('mt_events_sequence'), gen_random_uuid(), '{{lot}}', 1, '{}', 'by_hand', '{"other": 5}')
            """);

        var read = Assert.Single(await database.Log.ReadStream(lot, null, _stop));
        Assert.Equal(("", "", new EventHeaders("", "", "")), (read.Actor, read.CommandId, read.Headers));
        Assert.IsType<AppendOutcome.Appended>(await database.Log.Append(Request(To(lot, 1, Event())), _stop));
    }

    private async Task WaitUntilBlocked()
    {
        const string blocked = "select exists (select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database()) or not granted and locktype = 'transactionid')";
        while (!await database.Superuser.Scalar<bool>(blocked)) await Task.Delay(20, _stop);
    }

    private async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(_stop);
    }
}

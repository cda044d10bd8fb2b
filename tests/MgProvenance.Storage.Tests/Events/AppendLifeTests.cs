using MgProvenance.Application.Events;
using MgProvenance.Storage.Events;
using Npgsql;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Events;

/// <summary>What a caller may conclude when an append does not end well.</summary>
public sealed class AppendLifeTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cancelled_while_it_waits_means_not_stored_and_cancelled_later_changes_nothing()
    {
        var lot = NewStream("lot");
        await database.Log.Append(Request(To(lot, 0, Event())), _stop);
        using var giveUp = new CancellationTokenSource();
        Task<AppendOutcome> sent, waiting;
        AppendRequest second;
        await using (var connection = await database.App.OpenConnectionAsync(_stop))
        {
            await using var holding = await connection.BeginTransactionAsync(_stop);
            await Lock(connection, lot);
            sent = database.Log.Append(Request(To(lot, 1, Event())), giveUp.Token);
            await WaitUntilBlocked();
            waiting = database.Log.Append(second = Request(To(lot, 2, Event())), giveUp.Token);
            await giveUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        Assert.IsType<AppendOutcome.Appended>(await sent);
        Assert.Null(await database.Log.FindCommand(second.Command, _stop));
        Assert.Equal(2, (await database.Log.ReadStream(lot, null, _stop)).Count);
    }

    [Fact]
    public async Task Closing_waits_for_what_was_accepted_and_takes_nothing_more()
    {
        var log = new NpgsqlEventLog(database.App);
        var lots = Enumerable.Range(0, 40).Select(_ => NewStream("lot")).ToArray();
        var accepted = lots.Select(lot => log.Append(Request(To(lot, 0, Event())), _stop)).ToArray();

        await log.DisposeAsync();

        Assert.Equal(lots.Length, (await database.Log.ReadStreams(lots, null, _stop)).Count);
        Assert.All(await Task.WhenAll(accepted), o => Assert.IsType<AppendOutcome.Appended>(o));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => log.Append(Request(To(NewStream("lot"), 0, Event())), _stop));
        await log.DisposeAsync();
    }

    [Fact]
    public async Task What_fails_at_commit_is_not_acknowledged()
    {
        await database.Superuser.Execute("""
            create function public.fail_late() returns trigger language plpgsql as $$ begin raise exception 'too late' using errcode = 'XX001'; end $$;
            create constraint trigger fail_late after insert on public.mt_events deferrable initially deferred for each row when (new.type = 'fails.at.commit') execute function public.fail_late()
            """);
        var (doomed, good) = (NewStream("lot"), NewStream("lot"));
        WaitingAppend[] group = [new(Request(To(doomed, 0, Event("fails.at.commit")))), new(Request(To(good, 0, Event())))];

        await new GroupedAppends(database.App).Send(group);

        Assert.Equal("XX001", (await Assert.ThrowsAsync<PostgresException>(() => group[0].Outcome)).SqlState);
        Assert.IsType<AppendOutcome.Appended>(await group[1].Outcome);
        Assert.Empty(await database.Log.ReadStream(doomed, null, _stop));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_connection_that_dies_under_an_append_does_not_show(int together)
    {
        var (lot, other) = (NewStream("lot"), NewStream("lot"));
        await database.Log.Append(Request(To(lot, 0, Event())), _stop);
        await using var connection = await database.Superuser.OpenConnectionAsync(_stop);
        await using var holding = await connection.BeginTransactionAsync(_stop);
        await Lock(connection, lot);
        WaitingAppend[] group = [.. new[] { Request(To(lot, 1, Event())), Request(To(other, 0, Event())) }.Take(together).Select(r => new WaitingAppend(r))];
        var sent = new GroupedAppends(database.App).Send(group);
        await WaitUntilBlocked();

        await database.Superuser.Execute("select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()");
        await holding.CommitAsync(_stop);
        await sent;

        foreach (var append in group) Assert.IsType<AppendOutcome.Appended>(await append.Outcome);
        Assert.Equal(1 + together, (await database.Log.ReadStreams([lot, other], null, _stop)).Count);
    }

    [Fact]
    public async Task An_answer_that_was_lost_after_the_commit_is_found_under_the_command_id()
    {
        var request = Request(To(NewStream("lot"), 0, Event()));
        await using (var connection = await database.App.OpenConnectionAsync(_stop)) await AppendStatement.Run([request], look: false, connection);

        Assert.Equal(new AppendOutcome.Repeated(request.Answer), await database.Log.Append(request, _stop));
        Assert.Single(await database.Log.ReadStream(request.Streams[0].StreamId, null, _stop));
    }

    private async Task Lock(NpgsqlConnection connection, string stream)
    {
        await using var hold = new NpgsqlCommand($"update mt_streams set timestamp = timestamp where id = '{stream}'", connection);
        await hold.ExecuteNonQueryAsync(_stop);
    }

    private async Task WaitUntilBlocked()
    {
        while (!await database.Superuser.Scalar<bool>("select exists (select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database())")) await Task.Delay(20, _stop);
    }
}

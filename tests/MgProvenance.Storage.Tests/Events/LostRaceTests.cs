using MgProvenance.Application.Events;
using MgProvenance.Storage.Events;
using Npgsql;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Events;

/// <summary>Another process is first with something new, and has not committed yet when ours comes.</summary>
public sealed class LostRaceTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_id()
    {
        var command = Command();
        var first = Request(command, To(NewStream("lot"), 0, Event())) with { Answer = "\"first\"" };
        var ours = Request(command, To(NewStream("lot"), 0, Event()));
        Assert.Equal(new AppendOutcome.Repeated("\"first\""), await Race(first, ours, commit: true));
        Assert.Empty(await database.Log.ReadStream(ours.Streams[0].StreamId, null, _stop));
    }

    [Fact]
    public async Task A_stream()
    {
        var lot = NewStream("lot");
        Assert.Equal(new AppendOutcome.VersionConflict(lot, 0, 2), await Race(Request(To(lot, 0, Event(), Event())), Request(To(lot, 0, Event())), commit: true));
        Assert.Equal(2, (await database.Log.ReadStream(lot, null, _stop)).Count);
    }

    [Fact]
    public async Task A_label()
    {
        var (first, second) = (NewStream("lot"), NewStream("lot"));
        var outcome = await Race(
            Request(To(first, 0, Event())) with { Labels = [new("MG-2026-200", first)] }, Request(To(second, 0, Event())) with { Labels = [new("MG-2026-200", second)] }, commit: true);
        Assert.Equal(new AppendOutcome.LabelTaken("MG-2026-200", first), outcome);
        Assert.Empty(await database.Log.ReadStream(second, null, _stop));
    }

    [Fact]
    public async Task A_stream_and_a_command_id_that_are_given_up_again()
    {
        var (lot, command) = (NewStream("lot"), Command());
        Assert.IsType<AppendOutcome.Appended>(await Race(Request(command, To(lot, 0, Event())), Request(command, To(lot, 0, Event())), commit: false));
        Assert.Single(await database.Log.ReadStream(lot, null, _stop));
    }

    [Fact]
    public async Task A_stream_that_another_program_opens_without_events()
    {
        var lot = NewStream("lot");
        var open = async (NpgsqlConnection connection) =>
        {
            await using var insert = new NpgsqlCommand($"insert into mt_streams (id, version) values ('{lot}', 0)", connection);
            await insert.ExecuteNonQueryAsync(_stop);
        };
        Assert.Equal(new AppendOutcome.VersionConflict(lot, 0, 0), await Race(open, Request(To(lot, 0, Event())), commit: true));
        Assert.Empty(await database.Log.ReadStream(lot, null, _stop));
    }

    private Task<AppendOutcome> Race(AppendRequest first, AppendRequest ours, bool commit) => Race(connection => AppendStatement.Run([first], look: false, connection), ours, commit);

    private async Task<AppendOutcome> Race(Func<NpgsqlConnection, Task> first, AppendRequest ours, bool commit)
    {
        await using var connection = await database.App.OpenConnectionAsync(_stop);
        await using var transaction = await connection.BeginTransactionAsync(_stop);
        await first(connection);
        var sent = database.Log.Append(ours, _stop);
        while (!await database.Superuser.Scalar<bool>("select exists (select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database())")) await Task.Delay(20, _stop);
        if (commit) await transaction.CommitAsync(_stop);
        else await transaction.RollbackAsync(_stop);
        return await sent;
    }
}

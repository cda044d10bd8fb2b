using MgProvenance.Application.Events;
using MgProvenance.Storage.Events;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Events;

public sealed class CommandTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private readonly NpgsqlEventLog _log = database.Log;
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_repeat_gets_the_first_answer_and_stores_nothing()
    {
        var lot = NewStream("lot");
        var first = Request(To(lot, 0, Event())) with { Answer = """{"lot":1}""" };
        await _log.Append(first, _stop);

        var repeat = Request(first.Command, To(lot, 1, Event())) with { Answer = """{"lot":2}""" };
        Assert.Equal(new AppendOutcome.Repeated(first.Answer), await _log.Append(repeat, _stop));
        Assert.Equal(new AppendOutcome.Repeated(first.Answer), await _log.FindCommand(first.Command, _stop));
        Assert.Single(await _log.ReadStream(lot, null, _stop));
    }

    [Fact]
    public async Task The_same_id_with_another_request_is_refused()
    {
        var lot = NewStream("lot");
        var first = Command(request: "open the lot");
        await _log.Append(Request(first, To(lot, 0, Event())), _stop);

        var other = Command(first.CommandId, "discard the lot");
        Assert.Equal(new AppendOutcome.CommandReused(first.CommandId), await _log.Append(Request(other, To(lot, 1, Event())), _stop));
        Assert.Equal(new AppendOutcome.CommandReused(first.CommandId), await _log.FindCommand(other, _stop));
        Assert.Single(await _log.ReadStream(lot, null, _stop));
    }

    [Fact]
    public async Task Ids_of_two_people_do_not_meet()
    {
        var mine = Command("1", "mine");
        await _log.Append(Request(mine, To(NewStream("lot"), 0, Event())), _stop);
        Assert.Null(await _log.FindCommand(mine with { Actor = "person-other" }, _stop));
    }

    [Fact]
    public async Task Concurrent_repeats_get_the_first_answer()
    {
        for (var round = 0; round < 10; round++)
        {
            var command = Command();
            var lots = Enumerable.Range(0, 6).Select(_ => NewStream("lot")).ToArray();

            var outcomes = await Task.WhenAll(lots.Select(lot => _log.Append(Request(command, To(lot, 0, Event())) with { Answer = $"\"{lot}\"" }, _stop)));

            var winner = Assert.Single(outcomes.OfType<AppendOutcome.Appended>()).Answer;
            Assert.Equal(5, outcomes.Count(o => o == new AppendOutcome.Repeated(winner)));
            Assert.Single(await _log.ReadStreams(lots, null, _stop));
        }
    }

    [Fact]
    public async Task A_refused_command_may_be_sent_again()
    {
        var lot = NewStream("lot");
        var command = Command();
        Assert.IsType<AppendOutcome.VersionConflict>(await _log.Append(Request(command, To(lot, 1, Event())), _stop));
        Assert.IsType<AppendOutcome.Appended>(await _log.Append(Request(command, To(lot, 0, Event())), _stop));
    }
}

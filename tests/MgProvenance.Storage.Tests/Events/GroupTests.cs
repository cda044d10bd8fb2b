using MgProvenance.Application.Events;
using MgProvenance.Storage.Events;
using Npgsql;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Events;

/// <summary>Several requests sent as one group: each gets its own outcome, and what is refused leaves no trace.</summary>
public sealed class GroupTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private readonly NpgsqlEventLog _log = database.Log;
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_that_can_be_stored_are_stored_in_one_transaction_and_each_other_is_told_why_not()
    {
        var lot = NewStream("lot");
        var earlier = Labelled(Request(Command(request: "first"), To(lot, 0, Event())), "MG-2026-100", lot) with { Answer = "\"first\"" };
        await _log.Append(earlier, _stop);
        var (fresh, moved, labelled, ahead, behind, missing) = (NewStream("lot"), NewStream("lot"), NewStream("lot"), NewStream("lot"), NewStream("lot"), NewStream("lot"));
        await _log.Append(Request(To(moved, 0, Event())), _stop);
        await _log.Append(Request(To(ahead, 0, Event(), Event())), _stop);
        AppendRequest[] group =
        [
            Labelled(Request(To(fresh, 0, Event(), Event())), "MG-2026-101", fresh),
            Request(earlier.Command, To(NewStream("lot"), 0, Event())),
            Request(earlier.Command with { Actor = Actor, RequestDigest = new byte[32] }, To(NewStream("lot"), 0, Event())),
            Request(To(ahead, 1, Event())),
            Labelled(Request(To(labelled, 0, Event())), "MG-2026-100", labelled),
            Request(To(missing, 3, Event()), To(behind, 0, Event())),
            Request(To(moved, 1, Event())),
            Request(),
        ];

        Assert.Equal(
            [
                new AppendOutcome.Appended(group[0].Answer),
                new AppendOutcome.Repeated("\"first\""),
                new AppendOutcome.CommandReused(earlier.Command.CommandId),
                new AppendOutcome.VersionConflict(ahead, 1, 2),
                new AppendOutcome.LabelTaken("MG-2026-100", lot),
                new AppendOutcome.VersionConflict(missing, 3, 0),
                new AppendOutcome.Appended(group[6].Answer),
                new AppendOutcome.Appended(group[7].Answer),
            ],
            await Send(group));

        foreach (var i in new[] { 0, 6 }) Assert.Equal(group[i].Streams[0].Events.Select(e => e.Id), (await _log.ReadStream(group[i].Streams[0].StreamId, null, _stop)).Select(e => e.Id).TakeLast(group[i].Streams[0].Events.Count));
        Assert.Equal(1L, await database.App.Scalar<long>($"select count(distinct xmin::text) from mgp.command where command_id in ('{group[0].Command.CommandId}', '{group[6].Command.CommandId}', '{group[7].Command.CommandId}')"));
        Assert.Equal(fresh, await _log.Resolve("MG-2026-101", _stop));
        foreach (var i in new[] { 1, 2, 3, 4, 5 }) await LeftNoTrace(group[i]);
    }

    [Fact]
    public async Task A_repeat_is_answered_as_such_whatever_else_is_wrong_with_it_and_a_conflict_goes_before_a_label()
    {
        var (lot, other) = (NewStream("lot"), NewStream("lot"));
        var earlier = Labelled(Request(To(lot, 0, Event())), "MG-2026-110", lot);
        await _log.Append(earlier, _stop);
        await _log.Append(Labelled(Request(To(other, 0, Event())), "MG-2026-111", other), _stop);

        Assert.Equal(
            [new AppendOutcome.Repeated(earlier.Answer), new AppendOutcome.VersionConflict(lot, 0, 1)],
            await Send(Labelled(Request(earlier.Command, To(lot, 0, Event())), "MG-2026-111", lot), Labelled(Request(To(lot, 0, Event())), "MG-2026-111", lot)));
    }

    [Fact]
    public async Task One_that_the_database_cannot_take_does_not_harm_the_others_of_its_group()
    {
        var (good, large, broken, twice) = (NewStream("lot"), NewStream("lot"), NewStream("lot"), NewStream("lot"));
        var once = Event();
        await _log.Append(Request(To(NewStream("lot"), 0, once)), _stop);
        AppendRequest[] group =
        [
            Request(To(large, 0, Event(data: $$"""{"note":"{{new string('x', 66_000)}}"}"""))),
            Request(To(broken, 0, Event(data: """{"note":"""))),
            Request(To(good, 0, Event())),
            Request(To(twice, 0, once)),
        ];
        WaitingAppend[] waiting = [.. group.Select(r => new WaitingAppend(r))];

        await new GroupedAppends(database.App).Send(waiting);

        Assert.Equal((large, "lot.opened.v1"), Assert.IsType<AppendOutcome.EventTooLarge>(await waiting[0].Outcome) is var refused ? (refused.StreamId, refused.Type) : default);
        Assert.Equal(PostgresErrorCodes.InvalidTextRepresentation, (await Assert.ThrowsAsync<PostgresException>(() => waiting[1].Outcome)).SqlState);
        Assert.IsType<AppendOutcome.Appended>(await waiting[2].Outcome);
        Assert.Equal(PostgresErrorCodes.UniqueViolation, (await Assert.ThrowsAsync<PostgresException>(() => waiting[3].Outcome)).SqlState);
        Assert.Single(await _log.ReadStream(good, null, _stop));
        foreach (var i in new[] { 0, 1, 3 }) Assert.Null(await _log.FindCommand(group[i].Command, _stop));
        Assert.Empty(await _log.ReadStreams([large, broken, twice], null, _stop));
    }

    [Fact]
    public async Task A_group_that_races_with_itself_falls_apart_and_each_is_told_the_truth()
    {
        var (lot, claimant, command) = (NewStream("lot"), NewStream("lot"), Command());
        await _log.Append(Request(To(lot, 0, Event())), _stop);
        var outcomes = await Send(
            Labelled(Request(To(lot, 1, Event())), "MG-2026-120", lot),
            Request(To(lot, 1, Event())),
            Labelled(Request(To(claimant, 0, Event())), "MG-2026-120", claimant),
            Request(command, To(NewStream("lot"), 0, Event())),
            Request(command, To(NewStream("lot"), 0, Event())));

        Assert.Collection(
            outcomes,
            o => Assert.IsType<AppendOutcome.Appended>(o),
            o => Assert.Equal(new AppendOutcome.VersionConflict(lot, 1, 2), o),
            o => Assert.Equal(new AppendOutcome.LabelTaken("MG-2026-120", lot), o),
            o => Assert.IsType<AppendOutcome.Appended>(o),
            o => Assert.IsType<AppendOutcome.Repeated>(o));
        Assert.Equal(2, (await _log.ReadStream(lot, null, _stop)).Count);
    }

    [Fact]
    public async Task One_label_for_two_streams_of_one_request_is_taken()
    {
        var (first, second) = (NewStream("sheet"), NewStream("sheet"));
        var request = Request(To(first, 0, Event()), To(second, 0, Event())) with { Labels = [new("MG-2026-130", first), new("MG-2026-130", second)] };
        Assert.Equal(new AppendOutcome.LabelTaken("MG-2026-130", first), await _log.Append(request, _stop));
        await LeftNoTrace(request);
    }

    private async Task<AppendOutcome[]> Send(params AppendRequest[] group)
    {
        WaitingAppend[] waiting = [.. group.Select(r => new WaitingAppend(r))];
        await new GroupedAppends(database.App).Send(waiting);
        return await Task.WhenAll(waiting.Select(w => w.Outcome));
    }

    private static AppendRequest Labelled(AppendRequest request, string label, string stream) => request with { Labels = [new(label, stream)] };

    private async Task LeftNoTrace(AppendRequest request)
    {
        var events = string.Join(',', request.Streams.SelectMany(s => s.Events).Select(e => $"'{e.Id}'"));
        Assert.Equal(0L, await database.App.Scalar<long>($"select count(*) from mt_events where id in ({events})"));
        Assert.Equal(0L, await database.App.Scalar<long>($"select count(*) from mgp.command where answer = '{request.Answer}' and command_id = '{request.Command.CommandId}'"));
        foreach (var opened in request.Streams.Where(s => s.ExpectedVersion == 0))
        {
            Assert.Equal(0L, await database.App.Scalar<long>($"select count(*) from mt_streams where id = '{opened.StreamId}'"));
        }

        foreach (var label in request.Labels) Assert.NotEqual(label.StreamId, await _log.Resolve(label.Label, _stop));
    }
}

using MgProvenance.Application.Events;
using MgProvenance.Storage.Events;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Events;

public sealed class AppendTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private readonly NpgsqlEventLog _log = database.Log;
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_appended_is_read_back_with_its_envelope()
    {
        var lot = NewStream("lot");
        var opened = Event();
        var request = Request(To(lot, 0, opened, Event("lot.dried.v1", "{}"))) with
        {
            Headers = new("authenticated", "bench-2", "mgp 0.1.0", "notebook.xlsx"),
            CorrelationId = "correlation",
            CausationId = "causation",
        };
        var earliest = await database.App.Scalar<DateTime>("select clock_timestamp()");

        Assert.Equal(new AppendOutcome.Appended(request.Answer), await _log.Append(request, _stop));

        var stored = await _log.ReadStream(lot, null, _stop);
        Assert.Equal([1, 2], stored.Select(e => e.Version));
        Assert.Equal(
            new StoredEvent(
                null, lot, 1, opened.Id, opened.Type, """{"mass": {"unit": "g", "value": "1.50"}}""", stored[0].RecordedAt, Actor, request.Command.CommandId, request.Headers),
            stored[0]);
        Assert.InRange(stored[0].RecordedAt, earliest, await database.App.Scalar<DateTime>("select clock_timestamp()"));
        Assert.Equal("correlation causation Lab.Opened, Lab", await database.App.Scalar<string>(
            $"select concat_ws(' ', correlation_id, causation_id, mt_dotnet_type) from mt_events where id = '{opened.Id}'"));
        Assert.Equal("lot 2", await database.App.Scalar<string>($"select type || ' ' || version from mt_streams where id = '{lot}'"));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(5, 4)]
    [InlineData(5, 6)]
    public async Task A_wrong_expected_version_is_a_conflict_and_stores_nothing(int have, int expected)
    {
        var lot = NewStream("lot");
        if (have > 0) await _log.Append(Request(To(lot, 0, Requests.Events(have))), _stop);
        var request = Request(To(lot, expected, Event()));

        Assert.Equal(new AppendOutcome.VersionConflict(lot, expected, have), await _log.Append(request, _stop));

        Assert.Equal(have, (await _log.ReadStream(lot, null, _stop)).Count);
        Assert.Null(await _log.FindCommand(request.Command, _stop));
    }

    [Fact]
    public async Task Of_two_writers_at_one_version_one_is_told_that_the_other_was_first()
    {
        for (var round = 0; round < 10; round++)
        {
            var lot = NewStream("lot");
            if (round % 2 == 1) await _log.Append(Request(To(lot, 0, Event())), _stop);
            var at = round % 2;

            var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _log.Append(Request(To(lot, at, Event(), Event())), _stop)));

            Assert.Single(outcomes.OfType<AppendOutcome.Appended>());
            Assert.Equal(3, outcomes.Count(o => o == new AppendOutcome.VersionConflict(lot, at, at + 2)));
            Assert.Equal(at + 2, (await _log.ReadStream(lot, null, _stop)).Count);
        }
    }

    [Fact]
    public async Task Two_streams_change_together_or_not_at_all()
    {
        var (batch, cell) = (NewStream("electrolyte"), NewStream("cell"));
        await _log.Append(Request(To(batch, 0, Event())), _stop);

        Assert.Equal(new AppendOutcome.VersionConflict(batch, 0, 1), await _log.Append(Request(To(cell, 0, Event()), To(batch, 0, Event())), _stop));
        Assert.Empty(await _log.ReadStream(cell, null, _stop));
        Assert.Equal(0L, await database.App.Scalar<long>($"select count(*) from mt_streams where id = '{cell}'"));

        Assert.IsType<AppendOutcome.Appended>(await _log.Append(Request(To(cell, 0, Event()), To(batch, 1, Event())), _stop));
        var both = await _log.ReadStreams([cell, batch], null, _stop);
        Assert.Equal([(cell, 1L), (batch, 1L), (batch, 2L)], both.Select(e => (e.StreamId, e.Version)));
    }

    [Fact]
    public async Task Writers_that_cross_over_the_same_streams_all_get_through()
    {
        string[] streams = [.. Enumerable.Range(0, 4).Select(_ => NewStream("lot"))];
        foreach (var stream in streams) await _log.Append(Request(To(stream, 0, Event())), _stop);

        async Task<int> Write(int seed)
        {
            var chance = new Random(seed);
            var done = 0;
            while (done < 10)
            {
                var picked = chance.GetItems(streams, 3).Distinct().ToArray();
                var versions = await Task.WhenAll(picked.Select(async s => (long)(await _log.ReadStream(s, null, _stop)).Count));
                var outcome = await _log.Append(Request([.. picked.Select((s, i) => To(s, versions[i], Event()))]), _stop);
                if (outcome is AppendOutcome.Appended) done++;
                else Assert.IsType<AppendOutcome.VersionConflict>(outcome);
            }

            return done;
        }

        Assert.Equal(40, (await Task.WhenAll(Enumerable.Range(0, 4).Select(Write))).Sum());
    }

    [Fact]
    public async Task A_command_that_decides_nothing_still_keeps_its_answer()
    {
        var request = Request();
        Assert.IsType<AppendOutcome.Appended>(await _log.Append(request, _stop));
        Assert.Equal(new AppendOutcome.Repeated(request.Answer), await _log.FindCommand(request.Command, _stop));
    }

    [Fact]
    public async Task A_stream_named_twice_is_a_defect_of_the_caller()
    {
        var lot = NewStream("lot");
        await Assert.ThrowsAsync<ArgumentException>(() => _log.Append(Request(To(lot, 0, Event()), To(lot, 1, Event())), _stop));
    }

    [Fact]
    public async Task An_event_id_is_unique_in_the_notebook()
    {
        var once = Event();
        await _log.Append(Request(To(NewStream("lot"), 0, once)), _stop);
        var error = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => _log.Append(Request(To(NewStream("lot"), 0, once)), _stop));
        Assert.Equal("ledger_event_id_is_unique", error.ConstraintName);
    }
}

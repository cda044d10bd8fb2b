using MgProvenance.Application.Events;
using MgProvenance.Application.Jobs;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;
using MgProvenance.Storage.Jobs;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Jobs;

public sealed class JobFollowerTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private readonly string _kind = $"started-{Guid.NewGuid()}";

    /// <summary>One job for each start of a run.</summary>
    private sealed class Starts(string kind) : IJobCause
    {
        private int _asked;

        /// <summary>When set, the power fails at this question.</summary>
        public int? FailsAt { get; set; }

        public string Name => kind;

        public bool Follows(string streamType) => streamType == "run";

        public IEnumerable<NewJob> Jobs(RecordedStream stream) => ++_asked == FailsAt
            ? throw new InvalidOperationException("The power failed.")
            : stream.Of<RunStarted>().Select(s => new NewJob(kind, $"{stream.StreamId}@{s.Recorded.Stored.Version}", stream.StreamId, "{}"));
    }

    [Fact]
    public async Task Every_event_is_followed_once_through_any_number_of_interruptions()
    {
        var runs = Enumerable.Range(0, 9).Select(_ => NewStream("run")).ToArray();
        for (var version = 0; version < 3; version++)
        {
            foreach (var run in runs)
            {
                await Append(run, version, Started(run));
                await Append(NewStream("lot"), 0, Event());
            }
        }

        var cause = new Starts(_kind);
        var failures = 0;
        for (var done = false; !done;)
        {
            try
            {
                cause.FailsAt = failures * 4 + 3;
                await Follower(cause, page: 5).Follow(_stop);
                done = true;
            }
            catch (InvalidOperationException e) when (e.Message == "The power failed.")
            {
                failures++;
            }
        }

        Assert.True(failures > 3, "The power hardly ever failed.");
        Assert.Equal(27L, await Jobs(runs));

        await Append(runs[0], 3, Started(runs[0]));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Follower(new Starts(_kind), page: 1).Follow(_stop)));
        Assert.Equal(28L, await Jobs(runs));
    }

    [Fact]
    public async Task Events_of_another_writer_are_followed_and_a_stream_that_cannot_be_read_is_passed()
    {
        var (foreign, unknown, after) = (NewStream("run"), NewStream("run"), NewStream("run"));
        await database.Owner.Execute($$"""
            insert into mt_streams (id, type, version) values ('{{foreign}}', 'run', 1);
            insert into mt_events (seq_id, id, stream_id, version, data, type, mt_dotnet_type)
            values (nextval('mt_events_sequence'), gen_random_uuid(), '{{foreign}}', 1, '{{EventCatalogue.Write(new RunStarted(RunId.Of(foreign), null))}}', 'run.started.v1', 'X');
            """);
        await Append(unknown, 0, Started(unknown), Event("run.mystery.v9"));
        await Append(after, 0, Started(after));
        await Follower(new Starts(_kind)).Follow(_stop);
        Assert.Equal(1L, await Jobs(foreign));
        Assert.Equal(0L, await Jobs(unknown));
        Assert.Equal(1L, await Jobs(after));
    }

    private static NewEvent Started(string run) => Event("run.started.v1", EventCatalogue.Write(new RunStarted(RunId.Of(run), null)));

    private JobFollower Follower(IJobCause cause, int page = 1000) => new(database.App, database.Log, [cause], new HandClock(), page);

    private Task<long> Jobs(params string[] streams) =>
        database.App.Scalar<long>($"select count(*) from mgp.job where kind = '{_kind}' and subject in ({string.Join(", ", streams.Select(s => $"'{s}'"))})");

    private async Task Append(string stream, long expected, params NewEvent[] events) =>
        Assert.IsType<AppendOutcome.Appended>(await database.Log.Append(Request(To(stream, expected, events)), _stop));
}

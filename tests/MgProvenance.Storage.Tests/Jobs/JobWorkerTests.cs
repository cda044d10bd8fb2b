using System.Collections.Concurrent;
using MgProvenance.Application.Jobs;

namespace MgProvenance.Storage.Tests.Jobs;

public sealed class JobWorkerTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private readonly Bench _bench = new(database.App);

    [Fact]
    public async Task Two_workers_never_have_one_job_at_the_same_time()
    {
        var (begun, mayEnd) = (new TaskCompletionSource(), new TaskCompletionSource());
        _bench.Handle = async (_, _) =>
        {
            begun.TrySetResult();
            await mayEnd.Task;
            return new JobOutcome.Done();
        };
        await _bench.Enqueue("a");
        var first = _bench.Worker("one").WorkOffAll(_stop);
        await begun.Task;

        Assert.Empty(await _bench.Worker("two", parallel: 3).WorkOffAll(_stop));
        Assert.Empty(await _bench.Worker("two").WorkOff([_bench.Job("a")], null, _stop));
        mayEnd.SetResult();
        Assert.Equal(JobState.Done, Assert.Single(await first).End.State);
        Assert.Equal(["a"], _bench.Begun);
    }

    [Fact]
    public async Task Many_workers_share_the_queue_and_each_job_is_done_once()
    {
        var running = new ConcurrentDictionary<string, bool>();
        _bench.Handle = async (chore, stop) =>
        {
            Assert.True(running.TryAdd(chore.Name, true));
            await Task.Yield();
            Assert.True(running.TryRemove(chore.Name, out _));
            return new JobOutcome.Done();
        };
        string[] names = [.. Enumerable.Range(0, 60).Select(n => $"chore {n:00}")];
        await _bench.Enqueue(names);
        var ended = (await Task.WhenAll(Enumerable.Range(0, 4).Select(n => _bench.Worker($"worker {n}", parallel: 2).WorkOffAll(_stop)))).SelectMany(e => e).ToList();
        Assert.All(ended, e => Assert.Equal(new JobEnd(JobState.Done), e.End));
        Assert.Equal(names, ended.Select(e => e.Job.Subject).Order(StringComparer.Ordinal));
        Assert.Equal(names, _bench.Begun.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_may_come_back_is_tried_again_ever_more_slowly_and_given_up_in_the_end()
    {
        _bench.Handle = (_, _) => Task.FromResult<JobOutcome>(new JobOutcome.NotYet("The folder is not there."));
        await _bench.Enqueue("a");
        int[] seconds = [10, 20, 40, 80, 160, 320, 640, 1280, 2560];
        foreach (var (delay, i) in seconds.Select((s, i) => (TimeSpan.FromSeconds(s), i)))
        {
            await _bench.Worker("one").WorkOffAll(_stop);
            var waiting = await _bench.Find("a");
            Assert.Equal((JobState.Waiting, i + 1, "The folder is not there.", _bench.Clock.GetUtcNow() + delay), (waiting.State, waiting.Attempts, waiting.LastError, waiting.Due));
            _bench.Clock.Pass(delay - TimeSpan.FromSeconds(1));
            Assert.Empty(await _bench.Worker("one").WorkOffAll(_stop));
            _bench.Clock.Pass(TimeSpan.FromSeconds(1));
        }

        await _bench.Worker("one").WorkOffAll(_stop);
        Assert.Equal((JobState.Dead, "The folder is not there."), ((await _bench.Find("a")).State, (await _bench.Find("a")).LastError));
        _bench.Clock.Pass(TimeSpan.FromDays(400));
        Assert.Empty(await _bench.Worker("one").WorkOffAll(_stop));
        Assert.Equal(RetryRule.MostAttempts, _bench.Begun.Count);
        Assert.Equal(TimeSpan.FromHours(1), RetryRule.DelayAfter(30));

        _bench.Handle = (_, _) => Task.FromResult<JobOutcome>(new JobOutcome.Done());
        Assert.Equal(1, await _bench.Queue.Retry((await _bench.Find("a")).Id, _stop));
        Assert.Equal(1, Assert.Single(await _bench.Worker("one").WorkOffAll(_stop)).Job.Attempt);
        Assert.Equal(JobState.Done, (await _bench.Find("a")).State);
    }

    [Fact]
    public async Task A_finding_is_kept_at_once_and_an_exception_of_one_job_stops_no_other()
    {
        _bench.Handle = (chore, _) => chore.Name switch
        {
            "a" => throw new IOException("No space left on device."),
            "b" => Task.FromResult<JobOutcome>(new JobOutcome.Failed("b.csv is no cycling.")),
            _ => Task.FromResult<JobOutcome>(new JobOutcome.Done()),
        };
        await _bench.Enqueue("a", "b", "c");
        await _bench.Worker("one").WorkOffAll(_stop);
        Assert.Equal(
            [(JobState.Waiting, "IOException: No space left on device."), (JobState.Failed, "b.csv is no cycling."), (JobState.Done, null)],
            new[] { await _bench.Find("a"), await _bench.Find("b"), await _bench.Find("c") }.Select(j => (j.State, j.LastError)));

        _bench.Clock.Pass(TimeSpan.FromDays(1));
        await _bench.Worker("one").WorkOffAll(_stop);
        Assert.Equal(["a", "b", "c", "a"], _bench.Begun);
        Assert.True(await _bench.Queue.Retry(null, _stop) >= 2);
        Assert.Equal((JobState.Waiting, 0, null), ((await _bench.Find("b")).State, (await _bench.Find("b")).Attempts, (await _bench.Find("b")).LastError));
    }

    [Fact]
    public async Task A_job_that_kills_its_worker_each_time_is_given_up()
    {
        await _bench.Enqueue("a");
        for (var attempt = 1; attempt <= RetryRule.MostAttempts; attempt++)
        {
            Assert.Equal(attempt, (await _bench.Claim("killed"))?.Attempt);
            _bench.Clock.Pass(RetryRule.Lease);
        }

        Assert.Equal(JobState.Dead, Assert.Single(await _bench.Worker("one").WorkOffAll(_stop)).End.State);
        Assert.Empty(_bench.Begun);
    }

    [Fact]
    public async Task A_worker_that_is_stopped_gives_its_job_back()
    {
        using var stop = new CancellationTokenSource();
        _bench.Handle = async (_, cancellation) =>
        {
            await stop.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
            return new JobOutcome.Done();
        };
        await _bench.Enqueue("a");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bench.Worker("one").WorkOffAll(stop.Token));
        Assert.Equal((JobState.Waiting, _bench.Clock.GetUtcNow()), ((await _bench.Find("a")).State, (await _bench.Find("a")).Due));
    }

    [Fact]
    public async Task No_job_is_begun_after_the_bound()
    {
        _bench.Handle = (_, _) =>
        {
            _bench.Clock.Pass(TimeSpan.FromSeconds(4));
            return Task.FromResult<JobOutcome>(new JobOutcome.Done());
        };
        var jobs = Enumerable.Range(0, 5).Select(n => _bench.Job($"chore {n}")).ToList();
        Assert.Equal(3, (await _bench.Worker("one").WorkOff(jobs, TimeSpan.FromSeconds(10), _stop)).Count);
        Assert.Equal(2, (await _bench.Worker("one").WorkOff(jobs, null, _stop)).Count);
    }
}

using MgProvenance.Application.Jobs;
using MgProvenance.Storage.Jobs;
using Npgsql;

namespace MgProvenance.Storage.Tests.Jobs;

public sealed class JobQueueTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private readonly Bench _bench = new(database.App);

    [Fact]
    public async Task The_same_work_is_enqueued_once_whoever_asks_and_whatever_became_of_it()
    {
        string[] there = ["a", "b", "c", "d", "e"];
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => _bench.Enqueue([.. n % 2 == 0 ? there : there.Reverse(), "a"])));
        Assert.Equal(5L, await Count());

        var first = Assert.IsType<ClaimedJob>(await _bench.Claim("one"));
        await _bench.Queue.End(first, new JobEnd(JobState.Done), _stop);
        await _bench.Enqueue(there);
        Assert.Equal(5L, await Count());
        Assert.Equal(JobState.Done, (await _bench.Find(first.Subject)).State);
        Assert.Equal(4, (await _bench.Queue.Unsettled(_stop)).Count(j => j.Kind == _bench.Kind));
    }

    [Fact]
    public async Task A_job_that_somebody_is_just_taking_is_passed_over_without_waiting()
    {
        await _bench.Enqueue("a", "b");
        await using var other = await database.App.OpenConnectionAsync(_stop);
        await using var taking = await other.BeginTransactionAsync(_stop);
        await using var hold = new NpgsqlCommand($"select id from mgp.job where kind = '{_bench.Kind}' and key = 'a' for update", other);
        await hold.ExecuteScalarAsync(_stop);

        // Who waited for the row would be turned away.
        await using var impatient = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.App.ConnectionString) { Options = "-c lock_timeout=1s" });
        var queue = new NpgsqlJobQueue(impatient, _bench.Clock);
        Assert.Equal("b", (await queue.Claim("two", RetryRule.Lease, [_bench.Kind], null, _stop))?.Subject);
        Assert.Null(await queue.Claim("two", RetryRule.Lease, [_bench.Kind], null, _stop));
    }

    [Fact]
    public async Task After_its_lease_a_job_is_taken_over_and_the_late_worker_changes_nothing()
    {
        await _bench.Enqueue("a");
        var killed = Assert.IsType<ClaimedJob>(await _bench.Claim("one"));
        _bench.Clock.Pass(RetryRule.Lease - TimeSpan.FromSeconds(1));
        Assert.Null(await _bench.Claim("two"));
        _bench.Clock.Pass(TimeSpan.FromSeconds(1));
        var taken = Assert.IsType<ClaimedJob>(await _bench.Claim("two"));
        Assert.Equal((killed.Id, 2), (taken.Id, taken.Attempt));

        Assert.Equal(EndOutcome.ClaimLost, await _bench.Queue.End(killed, new JobEnd(JobState.Failed, "Too late."), _stop));
        var now = await _bench.Find("a");
        Assert.Equal((JobState.Running, "two", null), (now.State, now.Worker, now.LastError));

        Assert.Equal(EndOutcome.Taken, await _bench.Queue.End(taken, new JobEnd(JobState.Done), _stop));
        Assert.Equal(EndOutcome.ClaimLost, await _bench.Queue.End(killed, new JobEnd(JobState.Failed, "Too late."), _stop));
        Assert.Equal(EndOutcome.ClaimLost, await _bench.Queue.End(taken, new JobEnd(JobState.Failed, "Twice."), _stop));
        Assert.Equal((JobState.Done, _bench.Clock.GetUtcNow()), ((await _bench.Find("a")).State, (await _bench.Find("a")).Finished));
    }

    [Fact]
    public async Task Jobs_of_a_kind_that_this_program_does_not_know_are_left_alone()
    {
        await _bench.Enqueue("a");
        Assert.Null(await _bench.Queue.Claim("one", RetryRule.Lease, ["something-else"], null, _stop));
        Assert.Null(await _bench.Queue.Claim("one", RetryRule.Lease, [_bench.Kind], ["b"], _stop));
        Assert.Equal("a", (await _bench.Queue.Claim("one", RetryRule.Lease, [_bench.Kind, "something-else"], ["b", "a"], _stop))?.Subject);
    }

    [Theory]
    [InlineData("delete from mgp.job")]
    [InlineData("truncate mgp.job")]
    [InlineData("update mgp.job set payload = '{}'")]
    [InlineData("update mgp.job set key = 'x'")]
    [InlineData("delete from mgp.job_position")]
    public async Task The_application_may_not(string sql) => Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await database.App.SqlStateOf(sql));

    private Task<long> Count() => database.App.Scalar<long>($"select count(*) from mgp.job where kind = '{_bench.Kind}'");
}

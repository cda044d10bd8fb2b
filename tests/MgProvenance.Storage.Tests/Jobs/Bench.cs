using System.Collections.Concurrent;
using MgProvenance.Application.Jobs;
using MgProvenance.Storage.Jobs;
using Npgsql;

namespace MgProvenance.Storage.Tests.Jobs;

/// <summary>A kind of job of one test's own, whose handler does what the test says.</summary>
internal sealed class Bench(NpgsqlDataSource database)
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    public sealed record Chore(string Name);

    public string Kind { get; } = $"chore-{Guid.NewGuid()}";

    public HandClock Clock { get; } = new();

    public NpgsqlJobQueue Queue => new(database, Clock);

    /// <summary>Names of chores in the order in which they were begun.</summary>
    public ConcurrentQueue<string> Begun { get; } = new();

    public Func<Chore, CancellationToken, Task<JobOutcome>> Handle { get; set; } = (_, _) => Task.FromResult<JobOutcome>(new JobOutcome.Done());

    public NewJob Job(string name) => new(Kind, name, name, $$"""{"name":"{{name}}"}""");

    public JobWorker Worker(string name, int parallel = 1) => new(Queue, Handlers(), Clock, name, parallel);

    public async Task Enqueue(params string[] names) => await Queue.Enqueue([.. names.Select(Job)], Stop);

    public async Task<Job> Find(string name) => Assert.IsType<Job>(await Queue.Find(Kind, name, Stop));

    public Task<ClaimedJob?> Claim(string worker) => Queue.Claim(worker, RetryRule.Lease, [Kind], null, Stop);

    private JobHandlers Handlers() => new JobHandlers().On<Chore>(Kind, (chore, cancellation) =>
    {
        Begun.Enqueue(chore.Name);
        return Handle(chore, cancellation);
    });
}

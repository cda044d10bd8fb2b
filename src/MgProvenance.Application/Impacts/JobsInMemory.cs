using MgProvenance.Application.Jobs;

namespace MgProvenance.Application.Impacts;

/// <summary>A queue that lasts as long as one looks. Each job is tried once.</summary>
internal sealed class JobsInMemory(TimeProvider clock) : IJobQueue
{
    private readonly Lock _lock = new();
    private readonly List<(NewJob Asked, Job Job)> _jobs = [];

    public Task Enqueue(IReadOnlyCollection<NewJob> jobs, CancellationToken cancellation)
    {
        lock (_lock)
        {
            foreach (var asked in jobs.Where(j => IndexOf(j.Kind, j.Key) < 0))
            {
                _jobs.Add((asked, new Job(_jobs.Count, asked.Kind, asked.Key, asked.Subject, JobState.Waiting, 0, clock.GetUtcNow(), clock.GetUtcNow(), null, null, null)));
            }
        }

        return Task.CompletedTask;
    }

    public Task<ClaimedJob?> Claim(string worker, TimeSpan lease, IReadOnlyCollection<string> kinds, IReadOnlyCollection<string>? keys, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var place = _jobs.FindIndex(j => j.Job is { State: JobState.Waiting, Attempts: 0 } && kinds.Contains(j.Job.Kind) && keys?.Contains(j.Job.Key) != false);
            if (place < 0) return Task.FromResult<ClaimedJob?>(null);
            var (asked, job) = _jobs[place];
            _jobs[place] = (asked, job with { State = JobState.Running, Attempts = 1, Worker = worker });
            return Task.FromResult<ClaimedJob?>(new ClaimedJob(job.Id, job.Kind, job.Subject, asked.Payload, 1, Claim: 1));
        }
    }

    public Task<EndOutcome> End(ClaimedJob job, JobEnd end, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var (asked, known) = _jobs[(int)job.Id];
            _jobs[(int)job.Id] = (asked, known with { State = end.State, LastError = end.Error, Worker = null, Finished = clock.GetUtcNow() });
        }

        return Task.FromResult(EndOutcome.Taken);
    }

    public Task<Job?> Find(string kind, string key, CancellationToken cancellation)
    {
        lock (_lock) return Task.FromResult(IndexOf(kind, key) is var place and >= 0 ? _jobs[place].Job : null);
    }

    public Task<IReadOnlyList<Job>> Unsettled(CancellationToken cancellation)
    {
        lock (_lock) return Task.FromResult<IReadOnlyList<Job>>([.. _jobs.Select(j => j.Job).Where(j => j.State != JobState.Done)]);
    }

    public Task<int> Retry(long? id, CancellationToken cancellation) => Task.FromResult(0);

    private int IndexOf(string kind, string key) => _jobs.FindIndex(j => j.Job.Kind == kind && j.Job.Key == key);
}

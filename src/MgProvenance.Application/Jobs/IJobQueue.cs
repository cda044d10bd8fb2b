namespace MgProvenance.Application.Jobs;

/// <summary>Work to be done once. The same <paramref name="Key"/> is the same work.</summary>
/// <param name="Kind">Name of the message, text that we own.</param>
/// <param name="Subject">What a person calls it, for example a file name.</param>
/// <param name="Payload">The message as JSON.</param>
public sealed record NewJob(string Kind, string Key, string Subject, string Payload);

public enum JobState
{
    /// <summary>For its first attempt, or for the next one.</summary>
    Waiting,

    /// <summary>A worker has it, until its lease ends.</summary>
    Running,

    Done,

    /// <summary>It came to a finding that another attempt would not change.</summary>
    Failed,

    /// <summary>Given up after the last attempt.</summary>
    Dead,
}

/// <summary>A job that this worker has, until its lease ends.</summary>
/// <param name="Attempt">Which attempt this is, from 1.</param>
/// <param name="Claim">Fencing token: ends the job only while nobody took it after this worker.</param>
public sealed record ClaimedJob(long Id, string Kind, string Subject, string Payload, int Attempt, long Claim);

/// <summary>How a claim ended: as one of the last three states, or as waiting for the next attempt.</summary>
/// <param name="Error">Why it is not done.</param>
/// <param name="Delay">For a waiting one: how long until the next attempt.</param>
public sealed record JobEnd(JobState State, string? Error = null, TimeSpan Delay = default);

/// <summary>Whether an end was taken.</summary>
public enum EndOutcome
{
    Taken,

    /// <summary>The lease had ended and another worker has the job, or had it: nothing was changed.</summary>
    ClaimLost,
}

/// <summary>A job as it stands in the queue.</summary>
/// <param name="Due">Waiting: not tried before. Running: when its lease ends.</param>
/// <param name="Worker">Who runs it; null unless it is running.</param>
public sealed record Job(
    long Id,
    string Kind,
    string Key,
    string Subject,
    JobState State,
    int Attempts,
    DateTimeOffset Created,
    DateTimeOffset Due,
    string? Worker,
    string? LastError,
    DateTimeOffset? Finished);

/// <summary>The durable queue. Any number of workers may use it at once.</summary>
public interface IJobQueue
{
    /// <summary>Enqueues what is not in the queue yet, whatever became of it.</summary>
    Task Enqueue(IReadOnlyCollection<NewJob> jobs, CancellationToken cancellation);

    /// <summary>Takes the job of these kinds that is due longest, or null when none is due that nobody else has. Never waits for another worker.</summary>
    /// <param name="keys">Only these; null: any.</param>
    Task<ClaimedJob?> Claim(string worker, TimeSpan lease, IReadOnlyCollection<string> kinds, IReadOnlyCollection<string>? keys, CancellationToken cancellation);

    Task<EndOutcome> End(ClaimedJob job, JobEnd end, CancellationToken cancellation);

    /// <summary>Null when it was never enqueued.</summary>
    Task<Job?> Find(string kind, string key, CancellationToken cancellation);

    /// <summary>Everything that is not done, in the order in which it was enqueued.</summary>
    Task<IReadOnlyList<Job>> Unsettled(CancellationToken cancellation);

    /// <summary>Makes jobs due at once, with all their attempts before them.</summary>
    /// <param name="id">One job, unless it runs; null: all that wait, failed or are dead.</param>
    /// <returns>How many.</returns>
    Task<int> Retry(long? id, CancellationToken cancellation);
}

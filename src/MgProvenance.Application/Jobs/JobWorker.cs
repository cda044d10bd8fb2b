namespace MgProvenance.Application.Jobs;

/// <summary>What this worker made of a job.</summary>
public sealed record WorkedOff(ClaimedJob Job, JobEnd End);

/// <summary>Takes jobs that are due and runs them in this process. Two workers never have the same job while its lease lasts.</summary>
/// <param name="name">Who it is, for those who wait: machine and process.</param>
/// <param name="parallel">Jobs that it runs at a time.</param>
public sealed class JobWorker(IJobQueue queue, JobHandlers handlers, TimeProvider clock, string name, int parallel)
{
    /// <summary>Enqueues these jobs where nobody did before, and works off those that are due and that nobody else has.</summary>
    /// <param name="bound">No job is begun after so long; what is left stays in the queue. Null: no bound.</param>
    public async Task<IReadOnlyList<WorkedOff>> WorkOff(IReadOnlyCollection<NewJob> jobs, TimeSpan? bound, CancellationToken cancellation)
    {
        if (jobs.Count == 0) return [];
        await queue.Enqueue(jobs, cancellation).ConfigureAwait(false);
        return await Run([.. jobs.Select(j => j.Key)], Math.Min(parallel, jobs.Count), bound, cancellation).ConfigureAwait(false);
    }

    /// <summary>Works off everything that is due.</summary>
    public Task<IReadOnlyList<WorkedOff>> WorkOffAll(CancellationToken cancellation) => Run(null, parallel, null, cancellation);

    private async Task<IReadOnlyList<WorkedOff>> Run(IReadOnlyCollection<string>? keys, int loops, TimeSpan? bound, CancellationToken cancellation)
    {
        var begun = clock.GetUtcNow();

        // On threads of their own: handlers compute.
        var ran = await Task.WhenAll(Enumerable.Range(0, loops).Select(_ => Task.Run(Loop, cancellation))).ConfigureAwait(false);
        return [.. ran.SelectMany(r => r).OrderBy(r => r.Job.Id)];

        async Task<List<WorkedOff>> Loop()
        {
            var ended = new List<WorkedOff>();
            while (bound is null || clock.GetUtcNow() - begun < bound)
            {
                if (await queue.Claim(name, RetryRule.Lease, handlers.Kinds, keys, cancellation).ConfigureAwait(false) is not { } job) break;
                var end = await Attempt(job, cancellation).ConfigureAwait(false);
                if (await queue.End(job, end, cancellation).ConfigureAwait(false) == EndOutcome.Taken) ended.Add(new WorkedOff(job, end));
            }

            return ended;
        }
    }

    private async Task<JobEnd> Attempt(ClaimedJob job, CancellationToken cancellation)
    {
        if (job.Attempt > RetryRule.MostAttempts) return new JobEnd(JobState.Dead, $"Its worker was gone before the job was done, at the last of {RetryRule.MostAttempts} attempts.");
        try
        {
            return await handlers.Handle(job, cancellation).ConfigureAwait(false) switch
            {
                JobOutcome.Done => new JobEnd(JobState.Done),
                JobOutcome.Failed failed => new JobEnd(JobState.Failed, failed.Reason),
                JobOutcome.NotYet later => Later(job, later.Reason),
                var other => throw new InvalidOperationException($"A handler answered {other}."),
            };
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await queue.End(job, new JobEnd(JobState.Waiting, "The worker was stopped."), CancellationToken.None).ConfigureAwait(false);
            throw;
        }
#pragma warning disable CA1031 // One job that meets a defect or a full disk does not stop the others: the exception is kept with the job, where everybody sees it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Later(job, $"{e.GetType().Name}: {e.Message}");
        }
    }

    private static JobEnd Later(ClaimedJob job, string reason) =>
        job.Attempt < RetryRule.MostAttempts ? new JobEnd(JobState.Waiting, reason, RetryRule.DelayAfter(job.Attempt)) : new JobEnd(JobState.Dead, reason);
}

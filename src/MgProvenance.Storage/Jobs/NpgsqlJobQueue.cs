using MgProvenance.Application.Jobs;
using Npgsql;
using NpgsqlTypes;

namespace MgProvenance.Storage.Jobs;

/// <summary>The queue in <c>mgp.job</c>. Times are the caller's clock; where two machines disagree, a lease ends early and the job is done twice, with the same result.</summary>
public sealed class NpgsqlJobQueue(NpgsqlDataSource database, TimeProvider clock) : IJobQueue
{
    private const string Columns = "id, kind, key, subject, state, attempts, created, due, worker, last_error, finished";

    public async Task Enqueue(IReadOnlyCollection<NewJob> jobs, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await Enqueue(connection, jobs, clock.GetUtcNow(), cancellation);
    }

    /// <summary>In the connection's transaction. In order of key, so that two who enqueue the same never wait for each other in a circle.</summary>
    internal static async Task Enqueue(NpgsqlConnection connection, IReadOnlyCollection<NewJob> jobs, DateTimeOffset now, CancellationToken cancellation)
    {
        if (jobs.Count == 0) return;
        await using var insert = new NpgsqlCommand(
            """
            insert into mgp.job (kind, key, subject, payload, due, created)
            select n.kind, n.key, n.subject, n.payload, $5, $5 from unnest($1, $2, $3, $4) as n(kind, key, subject, payload)
            where not exists (select from mgp.job j where j.kind = n.kind and j.key = n.key)
            order by n.kind collate "C", n.key collate "C"
            on conflict do nothing
            """,
            connection)
        {
            Parameters = { Texts(jobs.Select(j => j.Kind)), Texts(jobs.Select(j => j.Key)), Texts(jobs.Select(j => j.Subject)), Texts(jobs.Select(j => j.Payload)), Time(now) },
        };
        await insert.PrepareAsync(cancellation);
        await insert.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<ClaimedJob?> Claim(string worker, TimeSpan lease, IReadOnlyCollection<string> kinds, IReadOnlyCollection<string>? keys, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var claim = new NpgsqlCommand(
            $"""
            with next as materialized (  -- once: a plan that looked again would lock another job
                select id from mgp.job where state in ('waiting', 'running') and due <= $1 and kind = any ($4) {(keys is null ? "" : "and key = any ($5)")}
                order by due, id for update skip locked limit 1
            )
            update mgp.job j set state = 'running', attempts = j.attempts + 1, claim = j.claim + 1, worker = $2, due = $3
            from next where j.id = next.id
            returning j.id, j.kind, j.subject, j.payload, j.attempts, j.claim
            """,
            connection)
        {
            Parameters = { Time(now), new() { Value = worker }, Time(now + lease), Texts(kinds) },
        };
        if (keys is not null) claim.Parameters.Add(Texts(keys));
        await claim.PrepareAsync(cancellation);
        await using var row = await claim.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new ClaimedJob(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4), row.GetInt64(5))
            : null;
    }

    public async Task<EndOutcome> End(ClaimedJob job, JobEnd end, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var update = new NpgsqlCommand(
            "update mgp.job set state = $3, last_error = $4, due = $5, finished = $6, worker = null where id = $1 and claim = $2 and state = 'running'", connection)
        {
            Parameters =
            {
                new() { Value = job.Id },
                new() { Value = job.Claim },
                new() { Value = NameOf(end.State) },
                new() { Value = (object?)end.Error ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                Time(now + end.Delay),
                new() { Value = end.State == JobState.Waiting ? DBNull.Value : now.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            },
        };
        await update.PrepareAsync(cancellation);
        return await update.ExecuteNonQueryAsync(cancellation) == 1 ? EndOutcome.Taken : EndOutcome.ClaimLost;
    }

    public async Task<Job?> Find(string kind, string key, CancellationToken cancellation) =>
        (await Read("kind = $1 and key = $2", [kind, key], cancellation)).SingleOrDefault();

    public Task<IReadOnlyList<Job>> Unsettled(CancellationToken cancellation) => Read("state <> 'done' order by id", [], cancellation);

    public async Task<int> Retry(long? id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var update = new NpgsqlCommand(
            $"update mgp.job set state = 'waiting', attempts = 0, due = $1, finished = null, last_error = null where {(id is null ? "state in ('waiting', 'failed', 'dead')" : "state <> 'running' and id = $2")}", connection)
        {
            Parameters = { Time(clock.GetUtcNow()) },
        };
        if (id is { } one) update.Parameters.Add(new() { Value = one });
        await update.PrepareAsync(cancellation);
        return await update.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<IReadOnlyList<Job>> Read(string where, string[] arguments, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var read = new NpgsqlCommand($"select {Columns} from mgp.job where {where}", connection);
        foreach (var argument in arguments) read.Parameters.Add(new() { Value = argument });
        await read.PrepareAsync(cancellation);
        await using var row = await read.ExecuteReaderAsync(cancellation);
        var jobs = new List<Job>();
        while (await row.ReadAsync(cancellation))
        {
            jobs.Add(new Job(
                row.GetInt64(0),
                row.GetString(1),
                row.GetString(2),
                row.GetString(3),
                Enum.Parse<JobState>(row.GetString(4), ignoreCase: true),
                row.GetInt32(5),
                row.GetFieldValue<DateTimeOffset>(6),
                row.GetFieldValue<DateTimeOffset>(7),
                row.IsDBNull(8) ? null : row.GetString(8),
                row.IsDBNull(9) ? null : row.GetString(9),
                row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10)));
        }

        return jobs;
    }

    private static string NameOf(JobState state) => state.ToString().ToLowerInvariant();

    private static NpgsqlParameter Texts(IEnumerable<string> texts) => new() { Value = texts.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlParameter Time(DateTimeOffset time) => new() { Value = time.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}

using System.Text.Json;
using MgProvenance.Application.Events;
using MgProvenance.Application.Jobs;
using MgProvenance.Domain.Kernel;
using Npgsql;

namespace MgProvenance.Storage.Jobs;

/// <summary>
/// Enqueues the jobs that follow from recorded events, whoever recorded them. A page of the ledger and the position behind it are one transaction,
/// so that an interruption skips nothing and repeats nothing.
/// </summary>
/// <param name="page">Sealed events that one transaction covers.</param>
public sealed class JobFollower(NpgsqlDataSource database, IEventLog log, IReadOnlyList<IJobCause> causes, TimeProvider clock, int page = 1000)
{
    /// <summary>Follows up to everything that was acknowledged before the call.</summary>
    public async Task Follow(CancellationToken cancellation)
    {
        var head = (await log.Seal(cancellation)).Size;
        await using var connection = await database.OpenConnectionAsync(cancellation);
        foreach (var cause in causes)
        {
            while (await Page(connection, cause, head, cancellation) < head)
            {
            }
        }
    }

    /// <returns>The position afterwards.</returns>
    private async Task<long> Page(NpgsqlConnection connection, IJobCause cause, long head, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var from = await Position(connection, cause.Name, cancellation);
        if (from >= head) return from;
        var next = Math.Min(from + page, head);
        var touched = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var e in log.ReadLedger(from, next, cancellation))
        {
            if (StreamIds.SubjectOf(e.StreamId) is { } type && cause.Follows(type)) touched.Add(e.StreamId);
        }

        var jobs = touched.Count == 0 ? [] : Jobs(cause, await log.ReadStreams(touched, null, cancellation)).ToList();
        await NpgsqlJobQueue.Enqueue(connection, jobs, clock.GetUtcNow(), cancellation);
        await using var advance = new NpgsqlCommand("update mgp.job_position set position = $2 where cause = $1", connection) { Parameters = { new() { Value = cause.Name }, new() { Value = next } } };
        await advance.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return next;
    }

    /// <summary>Locks the position until the transaction ends.</summary>
    private static async Task<long> Position(NpgsqlConnection connection, string cause, CancellationToken cancellation)
    {
        await using (var begin = new NpgsqlCommand("insert into mgp.job_position (cause, position) values ($1, 0) on conflict do nothing", connection) { Parameters = { new() { Value = cause } } })
        {
            await begin.ExecuteNonQueryAsync(cancellation);
        }

        await using var read = new NpgsqlCommand("select position from mgp.job_position where cause = $1 for update", connection) { Parameters = { new() { Value = cause } } };
        return (long)(await read.ExecuteScalarAsync(cancellation))!;
    }

    private static IEnumerable<NewJob> Jobs(IJobCause cause, IReadOnlyList<StoredEvent> events)
    {
        foreach (var stream in events.GroupBy(e => e.StreamId, StringComparer.Ordinal))
        {
            RecordedStream recorded;
            try
            {
                recorded = RecordedStream.From(stream.Key, stream);
            }
            catch (Exception e) when (e is UnknownEventTypeException or JsonException)
            {
                continue; // who can read the stream enqueues what it needs when it reads
            }

            foreach (var job in cause.Jobs(recorded)) yield return job;
        }
    }
}

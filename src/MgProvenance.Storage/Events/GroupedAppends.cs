using MgProvenance.Application.Events;
using MgProvenance.Storage.Postgres;
using Npgsql;

namespace MgProvenance.Storage.Events;

/// <summary>
/// Sends appends of this process in groups, a transaction each, one after the other. Nobody waits for a group to fill: the first request goes at once, and
/// what arrives while it is on its way makes the next group. Nothing runs while there is nothing to write.
/// </summary>
internal sealed class GroupedAppends(NpgsqlDataSource database) : IAsyncDisposable
{
    private const int Attempts = 5;
    private const int MostWaiting = 4096;

    private readonly Lock _gate = new();
    private readonly AppendQueue _queue = new();
    private readonly SemaphoreSlim _places = new(MostWaiting, MostWaiting);
    private bool _writing;
    private TaskCompletionSource? _closing;

    public async Task<AppendOutcome> Append(AppendRequest request, CancellationToken cancellation)
    {
        var append = new WaitingAppend(request);
        if (ClaimedTwice(request) is { } taken) return taken;
        await _places.WaitAsync(cancellation);
        try
        {
            bool others;
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_closing is not null, typeof(NpgsqlEventLog));
                _queue.Add(append);
                (others, _writing) = (_writing, true);
            }

            if (!others) _ = Write();
            await using var withdrawal = cancellation.Register(() => Withdraw(append, cancellation));
            return await append.Outcome;
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>One transaction for all of them, whatever they touch; for those that cannot be stored together, one each. Returns when each has its outcome.</summary>
    public async Task Send(IReadOnlyList<WaitingAppend> group)
    {
        try
        {
            if (group.Count > 1 && (await StoreTogether(group, look: false) || await StoreTogether(group, look: true))) return;
            foreach (var append in group) await StoreAlone(append, look: group.Count > 1);
        }
        catch (Exception noConnection)
        {
            foreach (var append in group) append.Fail(noConnection);
        }
    }

    /// <summary>Ends after everything that was accepted has its outcome.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closing ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!_writing) _closing.TrySetResult();
        }

        await _closing.Task;
    }

    private async Task Write()
    {
        while (true)
        {
            List<WaitingAppend> group;
            lock (_gate)
            {
                group = _queue.Take();
                _writing = group.Count > 0;
                if (!_writing)
                {
                    _closing?.TrySetResult();
                    return;
                }
            }

            await Send(group);
            await Task.Yield(); // so that those who were answered just now can send what they have next
        }
    }

    private void Withdraw(WaitingAppend append, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (!_queue.Remove(append)) return;
        }

        append.Withdraw(cancellation);
    }

    /// <summary>False when the group failed as a whole; sending its requests again, one by one, is safe, because each is stored once under its command id.</summary>
    /// <param name="look">Without it a request that cannot be stored fails the group, which costs the others less as long as there is none.</param>
    private async Task<bool> StoreTogether(IReadOnlyList<WaitingAppend> group, bool look)
    {
        await using var connection = await ServerConnection.OpenPatiently(database);
        try
        {
            var outcomes = await AppendStatement.Run([.. group.Select(a => a.Request)], look, connection);
            for (var i = 0; i < outcomes.Length; i++) group[i].Answer(outcomes[i]);
            return true;
        }
        catch (Exception)
        {
            return false; // whose fault it was shows when each is sent alone
        }
    }

    private async Task StoreAlone(WaitingAppend append, bool look)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var connection = await ServerConnection.OpenPatiently(database);
            try
            {
                append.Answer((await AppendStatement.Run([append.Request], look || attempt > 1, connection))[0]);
                return;
            }
            catch (PostgresException e) when (AppendRefusals.From(e) is { } refusal)
            {
                append.Answer(refusal);
                return;
            }
            catch (NpgsqlException e) when (attempt < Attempts && AppendRefusals.MaySucceedAgain(e))
            {
                // The next attempt sees what the winner of the race stored, or what this one did.
            }
            catch (Exception e)
            {
                append.Fail(e);
                return;
            }
        }
    }

    private static AppendOutcome.LabelTaken? ClaimedTwice(AppendRequest request)
    {
        var claims = new Dictionary<string, string>(StringComparer.Ordinal);
        var second = request.Labels.FirstOrDefault(l => !claims.TryAdd(l.Label, l.StreamId) && claims[l.Label] != l.StreamId);
        return second is null ? null : new(second.Label, claims[second.Label]);
    }
}

using MgProvenance.Application.Events;

namespace MgProvenance.Storage.Events;

/// <summary>A request on its way to the database, and the promise of its outcome.</summary>
internal sealed class WaitingAppend
{
    private readonly TaskCompletionSource<AppendOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <exception cref="ArgumentException">A stream is named twice.</exception>
    public WaitingAppend(AppendRequest request)
    {
        Request = request;
        foreach (var stream in request.Streams)
        {
            if (!Touches.Add($"stream {stream.StreamId}")) throw new ArgumentException($"The stream {stream.StreamId} is named twice.", nameof(request));
            Events += stream.Events.Count;
            foreach (var e in stream.Events) Characters += e.Data.Length;
        }

        foreach (var claim in request.Labels) Touches.Add($"label {claim.Label}");
        Touches.Add($"command {request.Command.Actor} {request.Command.CommandId}");
    }

    public AppendRequest Request { get; }

    /// <summary>The streams, labels and command id of the request. Requests that share one are not sent at the same time.</summary>
    public HashSet<string> Touches { get; } = new(StringComparer.Ordinal);

    public int Events { get; }

    public long Characters { get; }

    public Task<AppendOutcome> Outcome => _outcome.Task;

    public void Answer(AppendOutcome outcome) => _outcome.TrySetResult(outcome);

    public void Fail(Exception error) => _outcome.TrySetException(error);

    public void Withdraw(CancellationToken cancellation) => _outcome.TrySetCanceled(cancellation);
}

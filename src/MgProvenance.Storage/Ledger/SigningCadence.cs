namespace MgProvenance.Storage.Ledger;

/// <summary>Signs while long work goes on, so that no acknowledged event stays unsigned for more than five seconds.</summary>
public sealed class SigningCadence(Checkpoints checkpoints, TimeProvider time)
{
    // One second of the five is for the signing itself.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(4);

    /// <summary>Signs in every period until it is cancelled; then it ends in order.</summary>
    /// <exception cref="LedgerInconsistentException">And whatever else <see cref="Checkpoints.Sign"/> refuses with: nothing more is signed.</exception>
    public async Task Run(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation)) await checkpoints.Sign(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The work is done; whoever did it signs the rest.
        }
    }

    /// <summary>Does work and signs beside it. When signing is refused, the work is stopped and the refusal thrown.</summary>
    public async Task<T> During<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var signing = Run(stop.Token);
        var working = work(stop.Token);
        var refused = await Task.WhenAny(signing, working) == signing;
        await stop.CancelAsync();
        if (refused) await Task.WhenAny(working);
        await signing;
        return await working;
    }
}

namespace MgProvenance.Storage.Postgres;

/// <summary>
/// Who uses the notebook's server: every user holds the lease file shared. Starting, stopping and exclusive work happen behind a second lock, the gate, so the lease itself is
/// only ever changed by one process at a time and newcomers wait at the gate.
/// </summary>
internal sealed class Lease : IDisposable
{
    private readonly FileLock gate;
    private readonly FileLock users;

    private Lease(FileLock gate, FileLock users) => (this.gate, this.users) = (gate, users);

    /// <summary>Returns inside the gate and counted as a user.</summary>
    public static async Task<Lease> Enter(string notebook, IProgress<string>? progress, CancellationToken ct)
    {
        var gate = FileLock.Open(Path.Combine(notebook, "postgres.gate"));
        var users = FileLock.Open(Path.Combine(notebook, "postgres.lease"));
        var lease = new Lease(gate, users);
        try
        {
            await lease.EnterGate(progress, ct);
            if (!users.TryShared()) throw new InvalidOperationException("The lease is held exclusively outside the gate.");
            return lease;
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    public Task EnterGate(IProgress<string>? progress, CancellationToken ct) =>
        gate.Exclusive(() => progress?.Report("Waiting for another process that starts, stops or migrates this notebook's database…"), ct);

    public void LeaveGate() => gate.Release();

    /// <summary>Only inside the gate: true when nobody else uses the server. Else we stay a user like the others.</summary>
    public bool TryBecomeOnlyUser()
    {
        if (users.TryExclusive()) return true;
        StayUser();
        return false;
    }

    public void StayUser()
    {
        if (!users.TryShared()) throw new InvalidOperationException("The lease was taken exclusively outside the gate.");
    }

    public void Dispose()
    {
        users.Dispose();
        gate.Dispose();
    }
}

using Microsoft.Win32.SafeHandles;

namespace MgProvenance.Storage.Postgres;

/// <summary>
/// An advisory whole-file lock by flock(2). It belongs to the open file, so two holders in one process exclude each other too, and the kernel lets go of it when the
/// process dies in whatever way.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);
    private readonly SafeFileHandle file;

    private FileLock(SafeFileHandle file) => this.file = file;

    public static FileLock Open(string path)
    {
        if (!File.Exists(path)) CreateEmpty(path);
        return new FileLock(Posix.OpenUnlocked(path));
    }

    public bool TryShared() => Posix.Flock(file, Posix.LockShared | Posix.LockNonBlocking);

    /// <summary>On false a shared lock held before is lost: flock(2) converts by release and request.</summary>
    public bool TryExclusive() => Posix.Flock(file, Posix.LockExclusive | Posix.LockNonBlocking);

    /// <summary>Waits; <paramref name="onWait"/> is called once if the lock is not free at once.</summary>
    public async Task Exclusive(Action? onWait, CancellationToken ct)
    {
        var told = false;
        while (!TryExclusive())
        {
            if (!told) onWait?.Invoke();
            told = true;
            await Task.Delay(Pause, ct);
        }
    }

    public void Release() => Posix.Flock(file, Posix.Unlock);

    public void Dispose() => file.Dispose();

    private static void CreateEmpty(string path)
    {
        try
        {
            File.Create(path).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process made it, or has locked it, between the question and the answer: there is a file, which is all we want.
        }
    }
}

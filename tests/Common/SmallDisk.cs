using System.Diagnostics;

namespace MgProvenance.Testing;

/// <summary>A disk of so few bytes laid over a folder, which it hides until it is taken away. It takes the right to mount; without it the calling test is reported as skipped.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    private string Filler => Path.Combine(_folder, "filler");

    /// <param name="size">As mount(8) takes it, for example <c>64k</c>.</param>
    public static SmallDisk Over(string folder, string size)
    {
        Directory.CreateDirectory(folder);
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", $"size={size},mode=755", "tmpfs", folder), "A small disk cannot be mounted here: this check needs root with the right to mount.");
        return new SmallDisk(folder);
    }

    /// <summary>Leaves no room at all.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true) file.Write(block);
        }
        catch (IOException full) when (full.HResult == 28)
        {
            // ENOSPC: as full as it gets.
        }
    }

    public void MakeRoom() => File.Delete(Filler);

    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", _folder));

    public void Dispose() => Run("umount", "--lazy", _folder);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

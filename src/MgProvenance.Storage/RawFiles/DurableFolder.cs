using MgProvenance.Storage.Postgres;

namespace MgProvenance.Storage.RawFiles;

/// <summary>A file's name lives in its folder: only an fsync of the folder makes a creation or rename survive a power cut.</summary>
internal static class DurableFolder
{
    /// <summary>Creates the folder and its missing parents, each durable in its own parent.</summary>
    public static void Create(string path)
    {
        if (Directory.Exists(path)) return;
        var parent = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Create(parent);
        Directory.CreateDirectory(path);
        Flush(parent);
    }

    public static void Flush(string path)
    {
        if (OperatingSystem.IsWindows()) return; // NTFS journals names; a folder cannot be flushed there.
        using var folder = Posix.OpenUnlocked(path);
        RandomAccess.FlushToDisk(folder);
    }
}

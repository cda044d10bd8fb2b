using MgProvenance.Storage.RawFiles;

namespace MgProvenance.Storage.Ledger;

/// <summary>Files that only their owner can read (0600) in folders that only their owner can enter (0700).</summary>
internal static class PrivateFile
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode700 = FileMode600 | UnixFileMode.UserExecute;

    /// <summary>Opens or creates the file; it is durable in its folder when this returns.</summary>
    public static FileStream Open(string path, FileMode mode)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            DurableFolder.Create(Path.GetDirectoryName(folder)!);
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, FolderMode700);
            DurableFolder.Flush(Path.GetDirectoryName(folder)!);
        }

        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows() && mode is FileMode.CreateNew or FileMode.OpenOrCreate) options.UnixCreateMode = FileMode600;
        var file = new FileStream(path, options);
        DurableFolder.Flush(folder);
        return file;
    }
}

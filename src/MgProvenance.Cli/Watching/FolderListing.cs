using MgProvenance.Application.TestRuns;

namespace MgProvenance.Cli.Watching;

/// <summary>The files of a folder that an instrument may have written, links not followed.</summary>
internal static class FolderListing
{
    private static readonly string[] TemporaryEnds = ["~", ".tmp", ".temp", ".part", ".partial", ".crdownload", ".lock", ".swp"];

    /// <summary>Folders below that may not be read are passed over.</summary>
    /// <exception cref="FolderUnreadableException">The folder is not there, or cannot be read now.</exception>
    public static Dictionary<string, FileStamp> Of(string folder, bool subfolders)
    {
        try
        {
            return Read(new DirectoryInfo(folder), subfolders);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new FolderUnreadableException(folder, unreadable);
        }
    }

    /// <summary>Null where the file is no longer there.</summary>
    public static FileStamp? StampOf(FileInfo file)
    {
        file.Refresh();
        return file.Exists ? new FileStamp(file.Length, file.LastWriteTimeUtc) : null;
    }

    private static Dictionary<string, FileStamp> Read(DirectoryInfo folder, bool subfolders)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = subfolders, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        var files = new Dictionary<string, FileStamp>(StringComparer.Ordinal);
        _ = folder.EnumerateFileSystemInfos().Any();   // What is passed over below must not hide that nothing can be read.
        foreach (var file in folder.EnumerateFiles("*", options))
        {
            if (!IsTemporary(file.Name) && StampOf(file) is { } stamp) files[file.FullName] = stamp;
        }

        return files;
    }

    private static bool IsTemporary(string name) =>
        name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal) || TemporaryEnds.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));
}

internal sealed class FolderUnreadableException(string folder, Exception cause) : Exception($"The folder {folder} cannot be read: {cause.Message.TrimEnd('.')}.", cause);

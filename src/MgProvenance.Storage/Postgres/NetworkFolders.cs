namespace MgProvenance.Storage.Postgres;

/// <summary>A database on a network folder loses its locks and its fsync, and with them the notebook; so such folders are refused.</summary>
public static class NetworkFolders
{
    public const string MountTable = "/proc/self/mounts";

    // 9p is a Windows drive as WSL shows it; the fuse types are the common remote ones.
    private static readonly HashSet<string> Remote =
    [
        "nfs", "nfs3", "nfs4", "cifs", "smb2", "smb3", "smbfs", "9p", "drvfs", "afs", "ncpfs", "glusterfs", "lustre", "beegfs", "ceph",
        "fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.glusterfs", "fuse.ceph", "fuse.davfs", "davfs",
    ];

    /// <exception cref="DatabaseSetupException">The folder lies on a network file system.</exception>
    public static void Refuse(string folder, string mountTable = MountTable)
    {
        if (!File.Exists(mountTable)) return;
        if (Explain(folder, File.ReadAllText(mountTable)) is { } sentence) throw new DatabaseSetupException("postgres.network-folder", sentence);
    }

    /// <summary>Why the folder is refused, by a mount table in the format of /proc/mounts (fstab(5)); null where it is fine.</summary>
    public static string? Explain(string folder, string mountTable)
    {
        // The last entry of equal length hides those before it.
        var mount = mountTable.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .Where(fields => fields.Length >= 3)
            .Select(fields => (Point: Unescape(fields[1]), Type: fields[2]))
            .Where(entry => IsWithin(folder, entry.Point))
            .Aggregate((Point: "", Type: ""), (best, entry) => entry.Point.Length >= best.Point.Length ? entry : best);
        return Remote.Contains(mount.Type)
            ? $"{folder} lies on a network folder or a Windows drive ({mount.Type} at {mount.Point}), where a database is not safe. Keep the notebook on a local Linux disk, or use a server (MGP_CONNECTION)."
            : null;
    }

    private static bool IsWithin(string folder, string point) =>
        point == "/" || folder == point || folder.StartsWith(point + "/", StringComparison.Ordinal);

    /// <summary>fstab(5): space, tab, newline and backslash are written as octal escapes.</summary>
    private static string Unescape(string text) =>
        text.Replace("\\040", " ", StringComparison.Ordinal).Replace("\\011", "\t", StringComparison.Ordinal)
            .Replace("\\012", "\n", StringComparison.Ordinal).Replace("\\134", "\\", StringComparison.Ordinal);
}

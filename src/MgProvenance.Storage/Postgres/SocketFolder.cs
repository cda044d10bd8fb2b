using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MgProvenance.Storage.Postgres;

/// <summary>The private folder (0700, owned by the server's account) that holds the server's unix socket.</summary>
internal static class SocketFolder
{
    /// <summary>sockaddr_un.sun_path has 108 bytes with the closing zero: unix(7).</summary>
    public const int LongestSocketPath = 107;

    public const string SocketName = "/.s.PGSQL.5432";

    /// <summary>Makes the folder, or takes the one that is there after looking at it.</summary>
    public static string Prepare(string clusterHome, ServerUser user)
    {
        var path = Name(clusterHome, user);
        Check(path);
        if (Posix.CreateFolder(path, 0x1C0) && !user.IsCurrent) Posix.ChangeOwner(path, user.Uid, user.Gid);
        Verify(path, user);
        return path;
    }

    /// <summary>
    /// /tmp rather than the run-time folder of the login session: that one disappears at logout while a server may run on; PostgreSQL touches its sockets against tidying of /tmp.
    /// For root /run, where nobody else can write.
    /// </summary>
    public static string Name(string clusterHome, ServerUser user)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(clusterHome)))[..10];
        return ServerUser.IsRoot && Directory.Exists("/run")
            ? $"/run/mgp-{hash}"
            : string.Create(CultureInfo.InvariantCulture, $"/tmp/mgp-{user.Uid}-{hash}");
    }

    /// <exception cref="DatabaseSetupException">No socket can be made there: the path is too long, or a shell or the server's option parser would take it apart.</exception>
    public static void Check(string path)
    {
        var bytes = Encoding.UTF8.GetByteCount(path + SocketName);
        if (bytes > LongestSocketPath)
        {
            throw new DatabaseSetupException("postgres.socket-path", $"The socket {path}{SocketName} would have a path of {bytes} bytes; the system allows {LongestSocketPath}.");
        }

        if (!path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.'))
        {
            throw new DatabaseSetupException("postgres.socket-path", $"The socket folder {path} has characters other than letters, digits, '-', '_' and '.'.");
        }
    }

    /// <exception cref="DatabaseSetupException">The folder is a link, another's, or open to others: somebody may have put it there to listen in.</exception>
    public static void Verify(string path, ServerUser user)
    {
        if (!OperatingSystem.IsLinux()) return;
        var fault = Posix.Identify(path, followLinks: false) switch
        {
            null => "is missing",
            { IsFolder: false } => "is not a folder (a link, perhaps)",
            { } found when found.User != user.Uid => string.Create(CultureInfo.InvariantCulture, $"belongs to user {found.User} instead of {user.Uid} ({user.Name})"),
            { Permissions: not 0x1C0 } found => $"has mode {Convert.ToString(found.Permissions, 8)} instead of 700",
            _ => null,
        };
        if (fault is not null) throw new DatabaseSetupException("postgres.socket-folder", $"The socket folder {path} {fault}. Remove it and try again.");
    }
}

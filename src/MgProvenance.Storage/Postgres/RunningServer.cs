using System.Globalization;

namespace MgProvenance.Storage.Postgres;

/// <summary>A server that runs on a data folder, as its postmaster.pid tells. <see cref="State"/> is <c>starting</c>, <c>ready</c> or <c>stopping</c>.</summary>
internal sealed record RunningServer(int Pid, string SocketFolder, string State)
{
    /// <summary>Null where there is no pid file, or only a stale one.</summary>
    public static RunningServer? Find(string dataFolder)
    {
        var lines = ReadPidFile(dataFolder);
        if (lines.Length < 1 || !int.TryParse(lines[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var pid)) return null;
        if (!IsAlive(pid, dataFolder)) return null;
        return new RunningServer(pid, lines.ElementAtOrDefault(4) ?? "", lines.ElementAtOrDefault(7)?.Trim() ?? "starting");
    }

    public static string PidFile(string dataFolder) => Path.Combine(dataFolder, "postmaster.pid");

    /// <summary>After a restart of the machine the number may belong to any process, so it counts only if that process works in the data folder, as a server does.</summary>
    private static bool IsAlive(int pid, string dataFolder)
    {
        var process = string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}");
        if (!Directory.Exists("/proc/self")) return IsAliveElsewhere(pid);
        if (!Directory.Exists(process)) return false;
        if (Posix.Identify(dataFolder, followLinks: true) is not { } data) return false;
        if (IsZombie(process)) return false;
        return Posix.Identify(process + "/cwd", followLinks: true) is not { } cwd || cwd.IsSameFileAs(data);
    }

    /// <summary>
    /// Whether the pid file names a process that is there but is no server of this folder: another program with a recycled number, or a dead server that nobody has reaped
    /// (containers without an init). PostgreSQL would wait for it for ever; a number that is free it handles by itself.
    /// </summary>
    public static bool IsPidFileMisleading(string dataFolder) =>
        ReadPidFile(dataFolder) is [var first, ..] && Directory.Exists("/proc/" + first.Trim()) && Find(dataFolder) is null;

    /// <summary>Server processes that still work in the folder, whoever started them.</summary>
    public static bool AnyProcessIn(string dataFolder) =>
        Posix.Identify(dataFolder, followLinks: true) is { } data
        && Directory.EnumerateDirectories("/proc")
            .Where(process => char.IsAsciiDigit(Path.GetFileName(process)[0]))
            .Any(process => Posix.Identify(process + "/cwd", followLinks: true) is { } cwd && cwd.IsSameFileAs(data));

    /// <summary>proc(5): the state follows the command's closing bracket in /proc/PID/stat.</summary>
    private static bool IsZombie(string process)
    {
        try
        {
            var stat = File.ReadAllText(process + "/stat");
            return stat.AsSpan(stat.LastIndexOf(')') + 1).TrimStart().StartsWith("Z");
        }
        catch (IOException)
        {
            return true; // it ended while we looked
        }
    }

    private static bool IsAliveElsewhere(int pid)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false; // the documented answer for "no such process"
        }
    }

    private static string[] ReadPidFile(string dataFolder)
    {
        try
        {
            return File.ReadAllLines(PidFile(dataFolder));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }
}

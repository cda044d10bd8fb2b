using System.Diagnostics;
using System.Globalization;

namespace MgProvenance.Integration.Tests.Crash;

/// <summary>The notebook's own server, found by its data folder.</summary>
internal static class ServerProcess
{
    /// <summary>Ends the postmaster, and its children too where asked, by SIGKILL.</summary>
    /// <returns>False where none runs.</returns>
    public static bool KillMinus9(string data, bool childrenToo)
    {
        var pidFile = Path.Combine(data, "postmaster.pid");
        if (!File.Exists(pidFile) || !int.TryParse(File.ReadLines(pidFile).FirstOrDefault(), CultureInfo.InvariantCulture, out var postmaster) || !WorksIn(postmaster, data)) return false;
        IReadOnlyList<int> children = childrenToo ? [.. Processes().Where(pid => pid != postmaster && WorksIn(pid, data))] : [];
        Kill(postmaster);
        foreach (var child in children.Where(pid => WorksIn(pid, data))) Kill(child);
        return true;
    }

    private static IEnumerable<int> Processes() =>
        Directory.EnumerateDirectories("/proc").Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : 0).Where(pid => pid > 0);

    /// <summary>Every process of a server works in its data folder, and no other does.</summary>
    private static bool WorksIn(int pid, string data)
    {
        try
        {
            return new FileInfo($"/proc/{pid}/cwd").LinkTarget == data;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // ended, or another's
        }
    }

    private static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (ArgumentException)
        {
            return; // it ended by itself
        }
    }
}

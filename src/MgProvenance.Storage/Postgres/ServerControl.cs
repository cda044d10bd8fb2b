using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MgProvenance.Storage.Postgres;

/// <summary>Starts and stops the server of one data folder through pg_ctl. Call it inside the gate only.</summary>
internal sealed class ServerControl(string home, ServerUser user, ClusterOptions options)
{
    private const long LongestLog = 10_000_000;

    public string Data { get; } = Path.Combine(home, "data");

    private string Log { get; } = Path.Combine(home, "server.log");

    private string Seconds => options.Patience.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);

    /// <summary>The socket folder of the server: of the one that runs, or of the one that is started.</summary>
    /// <param name="isOnlyUser">Whether no other process holds the notebook's lease.</param>
    public async Task<string> EnsureRunning(Func<Task<ServerBinaries>> binaries, Func<bool> isOnlyUser, IProgress<string>? progress, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (RunningServer.Find(Data) is { } running)
        {
            if (running.State is "ready")
            {
                if (!Directory.Exists(running.SocketFolder) && isOnlyUser())
                {
                    await Stop(binaries, ct); // somebody tidied its socket away: nobody can reach it any more
                    break;
                }

                SocketFolder.Verify(running.SocketFolder, user);
                return running.SocketFolder;
            }

            if (waited.Elapsed > options.Patience) throw Failed($"The database server (process {running.Pid}) has been '{running.State}' for {Seconds} s.", 0);
            await Task.Delay(100, ct);
        }

        // Another container sees the same folder and lease but not our processes; two servers on one data folder would destroy it.
        if (File.Exists(RunningServer.PidFile(Data)) && !isOnlyUser())
        {
            throw new DatabaseSetupException(
                "postgres.server-unseen", $"Another process uses this notebook, but its database server cannot be seen from here: it crashed, or it runs in another container. Close the other users of {home} first.");
        }

        return await Start(await binaries(), progress, ct);
    }

    public async Task Stop(Func<Task<ServerBinaries>> binaries, CancellationToken ct)
    {
        if (RunningServer.Find(Data) is not { } running) return;
        var stopped = await user.Run([(await binaries()).PgCtl, "stop", "-D", Data, "-s", "-m", "fast", "-w", "-t", Seconds], ct);
        if (!stopped.Succeeded && RunningServer.Find(Data) is not null) throw Failed("The database server did not stop.\n" + stopped.AllOutput, 0);
        RemoveIfEmpty(running.SocketFolder);
    }

    public Task Reload(ServerBinaries binaries, CancellationToken ct) =>
        user.Must("Reloading the server's settings", [binaries.PgCtl, "reload", "-D", Data, "-s"], ct);

    private async Task<string> Start(ServerBinaries binaries, IProgress<string>? progress, CancellationToken ct)
    {
        progress?.Report($"Starting PostgreSQL {binaries.Version}…");
        if (RunningServer.IsPidFileMisleading(Data)) await RemovePidFile(ct);
        var socket = SocketFolder.Prepare(home, user);
        await ClearSocket(socket, ct);
        var logged = await RollLog(ct);
        var settings = $"-k {socket} -c listen_addresses=''" + (options.SyncToDisk ? "" : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off");
        var started = await user.Run([binaries.PgCtl, "start", "-D", Data, "-s", "-w", "-t", Seconds, "-l", Log, "-o", settings], ct);
        return started.Succeeded ? socket : throw Failed("The database server did not start.\n" + started.AllOutput, logged);
    }

    /// <summary>Takes away what a killed server left in its socket folder, the folder included. Only where no server runs.</summary>
    public async Task RemoveSocketFolder(CancellationToken ct)
    {
        var socket = SocketFolder.Name(home, user);
        if (!Directory.Exists(socket)) return;
        SocketFolder.Verify(socket, user);
        await ClearSocket(socket, ct);
        RemoveIfEmpty(socket);
    }

    /// <summary>The socket's lock file names a process too, and PostgreSQL believes in it even where nobody reaps the dead.</summary>
    private Task ClearSocket(string socket, CancellationToken ct) =>
        user.Must("Clearing the socket folder", ["rm", "-f", "--", socket + SocketFolder.SocketName, socket + SocketFolder.SocketName + ".lock"], ct);

    private async Task RemovePidFile(CancellationToken ct)
    {
        // Without the pid file PostgreSQL cannot find processes that outlived their postmaster, so they must be gone first.
        var waited = Stopwatch.StartNew();
        while (RunningServer.AnyProcessIn(Data))
        {
            if (waited.Elapsed > options.Patience) throw Failed("Processes of a server that crashed still work in the data folder.", 0);
            await Task.Delay(100, ct);
        }

        await user.Must("Removing a stale pid file", ["rm", "-f", "--", RunningServer.PidFile(Data)], ct);
    }

    private async Task<long> RollLog(CancellationToken ct)
    {
        var length = File.Exists(Log) ? new FileInfo(Log).Length : 0;
        if (length <= LongestLog) return length;
        await user.Must("Rolling the server's log", ["mv", "-f", "--", Log, Log + ".1"], ct);
        return 0;
    }

    private DatabaseSetupException Failed(string what, long logStart) => new("postgres.start-failed", $"{what}\nEnd of {Log}:\n{LogTail(logStart)}");

    private string LogTail(long from)
    {
        const int most = 4000;
        if (!File.Exists(Log)) return "(no log)";
        using var file = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = Math.Min(file.Length, Math.Max(from, file.Length - most));
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd().Trim();
    }

    private static void RemoveIfEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
    }
}

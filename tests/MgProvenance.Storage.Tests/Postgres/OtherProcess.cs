using System.Diagnostics;
using MgProvenance.Storage.Postgres;
using Npgsql;

namespace MgProvenance.Storage.Tests.Postgres;

/// <summary>
/// A second process that opens the notebook and keeps it until told: this test assembly started again for its one explicit test, <see cref="OtherProcessBody.Hold"/>.
/// </summary>
internal sealed class OtherProcess : IDisposable
{
    private readonly Process process;
    private readonly string signals;

    private OtherProcess(Process process, string signals) => (this.process, this.signals) = (process, signals);

    public static async Task<OtherProcess> Holding(ScratchNotebook notebook, CancellationToken ct, ServerUser? user = null)
    {
        var other = Start(notebook, user);
        await other.WaitFor("held", ct);
        return other;
    }

    public static OtherProcess Start(ScratchNotebook notebook, ServerUser? user = null)
    {
        var signals = Directory.CreateDirectory(Path.Combine(notebook.Path, "..", "signals-" + Path.GetRandomFileName())).FullName;
        if (user is not null) Posix.ChangeOwner(signals, user.Uid, user.Gid);
        IReadOnlyList<string> command =
            [Environment.ProcessPath!, "exec", typeof(OtherProcess).Assembly.Location, "-explicit", "only", "-method", $"{typeof(OtherProcessBody).FullName}.{nameof(OtherProcessBody.Hold)}"];
        if (Path.GetFileNameWithoutExtension(command[0]) != "dotnet") command = ["dotnet", .. command.Skip(1)];
        if (user is not null) command = user.Wrap(command, "/usr/bin/setpriv");
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, WorkingDirectory = "/" };
        foreach (var argument in command.Skip(1)) start.ArgumentList.Add(argument);
        start.Environment["MGP_TEST_NOTEBOOK"] = notebook.Path;
        start.Environment["MGP_TEST_SIGNALS"] = signals;
        if (user is not null) start.Environment["HOME"] = signals;
        return new OtherProcess(Process.Start(start)!, signals);
    }

    public async Task WaitFor(string signal, CancellationToken ct)
    {
        while (!File.Exists(Path.Combine(signals, signal)))
        {
            if (process.HasExited) Assert.Fail($"The other process ended with {process.ExitCode}:\n{await process.StandardOutput.ReadToEndAsync(ct)}");
            await Task.Delay(50, ct);
        }
    }

    public string Read(string signal) => File.ReadAllText(Path.Combine(signals, signal));

    public async Task LeaveInOrder(CancellationToken ct)
    {
        File.WriteAllText(Path.Combine(signals, "leave"), "");
        await process.WaitForExitAsync(ct);
    }

    /// <summary>Everything it said when it ended by itself.</summary>
    public async Task<string> Said(CancellationToken ct)
    {
        var said = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return said;
    }

    public async Task KillMinus9(CancellationToken ct)
    {
        process.Kill();
        await process.WaitForExitAsync(ct);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}

public sealed class OtherProcessBody
{
    [Fact(Explicit = true)]
    public async Task Hold()
    {
        var notebook = Environment.GetEnvironmentVariable("MGP_TEST_NOTEBOOK")!;
        var signals = Environment.GetEnvironmentVariable("MGP_TEST_SIGNALS")!;
        var ct = TestContext.Current.CancellationToken;
        await using var cluster = await EmbeddedCluster.Open(notebook, TestCluster.Options(Path.GetDirectoryName(notebook)!), ct: ct);
        var told = Path.Combine(signals, "held");
        await using var database = NpgsqlDataSource.Create(cluster.AppConnectionString);
        var started = await database.Scalar<string>("select pg_postmaster_start_time()::text");
        await File.WriteAllLinesAsync(told + ".new", [cluster.DataFolder, cluster.ServerUserName, cluster.SocketFolderPath, started], ct);
        File.Move(told + ".new", told);
        while (!File.Exists(Path.Combine(signals, "leave"))) await Task.Delay(50, ct);
    }
}

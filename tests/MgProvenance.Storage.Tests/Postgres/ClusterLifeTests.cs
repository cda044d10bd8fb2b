using MgProvenance.Storage.Postgres;
using Npgsql;

namespace MgProvenance.Storage.Tests.Postgres;

public sealed class ClusterLifeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_process_to_leave_stops_the_server()
    {
        await using var notebook = await ScratchNotebook.WithCluster(Ct);
        var first = await notebook.Open(Ct);
        var server = notebook.ServerProcessId;
        using var other = await OtherProcess.Holding(notebook, Ct);

        await first.DisposeAsync();
        Assert.NotNull(server);
        Assert.Equal(server, notebook.ServerProcessId);

        await other.LeaveInOrder(Ct);
        Assert.Null(notebook.ServerProcessId);
        Assert.False(Directory.Exists(first.SocketFolderPath));
    }

    [Fact]
    public async Task A_server_left_over_by_a_killed_process_is_adopted_and_then_stopped()
    {
        await using var notebook = await ScratchNotebook.WithCluster(Ct);
        using (var other = await OtherProcess.Holding(notebook, Ct)) await other.KillMinus9(Ct);
        var orphan = notebook.ServerProcessId;
        Assert.NotNull(orphan);

        await using (var cluster = await notebook.Open(Ct))
        {
            Assert.Equal(orphan, notebook.ServerProcessId);
            await Ping(cluster);
        }

        Assert.Null(notebook.ServerProcessId);
    }

    [Fact]
    public async Task Processes_that_open_a_new_notebook_at_once_share_one_cluster()
    {
        await using var notebook = new ScratchNotebook();
        using var other = OtherProcess.Start(notebook);
        using var third = OtherProcess.Start(notebook);
        await using var ours = await notebook.Open(Ct);
        await other.WaitFor("held", Ct);
        await third.WaitFor("held", Ct);

        Assert.Equal(ours.DataFolder, other.Read("held").Split('\n')[0]);
        Assert.Equal(ours.DataFolder, third.Read("held").Split('\n')[0]);
        await other.LeaveInOrder(Ct);
        await third.LeaveInOrder(Ct);
        await Ping(ours);
    }

    [Fact]
    public async Task What_was_written_is_there_after_a_stop_and_a_start()
    {
        await using var notebook = await ScratchNotebook.WithCluster(Ct);
        await using (var cluster = await notebook.Open(Ct)) await Execute(cluster.OwnerConnectionString, "CREATE SCHEMA kept; CREATE TABLE kept.t AS SELECT 42 AS n");
        await using (var cluster = await notebook.Open(Ct)) Assert.Equal(42, await Execute(cluster.OwnerConnectionString, "SELECT n FROM kept.t"));
    }

    [Fact]
    public async Task A_new_opening_waits_while_another_holds_the_gate()
    {
        await using var notebook = new ScratchNotebook();
        using var gate = FileLock.Open(Path.Combine(notebook.Path, "postgres.gate"));
        Assert.True(gate.TryExclusive());
        var opening = notebook.Open(Ct);
        await Task.Delay(300, Ct);
        Assert.False(opening.IsCompleted);
        Assert.False(File.Exists(Path.Combine(notebook.Path, "postgres.json")));

        gate.Release();
        await using var cluster = await opening;
    }

    [Fact]
    public async Task A_server_without_its_socket_is_started_again()
    {
        await using var notebook = await ScratchNotebook.WithCluster(Ct);
        using (var other = await OtherProcess.Holding(notebook, Ct))
        {
            Directory.Delete(other.Read("held").Split('\n')[2], recursive: true);
            await other.KillMinus9(Ct);
        }

        await using var cluster = await notebook.Open(Ct);
        await Ping(cluster);
    }

    private static async Task Ping(EmbeddedCluster cluster) => Assert.Equal(1, await Execute(cluster.AppConnectionString, "SELECT 1"));

    private static async Task<object?> Execute(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Ct);
    }
}

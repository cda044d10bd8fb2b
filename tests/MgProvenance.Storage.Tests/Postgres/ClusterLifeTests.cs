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
    public async Task Ten_programs_that_open_a_new_notebook_at_once_share_one_server_and_the_last_to_leave_stops_it()
    {
        await using var notebook = new ScratchNotebook();
        var programs = Enumerable.Range(0, 10).Select(_ => OtherProcess.Start(notebook)).ToList();
        foreach (var program in programs) await program.WaitFor("held", Ct);
        Assert.Single(programs.Select(p => p.Read("held")).Distinct());

        await Task.WhenAll(programs.Select(p => p.LeaveInOrder(Ct)));
        Assert.Null(notebook.ServerProcessId);
        foreach (var program in programs) program.Dispose();
    }

    /// <summary>As an ordinary account, whose data lie in the notebook.</summary>
    [Fact]
    public async Task A_notebook_works_on_a_path_of_200_characters_with_spaces_and_letters_of_other_scripts()
    {
        await using var notebook = new ScratchNotebook("Heft Nr. 7 für Mg – 笔记本's " + new string('x', 140));
        Assert.InRange(notebook.Path.Length, 190, 230);
        var account = ServerUser.IsRoot ? (await ServerUser.Find("nobody", Ct))! : ServerUser.Current;
        if (ServerUser.IsRoot) Posix.ChangeOwner(notebook.Path, account.Uid, account.Gid);
        using var other = await OtherProcess.Holding(notebook, Ct, account);
        Assert.StartsWith(notebook.Path, other.Read("held"), StringComparison.Ordinal);
        await using (var ours = await notebook.Open(Ct)) await Ping(ours);
        await other.LeaveInOrder(Ct);
        Assert.Null(notebook.ServerProcessId);
    }

    [Fact]
    public async Task A_notebook_that_root_made_tells_an_ordinary_account_whose_it_is()
    {
        Assert.SkipUnless(ServerUser.IsRoot, "Only root can make a notebook for another account to find.");
        await using var notebook = await ScratchNotebook.WithCluster(Ct);
        await (await notebook.Open(Ct)).DisposeAsync();
        using var other = OtherProcess.Start(notebook, await ServerUser.Find("nobody", Ct));
        var said = await other.Said(Ct);
        Assert.Contains("belongs to the account '", said, StringComparison.Ordinal);
        Assert.Contains("you are 'nobody'. Work as that account or as root.", said, StringComparison.Ordinal);
        Assert.Null(notebook.ServerProcessId);
        await using var cluster = await notebook.Open(Ct);
        await Ping(cluster);
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

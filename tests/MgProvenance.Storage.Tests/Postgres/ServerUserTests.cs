using MgProvenance.Storage.Postgres;

namespace MgProvenance.Storage.Tests.Postgres;

public sealed class ServerUserTests
{
    private static readonly ServerUser Other = new("labdb", ServerUser.Current.Uid + 4711, 4712);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Ones_own_commands_are_run_as_they_are() => Assert.Equal(["initdb", "-D", "x"], ServerUser.Current.Wrap(["initdb", "-D", "x"], null));

    [Fact]
    public void Another_accounts_commands_go_through_setpriv_or_runuser()
    {
        Assert.Equal(["/bin/setpriv", $"--reuid={Other.Uid}", "--regid=4712", "--init-groups", "--", "initdb"], Other.Wrap(["initdb"], "/bin/setpriv"));
        Assert.Equal(["/sbin/runuser", "-u", "labdb", "--", "initdb"], Other.Wrap(["initdb"], "/sbin/runuser"));
        Assert.Equal("postgres.no-setpriv", Assert.Throws<DatabaseSetupException>(() => Other.Wrap(["initdb"], null)).Code);
    }

    [Fact]
    public async Task An_unknown_account_is_not_found() => Assert.Null(await ServerUser.Find("no-such-account", Ct));

    [Fact]
    public async Task As_root_the_server_gets_an_unprivileged_account_and_else_ones_own()
    {
        var user = await ServerUser.ForNewCluster(null, Ct);
        Assert.NotEqual(0u, user.Uid);
        Assert.Equal(!ServerUser.IsRoot, user.IsCurrent);
        if (!ServerUser.IsRoot) return;
        Assert.Equal("nobody", (await ServerUser.ForNewCluster("nobody", Ct)).Name);
        await Assert.ThrowsAsync<DatabaseSetupException>(() => ServerUser.ForNewCluster("root", Ct));
        await Assert.ThrowsAsync<DatabaseSetupException>(() => ServerUser.ForNewCluster("no-such-account", Ct));
    }

    [Fact]
    public async Task An_ordinary_account_keeps_its_data_in_the_notebook_and_root_may_join_it()
    {
        await using var notebook = new ScratchNotebook();
        var account = ServerUser.IsRoot ? (await ServerUser.Find("nobody", Ct))! : ServerUser.Current;
        if (ServerUser.IsRoot) Posix.ChangeOwner(notebook.Path, account.Uid, account.Gid);

        using var other = await OtherProcess.Holding(notebook, Ct, ServerUser.IsRoot ? account : null);
        Assert.Equal([Path.Combine(notebook.Path, "postgres", "data"), account.Name], other.Read("held").Split('\n')[..2]);
        await using (var ours = await notebook.Open(Ct)) Assert.Equal(other.Read("held").Split('\n')[2], ours.SocketFolderPath);
        Assert.NotNull(notebook.ServerProcessId);
        await other.LeaveInOrder(Ct);
        Assert.Null(notebook.ServerProcessId);
    }
}

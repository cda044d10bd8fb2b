using System.Diagnostics;
using System.Globalization;
using MgProvenance.Storage.Postgres;

namespace MgProvenance.Storage.Tests.Postgres;

public sealed class ClusterFaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_crash_during_initdb_leaves_a_folder_that_the_next_opening_replaces()
    {
        await using var notebook = new ScratchNotebook();
        using (var cancelled = new CancellationTokenSource())
        {
            var opening = EmbeddedCluster.Open(notebook.Path, notebook.Options, new CancelOn("Creating", cancelled), cancelled.Token);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
        }

        Assert.Null(ClusterRecord.Read(notebook.Path)!.Major);
        await using var cluster = await notebook.Open(Ct);
        Assert.False(Directory.Exists(Path.Combine(notebook.Home, "data.unfinished")));
    }

    [Fact]
    public async Task A_finished_folder_that_the_record_does_not_know_yet_is_taken()
    {
        await using var notebook = await ScratchNotebook.WithCluster(Ct);
        var record = ClusterRecord.Read(notebook.Path)!;
        (record with { Major = null }).Write(notebook.Path);
        await (await notebook.Open(Ct)).DisposeAsync();
        Assert.Equal(record, ClusterRecord.Read(notebook.Path));
    }

    [Fact]
    public async Task A_data_folder_that_has_gone_is_an_error_and_never_a_new_database()
    {
        await using var notebook = await ScratchNotebook.WithCluster(Ct);
        Directory.Move(notebook.Data, notebook.Data + ".away");
        var error = await Assert.ThrowsAsync<DatabaseSetupException>(() => notebook.Open(Ct));
        Assert.Equal("postgres.data-missing", error.Code);
        Assert.False(Directory.Exists(notebook.Data));
    }

    [Fact]
    public async Task A_start_that_fails_shows_the_end_of_the_servers_log()
    {
        await using var notebook = await ScratchNotebook.WithCluster(Ct);
        await File.AppendAllTextAsync(Path.Combine(notebook.Data, "postgresql.conf"), "no_such_setting = 1\n", Ct);
        var error = await Assert.ThrowsAsync<DatabaseSetupException>(() => notebook.Open(Ct));
        Assert.Equal("postgres.start-failed", error.Code);
        Assert.Contains("no_such_setting", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pid_file_that_names_some_other_program_of_the_account_does_not_stop_the_start()
    {
        await using var notebook = await ScratchNotebook.WithCluster(Ct);
        string user;
        await using (var cluster = await notebook.Open(Ct)) user = cluster.ServerUserName;
        var account = (await ServerUser.Find(user, Ct))!;
        using var stranger = await Sleeper.Start(account, Ct);
        await account.WriteFile(RunningServer.PidFile(notebook.Data), $"{stranger.Pid}\n{notebook.Data}\n1\n5432\n/tmp\n\n1 1\nready\n", Ct);

        await using var again = await notebook.Open(Ct);
        Assert.NotEqual(stranger.Pid, notebook.ServerProcessId);
        Assert.NotNull(notebook.ServerProcessId);
    }

    [Fact]
    public async Task A_server_that_cannot_be_seen_while_others_use_the_notebook_is_not_started_twice()
    {
        await using var notebook = await ScratchNotebook.WithCluster(Ct);
        await using var cluster = await notebook.Open(Ct);
        Process.GetProcessById(notebook.ServerProcessId!.Value).Kill();
        while (notebook.ServerProcessId is not null) await Task.Delay(50, Ct);

        var error = await Assert.ThrowsAsync<DatabaseSetupException>(() => notebook.Open(Ct));
        Assert.Equal("postgres.server-unseen", error.Code);

        await cluster.DisposeAsync();
        await using var recovered = await notebook.Open(Ct);
    }

    [Fact]
    public async Task A_copied_notebook_folder_does_not_get_the_originals_database()
    {
        await using var notebook = await ScratchNotebook.WithCluster(Ct);
        var copy = Directory.CreateDirectory(notebook.Path + "-copy").FullName;
        (ClusterRecord.Read(notebook.Path)! with { Home = notebook.Home }).Write(copy);

        var error = await Assert.ThrowsAsync<DatabaseSetupException>(() => EmbeddedCluster.Open(copy, notebook.Options, ct: Ct));
        Assert.Equal("postgres.copied-notebook", error.Code);
    }

    [Fact]
    public async Task A_database_in_use_is_not_deleted()
    {
        await using var notebook = await ScratchNotebook.WithCluster(Ct);
        await using var cluster = await notebook.Open(Ct);
        Assert.False(await EmbeddedCluster.Delete(notebook.Path, notebook.Options, Ct));
        await cluster.DisposeAsync();
        Assert.True(await EmbeddedCluster.Delete(notebook.Path, notebook.Options, Ct));
        Assert.False(File.Exists(Path.Combine(notebook.Path, "postgres.json")));
    }

    [Fact]
    public async Task A_notebook_on_a_network_folder_is_refused_before_anything_is_written()
    {
        await using var notebook = new ScratchNotebook();
        var mounts = notebook.Path + ".mounts";
        await File.WriteAllTextAsync(mounts, $"/dev/sda1 / ext4 rw 0 0\nserver:/labs {notebook.Path} nfs4 rw 0 0\n", Ct);
        var error = await Assert.ThrowsAsync<DatabaseSetupException>(() => EmbeddedCluster.Open(notebook.Path, notebook.Options with { MountTable = mounts }, ct: Ct));
        Assert.Equal("postgres.network-folder", error.Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(notebook.Path));
    }

    [Fact]
    public async Task A_data_folder_apart_on_a_network_folder_is_refused()
    {
        await using var notebook = await ScratchNotebook.WithCluster(Ct);
        var mounts = notebook.Path + ".mounts";
        await File.WriteAllTextAsync(mounts, $"/dev/sda1 / ext4 rw 0 0\nserver:/labs {notebook.Home} cifs rw 0 0\n", Ct);
        var error = await Assert.ThrowsAsync<DatabaseSetupException>(() => EmbeddedCluster.Open(notebook.Path, notebook.Options with { MountTable = mounts }, ct: Ct));
        Assert.Equal("postgres.network-folder", error.Code);
        Assert.Null(notebook.ServerProcessId);
    }

    [Fact]
    public async Task An_unfinished_database_is_deleted_without_being_finished_first()
    {
        await using var notebook = await ScratchNotebook.WithCluster(Ct);
        var home = notebook.Home;
        Directory.Move(notebook.Data, notebook.Data + ".unfinished");
        (ClusterRecord.Read(notebook.Path)! with { Major = null }).Write(notebook.Path);
        Assert.True(await EmbeddedCluster.Delete(notebook.Path, notebook.Options, Ct));
        Assert.False(Directory.Exists(home));
    }

    private sealed class CancelOn(string word, CancellationTokenSource source) : IProgress<string>
    {
        public void Report(string value)
        {
            if (value.StartsWith(word, StringComparison.Ordinal)) source.CancelAfter(TimeSpan.FromMilliseconds(250));
        }
    }

    /// <summary>A process of the account that is no server.</summary>
    private sealed class Sleeper(Process process, int pid) : IDisposable
    {
        public int Pid { get; } = pid;

        public static async Task<Sleeper> Start(ServerUser account, CancellationToken ct)
        {
            var command = account.Wrap(["/bin/sh", "-c", "echo $$; exec sleep 100"], "/usr/bin/setpriv");
            var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, WorkingDirectory = "/" };
            foreach (var argument in command.Skip(1)) start.ArgumentList.Add(argument);
            var process = Process.Start(start)!;
            var pid = int.Parse((await process.StandardOutput.ReadLineAsync(ct))!, CultureInfo.InvariantCulture);
            return new Sleeper(process, pid);
        }

        public void Dispose()
        {
            process.Kill();
            process.Dispose();
        }
    }
}

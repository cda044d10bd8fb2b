using MgProvenance.Application.Events;
using MgProvenance.Storage.Events;
using MgProvenance.Storage.Ledger;
using MgProvenance.Storage.Postgres;
using MgProvenance.Storage.Tests.Postgres;
using MgProvenance.Storage.Tests.Verification;
using MgProvenance.Storage.Verification;
using Npgsql;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Faults;

/// <summary>Dump and restore as docs/server.md tells, into a cluster that counts transactions anew.</summary>
public sealed class RestoreTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dump_taken_while_events_wait_and_a_writer_is_busy_restores_to_a_notebook_that_goes_on()
    {
        await using var notebook = await SignedNotebook.Create();
        var dump = Path.Combine(Path.GetDirectoryName(notebook.Options.NotebookFolder!)!, Path.GetRandomFileName() + ".dump");
        try
        {
            await DumpWhileWriting(notebook, dump);
            await using var other = await ScratchNotebook.WithCluster(Stop);
            await using var cluster = await other.Open(Stop);
            await Run("pg_restore", cluster.OwnerConnectionString, "--exit-on-error", dump);
            await using var restored = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(cluster.AppConnectionString) { Pooling = false });
            await GoesOn(notebook, restored);
        }
        finally
        {
            File.Delete(dump);
        }
    }

    private static async Task DumpWhileWriting(SignedNotebook notebook, string dump)
    {
        using var done = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            var written = 0;
            for (; !done.IsCancellationRequested; written++) await notebook.Append(NewStream("lot"), 0, Requests.Events(3));
            return written;
        }, Stop);
        await Run("pg_dump", notebook.Database.Owner.ConnectionString, "--format=custom", $"--file={dump}");
        await done.CancelAsync();
        Assert.True(await writing > 0, "Nothing was written beside the dump.");
    }

    private static async Task GoesOn(SignedNotebook notebook, NpgsqlDataSource restored)
    {
        Assert.NotEqual(
            await notebook.Database.App.Scalar<string>("select min(xmin::text::bigint)::text from mt_events"), await restored.Scalar<string>("select min(xmin::text::bigint)::text from mt_events"));
        var verifier = new Verifier(restored);
        var report = await verifier.Verify(notebook.Options, null, Stop);
        Assert.Empty(report.Faults);
        Assert.True(report.Unsealed > 0, "No event was waiting when the dump was taken.");

        var log = new NpgsqlEventLog(restored);
        Assert.IsType<AppendOutcome.Appended>(await log.Append(Request(To(notebook.D, 3, Event())), Stop));
        Assert.IsType<AppendOutcome.Appended>(await log.Append(Request(To(NewStream("lot"), 0, Event())), Stop));
        await new Checkpoints(restored, notebook.Identity, notebook.Folders).Sign(Stop);

        var after = await verifier.Verify(notebook.Options, null, Stop);
        Assert.Empty(after.Faults);
        Assert.Equal((report.Events + 2, 0L, ProtectionLevel.SecondStore), (after.Events, after.UncoveredTail, after.Protection));
    }

    private static async Task Run(string tool, string connectionString, params string[] arguments)
    {
        var path = Path.Combine((await ServerBinaries.Find(ct: Stop)).Folder, tool);
        Assert.SkipUnless(File.Exists(path), $"These server binaries come without {tool}.");
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        var ran = await CommandRunner.Run([path, $"--host={to.Host}", $"--username={to.Username}", $"--dbname={to.Database}", .. arguments], "/", null, "", Stop);
        Assert.True(ran.Succeeded, ran.AllOutput);
    }
}

using System.Globalization;
using MgProvenance.Integration.Tests.Audits;
using MgProvenance.Integration.Tests.Workers;
using MgProvenance.Storage.Ledger;
using MgProvenance.Storage.Postgres;
using MgProvenance.Storage.Verification;
using Npgsql;

namespace MgProvenance.Integration.Tests.Load;

/// <summary>
/// Two processes with eight writers each, beside everything that has made ledgers stall or skip: a transaction held open, a prepared one, an old one in another database, two sealers.
/// </summary>
[Collection(Campaigns.InTurns)]
public sealed class LoadCampaignTests(ITestOutputHelper output)
{
    private const string Elsewhere = "elsewhere", Prepared = "campaign";
    private const int Enough = 300;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_lost_doubled_or_skipped_under_load()
    {
        await using var notebook = await TemporaryNotebook.Create();
        await using var cluster = await OpenWithPreparedTransactions(notebook);
        await cluster.Migrate(MigrationScript.BuiltIn(), ct: Ct);
        await using var store = NpgsqlDataSource.Create(cluster.AppConnectionString);
        var folders = new LogFolders(notebook.Beside("keys"), notebook.Beside("state"));
        var checkpoints = new Checkpoints(store, await LogIdentity.Create(store, folders, Ct), folders);
        var books = new Books();

        await using var elsewhere = await IdleElsewhere(cluster);
        await using var held = await Foreign(store, "held", books);
        await using var prepared = await Foreign(store, "prepared", books);
        await prepared.Prepare(Prepared);
        await Work(cluster.AppConnectionString, notebook.Beside("journals"), store, checkpoints, books);
        await held.Commit();
        await Execute(cluster.AppConnectionString, $"commit prepared '{Prepared}'");
        await checkpoints.Sign(Ct);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{books.Stored.Count} commands acknowledged, {books.Refused.Count} refused or rolled back"));
        var faults = await new NotebookAudit(store).Run(books, new VerifyOptions { NotebookFolder = notebook.Folder, Folders = folders }, Ct);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task<EmbeddedCluster> OpenWithPreparedTransactions(TemporaryNotebook notebook)
    {
        await using (var cluster = await notebook.Open(Ct)) await Execute(cluster.SuperuserConnectionString, "alter system set max_prepared_transactions = 10");
        return await notebook.Open(Ct); // the setting needs a start
    }

    private static async Task Work(string connection, string journals, NpgsqlDataSource store, Checkpoints checkpoints, Books books)
    {
        await using var first = WorkerProcess.Start(LoadWorker.Name, "1", connection, journals);
        await using var second = WorkerProcess.Start(LoadWorker.Name, "2", connection, journals);
        using var time = new CancellationTokenSource();
        await Task.WhenAll(Seal(store, time.Token), Seal(store, time.Token), Sign(checkpoints, time.Token), Time());
        foreach (var (worker, number) in new[] { (first, "1"), (second, "2") })
        {
            var (exit, errors) = await worker.LeaveInOrder(Ct);
            Assert.True(exit == 0, $"Worker {number} ended with {exit}.\n{errors}");
            foreach (var line in Journal.Lines(LoadWorker.JournalOf(journals, number))) Line.Enter(books, line);
        }

        // A slow machine gets as long as it needs to do something worth checking.
        async Task Time()
        {
            await Task.Delay(Campaigns.TimeOrElse(10), Ct);
            while (!first.HasEnded && !second.HasEnded && Written(journals) < Enough) await Task.Delay(100, Ct);
            await time.CancelAsync();
        }
    }

    private static int Written(string journals) => Directory.EnumerateFiles(journals).Sum(path => Journal.Lines(path).Count);

    private static async Task Seal(NpgsqlDataSource store, CancellationToken time)
    {
        var sealer = new Sealer(store);
        for (; !time.IsCancellationRequested; await Task.Yield()) await sealer.Seal(Ct);
    }

    private static async Task Sign(Checkpoints checkpoints, CancellationToken time)
    {
        while (!time.IsCancellationRequested)
        {
            await checkpoints.Sign(Ct);
            await Task.Delay(500, Ct);
        }
    }

    private static async Task<ForeignTransaction> Foreign(NpgsqlDataSource store, string command, Books books)
    {
        var stream = BenchFacts.Append(command, BenchFacts.Stream("lot", command), 0, 2);
        books.Stored.Add(command, [.. stream.Events.Select((e, i) => new Entry(stream.StreamId, i + 1, e.Id))]);
        return await ForeignTransaction.Begin(store, stream, command);
    }

    /// <summary>A writer in another database that has a transaction id and does nothing with it.</summary>
    private static async Task<NpgsqlConnection> IdleElsewhere(EmbeddedCluster cluster)
    {
        await Execute(cluster.SuperuserConnectionString, $"create database {Elsewhere}");
        var idle = new NpgsqlConnection(TemporaryNotebook.On(cluster.SuperuserConnectionString, Elsewhere));
        await idle.OpenAsync(Ct);
        await using var begin = new NpgsqlCommand("begin; select txid_current()", idle);
        await begin.ExecuteNonQueryAsync(Ct);
        return idle;
    }

    private static async Task Execute(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using MgProvenance.Integration.Tests.Audits;
using MgProvenance.Integration.Tests.Workers;
using MgProvenance.Storage.Ledger;
using MgProvenance.Storage.Postgres;
using MgProvenance.Storage.RawFiles;
using MgProvenance.Storage.Verification;
using Npgsql;

namespace MgProvenance.Integration.Tests.Crash;

/// <summary>Programs and server are killed at random, again and again, while two programs write and note every acknowledgement.</summary>
[Collection(Campaigns.InTurns)]
public sealed class CrashCampaignTests(ITestOutputHelper output)
{
    private static readonly string[] Workers = ["1", "2"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_survives_every_kill()
    {
        await using var notebook = await TemporaryNotebook.Create();
        var data = await Prepare(notebook);
        var journals = notebook.Beside("journals");
        var killed = await Rage(notebook.Folder, data, journals);

        await using var cluster = await notebook.Open(Ct);
        await using var store = NpgsqlDataSource.Create(cluster.AppConnectionString);
        var (books, rawFiles, acknowledged) = Read(journals);
        var folders = CrashWorker.Folders(notebook.Folder);
        await new Checkpoints(store, await LogIdentity.Read(store, Ct), folders).Sign(Ct);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{killed.Programs} programs and {killed.Servers} servers killed, {acknowledged.Commands} commands acknowledged with {rawFiles.Count} raw files, {acknowledged.Repeats} sent again after they had been stored"));
        IReadOnlyList<string> faults =
        [
            .. await Damaged(new FileRawFiles(notebook.Folder), rawFiles),
            .. await new NotebookAudit(store).Run(books, new VerifyOptions { NotebookFolder = notebook.Folder, Folders = folders }, Ct),
        ];
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>The notebook as a first program leaves it.</summary>
    /// <returns>The server's data folder.</returns>
    private static async Task<string> Prepare(TemporaryNotebook notebook)
    {
        await using var cluster = await notebook.Open(Ct);
        await cluster.Migrate(MigrationScript.BuiltIn(), ct: Ct);
        await using var store = NpgsqlDataSource.Create(cluster.AppConnectionString);
        await LogIdentity.Create(store, CrashWorker.Folders(notebook.Folder), Ct);
        return cluster.DataFolder;
    }

    /// <summary>Kills until the time is over. Between most kills somebody must have been acknowledged something; the others hit programs and servers that are still starting.</summary>
    private static async Task<(int Programs, int Servers)> Rage(string notebook, string data, string journals)
    {
        var chance = new Random();
        var (programs, servers) = (0, 0);
        var running = Workers.ToDictionary(number => number, Start);
        try
        {
            for (var time = Stopwatch.StartNew(); time.Elapsed < Campaigns.TimeOrElse(15) || programs == 0 || servers == 0;)
            {
                if (chance.Next(5) > 0) await Progress();
                await Task.Delay(chance.Next(1000), Ct);
                await StartAgain();
                if (chance.Next(5) < 2)
                {
                    servers += ServerProcess.KillMinus9(data, childrenToo: chance.Next(2) == 0) ? 1 : 0;
                }
                else
                {
                    await running[Workers[chance.Next(Workers.Length)]].KillMinus9(Ct);
                    programs++;
                }
            }

            foreach (var worker in running.Values) MayEndWith(await worker.LeaveInOrder(Ct));
        }
        finally
        {
            foreach (var worker in running.Values) await worker.DisposeAsync();
        }

        return (programs, servers);

        WorkerProcess Start(string number) => WorkerProcess.Start(CrashWorker.Name, number, notebook, journals);

        async Task StartAgain()
        {
            foreach (var (number, worker) in running.Where(w => w.Value.HasEnded).ToList())
            {
                MayEndWith(await worker.Ended(Ct));
                await worker.DisposeAsync();
                running[number] = Start(number);
            }
        }

        async Task Progress()
        {
            var before = Written();
            for (var waited = Stopwatch.StartNew(); Written() == before; await Task.Delay(20, Ct))
            {
                await StartAgain();
                Assert.True(waited.Elapsed < CrashWorker.Patience, "Nobody was acknowledged anything for too long.");
            }
        }

        long Written() => new DirectoryInfo(journals).EnumerateFiles().Sum(file => file.Length);
    }

    /// <summary>In order, because it was killed, or because its server was. Anything else is what this campaign looks for.</summary>
    private static void MayEndWith((int Exit, string Errors) worker)
    {
        const int killed = 128 + 9;
        Assert.True(worker.Exit is 0 or killed or CrashWorker.ServerLost, $"A worker ended with {worker.Exit}.\n{worker.Errors}");
    }

    private static (Books Books, IReadOnlyList<byte[]> RawFiles, Acknowledged Acknowledged) Read(string journals)
    {
        var (books, rawFiles, all) = (new Books(), new List<byte[]>(), new Acknowledged(0, 0));
        foreach (var writer in Workers.SelectMany(number => Enumerable.Range(0, CrashWorker.Writers).Select(w => CrashWorker.WriterName(number, w))))
        {
            var acknowledged = Acknowledged.Read(Acknowledged.PathOf(journals, writer));
            all = new(all.Commands + acknowledged.Commands, all.Repeats + acknowledged.Repeats);
            var plan = new Plan(writer);
            for (var planned = plan.Next(); ; planned = plan.Next())
            {
                var id = planned.Request.Command.CommandId;
                if (planned.Number > acknowledged.Commands)
                {
                    books.Unanswered.Add(id, planned.Entries);
                    break;
                }

                books.Stored.Add(id, planned.Entries);
                if (planned.RawFile is { } content) rawFiles.Add(content);
            }
        }

        return (books, rawFiles, all);
    }

    private static async Task<IReadOnlyList<string>> Damaged(FileRawFiles store, IReadOnlyList<byte[]> acknowledged)
    {
        var faults = new List<string>();
        foreach (var content in acknowledged)
        {
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
            if (await store.Read(sha256, Ct) is not { } stored || !stored.AsSpan().SequenceEqual(content)) faults.Add($"Raw file {sha256} of {content.Length} bytes was acknowledged and is not there.");
        }

        return faults;
    }
}

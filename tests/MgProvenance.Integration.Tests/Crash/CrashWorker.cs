using System.Diagnostics;
using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Reagents;
using MgProvenance.Integration.Tests.Workers;
using MgProvenance.Storage.Events;
using MgProvenance.Storage.Ledger;
using MgProvenance.Storage.Postgres;
using MgProvenance.Storage.Projections;
using MgProvenance.Storage.RawFiles;
using Npgsql;

namespace MgProvenance.Integration.Tests.Crash;

/// <summary>A program with an open notebook and some writers, which may be killed at any time. It ends when its server does.</summary>
internal static class CrashWorker
{
    public const string Name = "crash";

    /// <summary>Exit code of one whose server went away.</summary>
    public const int ServerLost = 75;

    public const int Writers = 2;

    private const int SignEvery = 25, ReadEvery = 40;

    /// <summary>How long it may take until a notebook whose server was killed can be written again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static string WriterName(string number, int writer) => $"{number}-{writer}";

    public static LogFolders Folders(string notebook) => new(Path.Combine(notebook, "..", "keys"), Path.Combine(notebook, "..", "state"));

    public static async Task<int> Run(string number, string notebook, string journals, CancellationToken stop)
    {
        await using var cluster = await OpenPatiently(notebook);
        await using var store = NpgsqlDataSource.Create(cluster.AppConnectionString);
        try
        {
            var checkpoints = new Checkpoints(store, await LogIdentity.Read(store, CancellationToken.None), Folders(notebook));
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(() => Write(WriterName(number, w), store, new FileRawFiles(notebook), checkpoints, journals, stop), CancellationToken.None)));
            return 0;
        }
        catch (NpgsqlException lost)
        {
            await Console.Error.WriteLineAsync($"The server went away: {lost.Message}");
            return ServerLost;
        }
    }

    private static async Task Write(string writer, NpgsqlDataSource store, FileRawFiles rawFiles, Checkpoints checkpoints, string journals, CancellationToken stop)
    {
        var log = new NpgsqlEventLog(store);
        var projections = new NpgsqlProjections(store, AllProjections.List);
        var path = Acknowledged.PathOf(journals, writer);
        var plan = new Plan(writer);
        plan.Skip(Acknowledged.Read(path).Commands);
        using var journal = new Journal(path, durable: true);
        for (var mayBeRepeat = true; !stop.IsCancellationRequested; mayBeRepeat = false)
        {
            var planned = plan.Next();
            if (planned.RawFile is { } content) await rawFiles.Store(new MemoryStream(content), CancellationToken.None);
            var repeated = await log.Append(planned.Request, CancellationToken.None) switch
            {
                AppendOutcome.Appended => false,
                AppendOutcome.Repeated earlier when mayBeRepeat && earlier.Answer == planned.Request.Answer => true,
                var other => throw new InvalidOperationException($"Command {planned.Request.Command.CommandId} came to {other}."),
            };
            journal.Write(Acknowledged.Line(planned.Number, repeated));
            if (planned.Number % SignEvery == 0) await checkpoints.Sign(CancellationToken.None);
            if (planned.Number % ReadEvery == 0) await projections.Rows(LotProjection.Named, CancellationToken.None);
        }
    }

    /// <summary>While another program still holds on to a dead server, and while that one's processes end, nobody can start a new one.</summary>
    private static async Task<EmbeddedCluster> OpenPatiently(string notebook)
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                return await TemporaryNotebook.Open(notebook, CancellationToken.None);
            }
            catch (Exception passing) when (passing is NpgsqlException or DatabaseSetupException { Code: "postgres.server-unseen" or "postgres.start-failed" } && waited.Elapsed < Patience)
            {
                await Task.Delay(100);
            }
        }
    }
}

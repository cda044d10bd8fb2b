using MgProvenance.Application.Projections;
using MgProvenance.Integration.Tests.Workers;
using MgProvenance.Storage.Events;
using MgProvenance.Storage.Projections;
using Npgsql;

namespace MgProvenance.Integration.Tests.Load;

/// <summary>One process of the load campaign: eight writers on one event log.</summary>
internal static class LoadWorker
{
    public const string Name = "load";

    private const int Writers = 8;

    public static async Task<int> Run(string number, string connection, string journals, CancellationToken stop)
    {
        await using var store = NpgsqlDataSource.Create(connection);
        var log = new NpgsqlEventLog(store);
        var known = new KnownStreams();
        var projections = new NpgsqlProjections(store, AllProjections.List);
        using var journal = new Journal(JournalOf(journals, number), durable: false);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(() => new LoadWriter($"{number}-{w}", store, log, projections, known, journal).Work(stop), CancellationToken.None)));
        return 0;
    }

    public static string JournalOf(string folder, string number) => Path.Combine(folder, $"load-{number}.jsonl");
}

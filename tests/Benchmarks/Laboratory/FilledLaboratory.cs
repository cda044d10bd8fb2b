using MgProvenance.Benchmarks.Store;
using MgProvenance.Domain.Kernel;
using MgProvenance.Storage.Events;
using MgProvenance.Testing;
using Npgsql;

namespace MgProvenance.Benchmarks.Laboratory;

/// <summary>A store that holds some years of the made-up laboratory, sealed.</summary>
internal sealed record FilledLaboratory(NpgsqlDataSource Store, int Events, IReadOnlyList<LotId> SaltLots, IReadOnlyList<RunId> Runs, IReadOnlyList<StudyId> Studies)
{
    private const int Group = 10_000;
    private const string Headers = $$"""{"assurance":"asserted","device":"bench-1","application":"benchmarks","source":"{{MadeUpLaboratory.Source}}"}""";

    public static async Task<FilledLaboratory> Fill(NpgsqlDataSource store, int events, CancellationToken cancellation)
    {
        var laboratory = new MadeUpLaboratory(seed: 1, MadeUpLaboratory.BenchesOfALargeGroup);
        var log = new NpgsqlEventLog(store);
        foreach (var group in laboratory.Weeks().SelectMany(week => week).Take(events).Chunk(Group))
        {
            await BulkImport.Copy(store, [.. group.Select(e => Imported(laboratory, e))], Bodies.Actor, Headers, cancellation);
            await log.Seal(cancellation);
        }

        return new(store, events, laboratory.SaltLots, laboratory.Runs, laboratory.Studies);
    }

    private static ImportedEvent Imported(MadeUpLaboratory laboratory, MadeUpEvent happened) => new(
        happened.StreamId, happened.Version, laboratory.Uuid(), EventCatalogue.NameOf(happened.Fact),
        $"{happened.Fact.GetType().FullName}, {happened.Fact.GetType().Assembly.GetName().Name}", EventCatalogue.Write(happened.Fact));
}

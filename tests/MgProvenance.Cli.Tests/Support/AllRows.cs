using MgProvenance.Application.Projections;
using MgProvenance.Storage.Projections;
using Npgsql;

namespace MgProvenance.Cli.Tests.Support;

/// <summary>Every row of every projection, as text.</summary>
internal static class AllRows
{
    public static async Task<IReadOnlyList<string>> Of(OpenNotebook notebook)
    {
        await using var database = NpgsqlDataSource.Create(notebook.Cluster.AppConnectionString);
        var (projections, rows) = (new NpgsqlProjections(database, AllProjections.List), new List<string>());
        foreach (var projection in AllProjections.List)
        {
            rows.AddRange((await projections.Rows(projection.Name, TestContext.Current.CancellationToken)).Select(r => $"{projection.Name} {r.Key} {r.Json}"));
        }

        return rows;
    }
}

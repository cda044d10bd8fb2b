namespace MgProvenance.Application.Tests.Projections;

public sealed class RebuildTests(Notebook notebook) : IClassFixture<Notebook>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rebuilding_gives_the_bytes_that_grew_live_however_often_it_is_done()
    {
        await notebook.Record([.. Bench.Lots("R"), .. Bench.Batch("R")]);
        await Rows();
        await notebook.Record([.. Bench.Sheet("R"), .. Bench.Cell("R")]);
        await Rows();
        await notebook.Attach("R-C1-RUN", "file.csv", Bench.LandFile());
        await notebook.Record(
        [
            .. Bench.Study("R", "C1"),
            """{"command": "take-specimen", "label": "R-S", "description": "electrolyte", "batch": "R-BATCH", "volume": "0.1 mL"}""",
            """{"command": "mount-specimen", "label": "R-M", "specimen": "R-S", "technique": "nmr"}""",
        ]);

        var live = await Rows();
        await notebook.Projections.Rebuild(Stop);
        Assert.Equal(live, await Rows());
        await notebook.Projections.Rebuild(Stop);
        Assert.Equal(live, await Rows());
        Assert.All(Application.Projections.AllProjections.List, p => Assert.Contains(live, row => row.StartsWith(p.Name + " ", StringComparison.Ordinal)));
    }

    private async Task<List<string>> Rows()
    {
        var rows = new List<string>();
        foreach (var projection in Application.Projections.AllProjections.List)
        {
            rows.AddRange((await notebook.Projections.Rows(projection.Name, Stop)).Select(row => $"{projection.Name} {row.Key} {row.Json}"));
        }

        return rows;
    }
}

using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;

namespace MgProvenance.Application.Tests.Provenance;

public sealed class TimelineTests(Notebook notebook) : IClassFixture<Notebook>
{
    /// <summary>Recorded in this order; happened in another, at offsets of their own. What has no bench time stands at its time of recording.</summary>
    [Fact]
    public async Task Entries_stand_in_the_order_of_the_bench()
    {
        await notebook.Record(
            Lot("T-THIRD", "2026-04-03T09:00+02:00"),
            Lot("T-FIRST", "2026-04-02+02:00"),
            Lot("T-FOURTH", "2026-04-02T23:30-11:00"),
            Lot("T-SECOND", "2026-04-03T08:30+02:00"),
            """{"command": "receive-lot", "label": "T-LAST", "substance": "DME"}""");

        var entries = (await notebook.Projections.Rows("timeline", TestContext.Current.CancellationToken)).As<TimelineEntry>().Where(e => e.Event == "lot.received.v1").ToList();
        var labels = new List<string>();
        foreach (var entry in entries) labels.Add(await LabelOf(entry.Stream));
        Assert.Equal(["T-FIRST", "T-SECOND", "T-THIRD", "T-FOURTH", "T-LAST"], labels);
        Assert.Null(entries[^1].DoneAt);
        Assert.Equal("2026-04-02T23:30-11:00", entries[3].DoneAt.ToString());
    }

    private static string Lot(string label, string doneAt) => $$"""{"command": "receive-lot", "label": "{{label}}", "substance": "DME", "doneAt": "{{doneAt}}"}""";

    private async Task<string> LabelOf(string stream) =>
        (await notebook.Projections.RowsOf("names", stream, TestContext.Current.CancellationToken)).As<StreamName>().Single().Label;
}

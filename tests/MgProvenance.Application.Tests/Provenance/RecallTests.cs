using MgProvenance.Application.Events;
using MgProvenance.Application.Provenance;

namespace MgProvenance.Application.Tests.Provenance;

public sealed class RecallTests(Notebook notebook) : IClassFixture<Notebook>
{
    [Fact]
    public async Task All_that_was_made_from_a_lot_is_named_once_from_the_bench_to_the_study()
    {
        await notebook.Record(
            [.. Bench.Lots("A"), .. Bench.Batch("A"), .. Bench.Batch("A", "OTHER"), .. Bench.Sheet("A"), .. Bench.Cell("A"), .. Bench.Cell("A", "C2"), .. Bench.Study("A", "C1", "C2"),
            """{"command": "start-synthesis", "label": "A-Y", "product": "Mo6S8"}""",
            """{"command": "use-reagent", "synthesis": "A-Y", "lot": "A-SALT"}""",
            """{"command": "receive-lot", "label": "A-PRODUCT", "substance": "Mo6S8", "synthesis": "A-Y"}""",
            """{"command": "collect-product", "synthesis": "A-Y", "lot": "A-PRODUCT", "mass": "2 g"}"""]);
        Assert.Equal(
            ["lot A-PRODUCT", "synthesis A-Y", "electrolyte A-BATCH A-OTHER", "cell A-C1 A-C2", "run A-C1-RUN A-C2-RUN", "study A-STUDY"],
            await Affected("A-SALT"));
        Assert.Equal(["sheet A-SHEET", "piece A-C1-POS A-C2-POS", "cell A-C1 A-C2", "run A-C1-RUN A-C2-RUN", "study A-STUDY"], await Affected("A-HOST"));
        Assert.Empty(await Affected("A-PRODUCT"));
    }

    private async Task<IEnumerable<string>> Affected(string label) =>
        (await new Recall(notebook.Projections, new NotebookAt(notebook.Log, null)).Of(await notebook.IdOf(label), TestContext.Current.CancellationToken)).Select(g => $"{g.Subject} {string.Join(' ', g.Things.Select(t => t.Label))}");
}

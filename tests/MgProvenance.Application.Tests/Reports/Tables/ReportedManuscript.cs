using MgProvenance.Application.Reports;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Reports.Tables;

/// <summary>
/// A manuscript on three studies: S of <see cref="ReportedStudy"/>, W that looks at two of the same cells, and K of two groups of three cells, each cell from a batch of its own;
/// with a measurement, values of others, claims and an answered deviation.
/// </summary>
public sealed class ReportedManuscript : IAsyncLifetime
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Notebook Notebook { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Notebook.InitializeAsync();
        await ReportedStudy.Record(Notebook, "S");
        await Notebook.Record(
            """{"command": "receive-lot", "label": "S-FIBRE", "substance": "glass fibre", "formula": "SiO2", "supplier": "A maker", "grade": "GF/D", "lotNumber": "L7", "purity": "99.9 %", "doneAt": "2026-04-01+02:00"}""",
            """{"command": "open-lot", "lot": "S-DME", "doneAt": "2026-04-02T08:00+02:00"}""",
            """{"command": "measure-lot-water", "lot": "S-DME", "content": "< 10 [ppm]", "method": "Karl Fischer"}""",
            """{"command": "place-part", "cell": "S-C1", "role": "separator", "lot": "S-FIBRE", "description": "Whatman GF/D", "count": 2, "deviationReason": "Written down later."}""",
            """{"command": "start-run", "run": "S-C1-RUN", "doneAt": "2026-04-03T18:20+02:00"}""",
            """{"command": "open-study", "label": "W-STUDY", "title": "Looked at again"}""",
            """{"command": "declare-group", "study": "W-STUDY", "group": "ONE", "factor": "MgCl2 and Mg(TFSI)2"}""",
            """{"command": "declare-group", "study": "W-STUDY", "group": "NONE", "factor": "Without a cell"}""",
            """{"command": "assign-cell", "study": "W-STUDY", "cell": "S-C1", "group": "ONE"}""",
            """{"command": "assign-cell", "study": "W-STUDY", "cell": "S-C2", "group": "ONE"}""");
        await SixCells();
        await Notebook.Record(
            """{"command": "register-equipment", "label": "S-XPS", "kind": "spectrometer", "maker": "A maker", "model": "M1"}""",
            """{"command": "harvest-specimen", "label": "S-SPECIMEN", "cell": "S-C1", "part": "positiveElectrode", "description": "Mo6S8 cathode"}""",
            """{"command": "mount-specimen", "label": "S-XPS-1", "technique": "xps", "specimen": "S-SPECIMEN", "instrument": "S-XPS"}""",
            """{"command": "take-measurement", "measurement": "S-XPS-1", "settings": [{"name": "ion-energy", "value": "4 keV"}, {"name": "source", "words": "Al Kα"}]}""",
            """{"command": "assign-measurement", "study": "S-STUDY", "measurement": "S-XPS-1", "group": "ONE"}""",
            """{"command": "open-manuscript", "label": "S-PAPER", "title": "A paper", "study": "S-STUDY"}""",
            """{"command": "make-claim", "manuscript": "S-PAPER", "claim": "high", "wording": "ONE has the highest capacity of Mo6S8.", "strength": "superlative", "subject": "ONE", "property": "capacity", "place": {"section": "Results"}}""",
            """{"command": "support-claim", "manuscript": "S-PAPER", "claim": "high", "evidence": ["S-C1-RUN", "K-C1-RUN", "S-XPS-1"], "how": "By its discharge."}""",
            """{"command": "note-missing-evidence", "manuscript": "S-PAPER", "claim": "high", "what": "More cells."}""",
            """{"command": "make-claim", "manuscript": "S-PAPER", "claim": "bare", "wording": "It lasts.", "strength": "descriptive", "subject": "ONE", "property": "life", "place": {"section": "Results"}}""",
            """{"command": "record-literature-value", "manuscript": "S-PAPER", "reference": "10.1021/acsami.2c08008", "property": "capacity of Mo6S8", "value": "100 mA.h/g", "conditions": "1C"}""",
            """{"command": "record-literature-value", "manuscript": "S-PAPER", "reference": "reference 11", "property": "capacity of Mo6S8", "slot": "Figure 6d"}""");
        foreach (var stream in new[] { "S-C1", "S-C1-RUN" })
        {
            foreach (var open in (await Notebook.Stream(stream)).Deviations.Open) await Notebook.Record($$"""{"command": "answer-deviation", "stream": "{{stream}}", "number": {{open.Number}}, "reason": "Written down later."}""");
        }
    }

    public ValueTask DisposeAsync() => Notebook.DisposeAsync();

    public async Task<ComposedReport> Compose() => await new ReportComposer(Notebook.Log, Notebook.Projections, Notebook.Runs, Notebook.Analyses, "mgp 0.1.0").Compose(
        ReportedStudy.Definition, new string('d', 64), new ReportSubject(StudyId.Of(await Notebook.IdOf("S-STUDY")), ManuscriptId.Of(await Notebook.IdOf("S-PAPER"))), await Notebook.Position(), Stop);

    /// <summary>A: 1.25, 1.50 and 1.75 mAh/g; B twice that, each group with some scatter of its own.</summary>
    private async Task SixCells()
    {
        await Notebook.Record([.. Bench.Lots("K"), .. Bench.Sheet("K"), """{"command": "open-study", "label": "K-STUDY", "title": "Two groups"}"""]);
        foreach (var group in new[] { "A", "B" }) await Notebook.Record($$"""{"command": "declare-group", "study": "K-STUDY", "group": "{{group}}", "factor": "Group {{group}}"}""");
        foreach (var (cell, i) in new[] { "0.0010", "0.0012", "0.0014", "0.0020", "0.0023", "0.0024" }.Select((c, i) => (c, i + 1)))
        {
            await Notebook.Record(
            [
                .. Bench.Batch("K", $"BATCH{i}"),
                .. Bench.Cell("K", $"C{i}", $"BATCH{i}"),
                $$"""{"command": "assign-cell", "study": "K-STUDY", "cell": "K-C{{i}}", "group": "{{(i <= 3 ? "A" : "B")}}"}""",
            ]);
            await Notebook.Attach($"K-C{i}-RUN", $"K-C{i}.csv", Bench.LandFile(cell), simulated: i == 6);
        }
    }
}

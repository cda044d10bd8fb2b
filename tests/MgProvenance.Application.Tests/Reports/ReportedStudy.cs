using MgProvenance.Application.Reports;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Reports;

/// <summary>
/// A study of two groups: ONE with C1 and C2 from two batches on one sheet, both cycled once (0.001 and 0.0012 mAh out of 0.002), C3 excluded and C4 never tested;
/// TWO with C5 alone, cycled as C1.
/// </summary>
public sealed class ReportedStudy : IAsyncLifetime
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Notebook Notebook { get; } = new();

    public static ReportDefinition Definition { get; } = ReportDefinition.Read(Carried("methods-si.json"), Carried);

    /// <summary>A file that the program carries, by its path below <c>reports/</c>.</summary>
    public static NamedFile Carried(string path) => new(path, File.ReadAllBytes(Path.Combine(RealFiles.Checkout, "reports", path)));

    public async ValueTask InitializeAsync()
    {
        await Notebook.InitializeAsync();
        await Record(Notebook, "S");
    }

    public ValueTask DisposeAsync() => Notebook.DisposeAsync();

    public Task<ComposedReport> Compose(string mark = "S", ReportPosition? at = null, ReportDefinition? definition = null) => Compose(Notebook, mark, at, definition);

    public static async Task<ComposedReport> Compose(Notebook notebook, string mark, ReportPosition? at = null, ReportDefinition? definition = null) =>
        await new ReportComposer(notebook.Log, notebook.Projections, notebook.Runs, notebook.Analyses, "mgp 0.1.0").Compose(
            definition ?? Definition, new string('d', 64), new ReportSubject(StudyId.Of(await notebook.IdOf($"{mark}-STUDY"))), at ?? await notebook.Position(), Stop);

    /// <summary>The study's report at the position after everything recorded, issued as the program issues it, without a PDF.</summary>
    public static async Task<ComposedReport> Issue(Notebook notebook, string mark, string label, string definition = "methods-si")
    {
        var at = await notebook.Position();
        var composed = await Compose(notebook, mark, at, Definition with { Name = definition });
        using var numbers = new MemoryStream(composed.NumbersFile);
        await notebook.RawFiles.Store(numbers, Stop);
        var digest = new string('e', 64);
        await notebook.Record($$"""
            {"command": "issue-report", "label": "{{label}}", "definition": "{{definition}}", "definitionSha256": "{{digest}}", "study": "{{mark}}-STUDY", "position": {{at.Position}}, "root": "{{at.Root}}", "pdfSha256": "{{digest}}",
            "cells": {{Json(composed.Cells)}}, "batches": {{Json(composed.Batches)}}, "runs": {{Json(composed.Runs)}}, "numbersSha256": "{{composed.NumbersSha256}}", "simulated": false, "numbersKept": true}
            """);
        return composed;

        static string Json<T>(IEnumerable<T> ids) => System.Text.Json.JsonSerializer.Serialize(ids.Select(i => i!.ToString()));
    }

    /// <summary>The study under another mark, in the same or another notebook.</summary>
    public static async Task Record(Notebook notebook, string mark, string? expires = null, bool oneFileSimulated = false)
    {
        string[] cells = ["C1", "C2", "C3", "C4", "C5"];
        await notebook.Record(
        [
            .. Bench.Lots(mark, expires),
            .. Released(Bench.Batch(mark), expires),
            .. Released(Bench.Batch(mark, "BATCH2", solvent: "5.20 mL", salt: "760.00 mg"), expires),
            .. Bench.Sheet(mark),
            .. cells.SelectMany(cell => Bench.Cell(mark, cell, cell == "C2" ? "BATCH2" : "BATCH")),
            .. Bench.Study(mark, cells[..4]),
            $$"""{"command": "declare-group", "study": "{{mark}}-STUDY", "group": "TWO", "factor": "One cell"}""",
            $$"""{"command": "assign-cell", "study": "{{mark}}-STUDY", "cell": "{{mark}}-C5", "group": "TWO"}""",
            $$"""{"command": "plan-sample-size", "study": "{{mark}}-STUDY", "group": "ONE", "cells": 3}""",
            $$"""{"command": "declare-exclusion-criterion", "study": "{{mark}}-STUDY", "criterion": "leak", "text": "Electrolyte outside the case."}""",
            $$"""{"command": "exclude-cell", "study": "{{mark}}-STUDY", "cell": "{{mark}}-C3", "criterion": "leak", "reason": "Wet rim.", "approver": "P01"}""",
        ]);
        foreach (var (cell, discharge) in new[] { ("C1", "0.001"), ("C2", "0.0012"), ("C3", "0.0005"), ("C5", "0.001") })
        {
            await notebook.Attach($"{mark}-{cell}-RUN", $"{mark}-{cell}.csv", Bench.LandFile(discharge), oneFileSimulated && cell == "C2");
        }
    }

    /// <summary>With a pending deviation a batch cannot be released; it is used all the same.</summary>
    private static string[] Released(string[] batch, string? expires) => expires is null ? batch : batch[..^1];
}

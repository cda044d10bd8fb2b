using System.Text.Json;
using System.Text.Json.Nodes;
using MgProvenance.Application.Reports;
using MgProvenance.Application.Tests.Reports;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Impacts;

/// <summary>A manuscript on W, with two cells of a sheet, and S, with all five: its report prints the loading of the sheet over all of them.</summary>
public sealed class ManuscriptImpactTests : IAsyncLifetime
{
    private const string Mass = """{"command": "weigh-piece", "piece": "S-C5-POS", "mass": "6.72 mg", "balance": "S-BAL"}""";

    private readonly Notebook _notebook = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _notebook.InitializeAsync();
        await ReportedStudy.Record(_notebook, "S");
        await _notebook.Record(
            """{"command": "open-study", "label": "W-STUDY", "title": "Looked at again"}""",
            """{"command": "declare-group", "study": "W-STUDY", "group": "ONE", "factor": "Again"}""",
            """{"command": "assign-cell", "study": "W-STUDY", "cell": "S-C1", "group": "ONE"}""",
            """{"command": "assign-cell", "study": "W-STUDY", "cell": "S-C5", "group": "ONE"}""",
            """{"command": "open-manuscript", "label": "W-PAPER", "title": "A paper", "study": "W-STUDY"}""",
            """{"command": "make-claim", "manuscript": "W-PAPER", "claim": "one", "wording": "It runs.", "strength": "descriptive", "subject": "ONE", "property": "capacity", "place": {"section": "Results"}}""",
            """{"command": "support-claim", "manuscript": "W-PAPER", "claim": "one", "evidence": ["S-C2-RUN", "S-C5-RUN"]}""");
    }

    public ValueTask DisposeAsync() => _notebook.DisposeAsync();

    [Fact]
    public async Task A_number_over_all_studies_is_foretold_as_the_report_will_print_it()
    {
        var was = await Compose();
        await Issue(was);
        var body = JsonNode.Parse(Mass)!.AsObject();
        foreach (var (field, value) in new[] { ("piece", "S-C5-POS"), ("balance", "S-BAL") }) body[field] = await _notebook.IdOf(value);
        body.Remove("command");
        var (impact, refusal) = await _notebook.Impact.Of("weigh-piece", body, Stop);
        Assert.Null(refusal);
        await _notebook.Record(Mass);
        var now = (await Compose()).Numbers.ToDictionary(n => n.Key, n => n.Text, StringComparer.Ordinal);
        var loading = Assert.Single(impact!.Printed, p => p.Key == "electrodes.S-SHEET.loading");
        Assert.Equal((was.Numbers.Single(n => n.Key == loading.Key).Text, now[loading.Key]), (loading.Was, loading.Is));
        Assert.NotEqual(loading.Was, loading.Is);
        Assert.All(impact.Printed, p => Assert.Equal(now.GetValueOrDefault(p.Key), p.Is));
        Assert.Equal(
            was.Numbers.Where(n => n.Text != now.GetValueOrDefault(n.Key)).Select(n => n.Key).Order(StringComparer.Ordinal),
            impact.Printed.Select(p => p.Key).Order(StringComparer.Ordinal));
    }

    private async Task<ComposedReport> Compose() => await new ReportComposer(_notebook.Log, _notebook.Projections, _notebook.Runs, _notebook.Analyses, "mgp 0.1.0").Compose(
        ReportedStudy.Definition, new string('d', 64), new ReportSubject(StudyId.Of(await _notebook.IdOf("W-STUDY")), ManuscriptId.Of(await _notebook.IdOf("W-PAPER"))), await _notebook.Position(), Stop);

    private async Task Issue(ComposedReport composed)
    {
        var (at, digest) = (await _notebook.Position(), new string('e', 64));
        using var numbers = new MemoryStream(composed.NumbersFile);
        await _notebook.RawFiles.Store(numbers, Stop);
        await _notebook.Record($$"""
            {"command": "issue-report", "label": "W-R1", "definition": "methods-si", "definitionSha256": "{{digest}}", "study": "W-STUDY", "manuscript": "W-PAPER", "position": {{at.Position}}, "root": "{{at.Root}}", "pdfSha256": "{{digest}}",
            "cells": {{Json(composed.Cells)}}, "batches": {{Json(composed.Batches)}}, "runs": {{Json(composed.Runs)}}, "numbersSha256": "{{composed.NumbersSha256}}", "simulated": false, "numbersKept": true}
            """);

        static string Json<T>(IEnumerable<T> ids) => JsonSerializer.Serialize(ids.Select(i => i!.ToString()));
    }
}

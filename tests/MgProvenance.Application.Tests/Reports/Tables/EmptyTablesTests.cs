using MgProvenance.Documents;

namespace MgProvenance.Application.Tests.Reports.Tables;

/// <summary>Where there is nothing to print a sentence says so.</summary>
public sealed class EmptyTablesTests(ReportedStudy study) : IClassFixture<ReportedStudy>
{
    [Fact]
    public async Task A_study_without_cells_has_sentences_in_place_of_tables()
    {
        await study.Notebook.Record("""{"command": "open-study", "label": "N-STUDY", "title": "Nothing yet"}""");
        var document = (await study.Compose("N")).Document;
        Assert.Equal(
            [
                "No lot of a reagent is recorded for these studies.",
                "No electrolyte batch is recorded for the cells of these studies.",
                "No electrode is recorded for the cells of these studies.",
                "Study N-STUDY has no cells.",
                "No cell of study N-STUDY has cycling numbers to report: it has no cells.",
                "No test of study N-STUDY has a data file to compare.",
                "No measurement on specimens of these studies is recorded.",
                "No group of cells is declared, so there is no ledger of cells.",
                "No deviation is recorded for what these studies are made of.",
                "No raw file is attached to the tests and measurements of these studies.",
            ],
            PlainText.Section(document, "tables"));
    }

    [Fact]
    public async Task When_all_cells_are_excluded_they_stand_as_built_and_no_number_is_reported()
    {
        await ReportedStudy.Record(study.Notebook, "X");
        foreach (var cell in new[] { "C1", "C2", "C4", "C5" }) await study.Notebook.Record($$"""{"command": "exclude-cell", "study": "X-STUDY", "cell": "X-{{cell}}", "criterion": "leak", "reason": "Wet rim.", "approver": "P01"}""");
        var report = await study.Compose("X");
        var text = PlainText.Section(report.Document, "tables");
        Assert.Contains("No cell of study X-STUDY has cycling numbers to report: all of its cells were excluded.", text);
        var built = PlainText.Table(report.Document, "table-cells-X-STUDY");
        Assert.Equal(5, built.Rows.Count(r => r.Kind == RowKind.Body));
        Assert.All(built.Rows.Where(r => r.Kind == RowKind.Body), r => Assert.EndsWith(" (excluded)", r.Cells[0].ToPlainText(), StringComparison.Ordinal));
        Assert.DoesNotContain(report.Numbers, n => n.Key.StartsWith("performance.", StringComparison.Ordinal) || n.Key.StartsWith("tests.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_without_a_cell_says_so()
    {
        await study.Notebook.Record("""{"command": "declare-group", "study": "S-STUDY", "group": "THREE", "factor": "No cell"}""");
        var document = (await study.Compose()).Document;
        Assert.Equal(["THREE: No cell (no cell reported)"], PlainText.Cells(PlainText.Table(document, "table-performance-S-STUDY").Rows[^1]));
        Assert.Equal("0", PlainText.Cells(PlainText.Table(document, "table-exclusions").Rows[^1])[^1]);
    }
}

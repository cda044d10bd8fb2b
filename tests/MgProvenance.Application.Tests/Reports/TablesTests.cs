using MgProvenance.Documents;

namespace MgProvenance.Application.Tests.Reports;

public sealed class TablesTests(ReportedStudy study) : IClassFixture<ReportedStudy>
{
    /// <summary>1.25 and 1.50 mAh/g: mean 1.375, s.d. 0.25/√2.</summary>
    [Fact]
    public async Task A_groups_row_has_mean_and_standard_deviation_over_its_reported_cells()
    {
        var report = await study.Compose();
        var rows = PlainText.Table(report.Document, "table-performance-S-STUDY").Rows;
        Assert.Equal(["ONE: One electrolyte"], PlainText.Cells(rows[0]));
        Assert.Equal(["S-C1", "S-BATCH", "S-SHEET"], PlainText.Cells(rows[1])[..3]);
        Assert.Equal(["S-C2", "S-BATCH2", "S-SHEET"], PlainText.Cells(rows[2])[..3]);
        Assert.Equal(["n = 2 cells", "b = 2 batches", "s = 1 sheet"], PlainText.Cells(rows[3])[..3]);

        var mean = report.Numbers.Single(n => n.Key == "performance.S-STUDY.ONE.first-discharge");
        Assert.Equal((1.375, "1.38 ± 0.18"), (Math.Round(mean.Value, 9), mean.Text));
        Assert.Equal(0.17677669529663687, mean.StandardUncertainty!.Value, 1e-9);
        Assert.Equal(["performance.S-STUDY.S-C1.first-discharge", "performance.S-STUDY.S-C2.first-discharge"], mean.Inputs);
    }

    [Fact]
    public async Task A_group_of_one_cell_has_no_standard_deviation()
    {
        var report = await study.Compose();
        var rows = PlainText.Table(report.Document, "table-performance-S-STUDY").Rows;
        Assert.Equal(["n = 1 cell", "b = 1 batch", "s = 1 sheet"], PlainText.Cells(rows[^1])[..3]);
        var mean = report.Numbers.Single(n => n.Key == "performance.S-STUDY.TWO.first-discharge");
        Assert.Equal((null, "1.3"), (mean.StandardUncertainty, mean.Text));
    }

    [Fact]
    public async Task Every_printed_number_has_its_sources_and_every_address_its_number()
    {
        var report = await study.Compose();
        Assert.NotEmpty(report.Numbers);
        Assert.Distinct(report.Numbers.Select(n => n.Key));
        Assert.Equal(report.Numbers.Select(n => n.Key).Order(StringComparer.Ordinal), PlainText.Keys(report.Document).Order(StringComparer.Ordinal));
        Assert.All(report.Numbers, n => Assert.NotEmpty(n.Sources.Events));
        Assert.All(report.Numbers.Where(n => n.Key.EndsWith("-discharge", StringComparison.Ordinal)), n => Assert.NotEmpty(n.Sources.RawFiles));
        Assert.All(report.Numbers, n => Assert.NotEmpty(n.Method.Convention));
    }

    [Fact]
    public async Task A_value_that_is_missing_is_a_dash_with_its_reason_below_and_no_number()
    {
        await ReportedStudy.Record(study.Notebook, "V");
        await study.Notebook.Record("""{"command": "weigh-piece", "piece": "V-C1-POS", "mass": "5.50 mg", "balance": "V-BAL"}""");
        var report = await study.Compose("V");
        var table = PlainText.Table(report.Document, "table-cells-V-STUDY");
        Assert.Equal("–", PlainText.Cells(table.Rows[1])[table.Columns.Select(c => c.Header.ToPlainText()).ToList().IndexOf("Active mass")]);
        Assert.Contains("–: The disc weighs no more than the mean blank.", table.Notes.Select(n => n.ToPlainText()));
        Assert.DoesNotContain(report.Numbers, n => n.Key == "cells.V-STUDY.V-C1.active-mass");
        Assert.Equal("n = 2 cells", PlainText.Cells(table.Rows[5])[0]);
    }

    /// <summary>The volume is the same of all five, the batches are not.</summary>
    [Fact]
    public async Task What_is_the_same_of_every_cell_is_said_once_below_the_cells_as_built_and_a_group_has_its_means()
    {
        var report = await study.Compose();
        var table = PlainText.Table(report.Document, "table-cells-S-STUDY");
        var heads = table.Columns.Select(c => c.Header.ToPlainText()).ToList();
        Assert.Contains("Electrolyte", heads);
        Assert.DoesNotContain("Volume", heads);
        Assert.Equal("Of every cell: separator [not recorded]; volume of electrolyte 80\u202FµL.", table.Notes[0].ToPlainText());
        var mean = report.Numbers.Single(n => n.Key == "cells.S-STUDY.ONE.active-mass");
        Assert.Equal(["cells.S-STUDY.S-C1.active-mass", "cells.S-STUDY.S-C2.active-mass"], mean.Inputs);
        Assert.Equal(mean.Text, PlainText.Cells(table.Rows.First(r => r.Kind == RowKind.Emphasis))[heads.IndexOf("Active mass")]);
        Assert.DoesNotContain(report.Numbers, n => n.Key == "cells.S-STUDY.TWO.active-mass");
    }

    [Fact]
    public async Task No_cell_vanishes_from_the_ledger_of_cells()
    {
        var table = PlainText.Table((await study.Compose()).Document, "table-exclusions");
        Assert.Equal(["Group", "Planned", "Built", "Tested", "Excluded", "Reported"], table.Columns.Select(c => c.Header.ToPlainText()));
        Assert.Equal(["ONE", "3", "4", "3", "1", "2"], PlainText.Cells(table.Rows[0]));
        Assert.Equal(["TWO", "[not recorded]", "1", "1", "0", "1"], PlainText.Cells(table.Rows[1]));
        Assert.Equal(
            ["Exclusion criterion leak: Electrolyte outside the case.", "S-C3 was excluded by criterion leak: Wet rim.", "S-C4: not tested, no run has a data file."],
            table.Notes.Select(n => n.ToPlainText()));
    }

    /// <summary>730.75 mg of 584.60 g/mol are 1.25 mmol in 5.00 mL.</summary>
    [Fact]
    public async Task Without_a_purity_no_amount_of_salt_is_made_up()
    {
        var table = PlainText.Table((await study.Compose()).Document, "table-electrolytes");
        Assert.Equal(2, table.Rows.Count(r => r.Kind == RowKind.Body));
        Assert.Equal(["S-BATCH", "2026-04-02", "DME", "5.00", "–"], PlainText.Cells(table.Rows[1])[..5]);
    }
}

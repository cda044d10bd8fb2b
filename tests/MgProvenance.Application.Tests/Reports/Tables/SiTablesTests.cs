using MgProvenance.Documents;
using MgProvenance.Documents.Csv;

namespace MgProvenance.Application.Tests.Reports.Tables;

/// <summary>The tables of a manuscript with its studies, against <c>SiTables.golden.txt</c>. What changed is written to <c>SiTables.actual.txt</c> beside the tests.</summary>
public sealed class SiTablesTests(ReportedManuscript manuscript) : IClassFixture<ReportedManuscript>
{
    /// <summary>Names and units.</summary>
    private const int HeadLines = 2;

    [Fact]
    public async Task Tables_are_those_written_down()
    {
        var actual = PlainText.Section((await manuscript.Compose()).Document, "tables").SelectMany(l => l.Split('\n')).ToArray();
        await File.WriteAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "SiTables.actual.txt"), actual, TestContext.Current.CancellationToken);
        using var golden = new StreamReader(typeof(SiTablesTests).Assembly.GetManifestResourceStream("SiTables.golden.txt")!);
        Assert.Equal((await golden.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries), actual);
    }

    [Fact]
    public async Task Every_number_of_several_studies_has_an_address_of_its_own()
    {
        var report = await manuscript.Compose();
        Assert.Distinct(report.Numbers.Select(n => n.Key));
        Assert.Equal(report.Numbers.Select(n => n.Key).Order(StringComparer.Ordinal), PlainText.Keys(report.Document).Order(StringComparer.Ordinal));
        Assert.All(report.Numbers, n => Assert.NotEmpty(n.Sources.Events));
        foreach (var study in new[] { "S", "W" }) Assert.Single(report.Numbers, n => n.Key == $"performance.{study}-STUDY.S-C1.first-discharge");
        Assert.Single(report.Numbers, n => n.Key == "electrodes.S-SHEET.loading");
        var inputs = report.Numbers.SelectMany(n => n.Inputs).Distinct(StringComparer.Ordinal);
        Assert.Empty(inputs.Except(report.Numbers.Select(n => n.Key)));
    }

    [Fact]
    public async Task A_batch_that_several_studies_used_stands_once_with_its_cells_counted_once()
    {
        var table = PlainText.Table((await manuscript.Compose()).Document, "table-electrolytes");
        Assert.Equal("4", PlainText.Cells(Assert.Single(table.Rows, r => r.Cells[0].ToPlainText() == "S-BATCH"))[^1]);
    }

    [Fact]
    public async Task Groups_of_three_cells_are_tested_with_their_difference_and_adjusted_probability()
    {
        var report = await manuscript.Compose();
        var difference = report.Numbers.Single(n => n.Key == "tests.K-STUDY.1.A-B.cycling.first-discharge.difference");
        Assert.Equal((1.2 - (6.7 / 3)) / 0.8, difference.Value, 1e-9);
        var adjusted = report.Numbers.Single(n => n.Key == "tests.K-STUDY.1.A-B.cycling.first-discharge.p-adjusted");
        Assert.InRange(adjusted.Value, 0.0005, 0.05);
        Assert.Equal("mA.h/g", difference.Unit);
    }

    [Fact]
    public async Task A_formula_in_a_group_has_its_indices_set_and_a_label_has_not()
    {
        var table = PlainText.Table((await manuscript.Compose()).Document, "table-performance-W-STUDY");
        var group = table.Rows.First(r => r.Kind == RowKind.Group).Cells[0];
        Assert.Equal("ONE: MgCl2 and Mg(TFSI)2", group.ToPlainText());
        Assert.Equal(["2", "2"], group.Spans.Where(s => s.Style.HasFlag(SpanStyle.Sub)).Select(s => s.Text));
        Assert.DoesNotContain(table.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Spans), s => s.Text == "1" && s.Style.HasFlag(SpanStyle.Sub));
    }

    [Fact]
    public async Task The_csv_of_every_table_has_a_cell_for_every_head()
    {
        foreach (var table in (await manuscript.Compose()).Document.Blocks.OfType<TableBlock>())
        {
            var grouped = table.Rows.Any(r => r.Kind == RowKind.Group) ? 1 : 0;
            var lines = CsvTables.Text(table).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(table.Rows.Count(r => r.Kind != RowKind.Group) + HeadLines, lines.Length);
            Assert.All(lines, line => Assert.Equal(table.Columns.Count + grouped, Fields(line)));
        }
    }

    /// <summary>Commas outside quotes, and one.</summary>
    private static int Fields(string line) => line.Split('"').Where((_, i) => i % 2 == 0).Sum(part => part.Count(c => c == ',')) + 1;
}

using MgProvenance.Documents;

namespace MgProvenance.Application.Tests.Reports;

/// <summary>What is short in the appendix can be spelled out again.</summary>
public class ProvenanceAppendixTests(ReportedStudy study) : IClassFixture<ReportedStudy>
{
    [Fact]
    public async Task Every_number_has_a_row_with_its_key_value_unit_method_and_set()
    {
        var report = await study.Compose();
        var (rows, group) = (new Dictionary<string, string[]>(StringComparer.Ordinal), "");
        foreach (var row in PlainText.Table(report.Document, "table-numbers").Rows)
        {
            if (row.Kind == RowKind.Group) group = row.Cells[0].ToPlainText();
            else rows.Add($"{group}.{row.Cells[0].ToPlainText()}", [row.Anchor!, .. PlainText.Cells(row)[1..]]);
        }

        var methods = PlainText.Table(report.Document, "table-methods").Rows.Select(PlainText.Cells).ToDictionary(r => r[0], StringComparer.Ordinal);
        var sets = PlainText.Table(report.Document, "table-sources").Rows.ToDictionary(r => r.Cells[0].ToPlainText(), StringComparer.Ordinal);
        Assert.Equal(report.Numbers.Count, rows.Count);
        foreach (var number in report.Numbers)
        {
            var row = rows[number.Key];
            Assert.Equal(number.Key, row[0]);
            Assert.StartsWith(number.Value.ToString("G9", System.Globalization.CultureInfo.InvariantCulture), row[1], StringComparison.Ordinal);
            Assert.Equal([row[3], number.Method.Name, number.Method.Version, number.Method.Convention], methods[row[3]]);
            var set = sets[row[4]];
            Assert.Equal($"set-{row[4]}", set.Anchor);
            Assert.Equal([.. number.Sources.RawFiles.Select(f => f[..12]), .. number.Sources.Parser is { } parser ? [parser] : Array.Empty<string>()], set.Cells[2].ToPlainText().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    [Fact]
    public async Task A_group_begins_with_a_link_to_its_set_and_names_it_again_without_one()
    {
        var (links, last) = (0, "");
        foreach (var row in PlainText.Table((await study.Compose()).Document, "table-numbers").Rows)
        {
            if (row.Kind == RowKind.Group)
            {
                last = "";
                continue;
            }

            var set = Assert.Single(row.Cells[^1].Spans);
            Assert.Equal(set.Text == last ? null : $"set-{set.Text}", set.LinkTo);
            if (set.LinkTo is not null) links++;
            last = set.Text;
        }

        Assert.NotEqual(0, links);
    }
}

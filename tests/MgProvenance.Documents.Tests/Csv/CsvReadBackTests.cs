using MgProvenance.Documents.Csv;
using MgProvenance.Documents.Tests.Typst;
using MgProvenance.Testing.Tables;

namespace MgProvenance.Documents.Tests.Csv;

public class CsvReadBackTests
{
    /// <summary>A plain minus stands for the typographic one where the whole cell is a number.</summary>
    [Fact]
    public void Every_cell_of_every_table_is_that_of_the_model()
    {
        var tables = BigSample.Document.Blocks.Concat(ElementsTests.Document.Blocks).OfType<TableBlock>().ToList();
        Assert.Equal(5, tables.Count);
        foreach (var table in tables)
        {
            var grouped = table.Rows.Any(r => r.Kind == RowKind.Group);
            var rows = CsvReader.Rows(CsvTables.Bytes(table)).Select(r => r.Skip(grouped ? 1 : 0).ToArray()).ToList();
            Assert.All(table.Columns.Select(c => c.Header.ToPlainText()).Zip(rows[0]), pair => Assert.EndsWith(pair.First, pair.Second, StringComparison.Ordinal));
            Assert.Equal(table.Columns.Select(c => c.Unit ?? ""), rows[1]);
            Assert.Equal(table.Rows.Where(r => r.Kind != RowKind.Group).Select(r => string.Join('|', r.Cells)), rows.Skip(2).Select(r => string.Join('|', r)));
        }
    }

    [Fact]
    public void Two_tables_never_share_a_file()
    {
        var document = Samples.Document(Samples.Table(1, "a b"), Samples.Table(1, "a/b"), Samples.Table(1, "A-B"));
        Assert.Equal(["a-b.csv", "a-b-2.csv", "A-B-3.csv"], CsvTables.Of(document).Select(a => a.FileName));
    }
}

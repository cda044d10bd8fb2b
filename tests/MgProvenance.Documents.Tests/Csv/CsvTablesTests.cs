using System.Text;
using MgProvenance.Documents.Csv;

namespace MgProvenance.Documents.Tests.Csv;

public class CsvTablesTests
{
    [Fact]
    public void Golden()
    {
        var table = new TableBlock(
            "table s1/x", "Table S1", "Caption",
            [new TableColumn("Cell"), new TableColumn("Capacity", ColumnAlignment.Decimal, "mA h g^-1"), new TableColumn(RichText.Build().Formula("Mo6S8"))],
            [
                new TableRow(["25 °C"], RowKind.Group),
                new TableRow(["A, \"first\"", "98.4", RichText.Gap("mass")]),
                new TableRow(["mean", "−0.5", ""], RowKind.Emphasis),
            ],
            ["A note."]);

        Assert.Equal(
            "Group,Cell,Capacity,Mo6S8\r\n,,mA h g^-1,\r\n25 °C,\"A, \"\"first\"\"\",98.4,[not recorded: mass]\r\n25 °C,mean,-0.5,\r\n",
            CsvTables.Text(table));
        Assert.Equal("table-s1-x.csv", CsvTables.Of(Samples.Document(table)).Single().FileName);
        Assert.Equal((byte)'G', CsvTables.Bytes(table)[0]);
        Assert.Equal(CsvTables.Text(table), Encoding.UTF8.GetString(CsvTables.Bytes(table)));
    }

    [Fact]
    public void Columns_below_several_heads_say_which_they_belong_to()
    {
        var table = new TableBlock(
            "t", "T", "", [new TableColumn("Quantity"), new TableColumn("Mean", Unit: "V"), new TableColumn("n"), new TableColumn("Mean")], [new TableRow(["x", "1", "3", "2"])], [],
            HeadRows: [[new HeadSpan(RichText.Empty, 1), new HeadSpan("A", 2), new HeadSpan("B", 1)]]);
        Assert.Equal("Quantity,A: Mean,A: n,B: Mean\r\n,V,,\r\nx,1,3,2\r\n", CsvTables.Text(table));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1+cmd", "'+1+cmd")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "' =1")]
    [InlineData("\r\n@x", "' @x")]
    [InlineData("\u200B=1", "'=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("=\"a\",b", "\"'=\"\"a\"\",b\"")]
    [InlineData("-1.5", "-1.5")]
    [InlineData("+2e-3", "+2e-3")]
    [InlineData("−1.5", "-1.5")]
    [InlineData("−1.5 V", "−1.5 V")]
    [InlineData("-", "'-")]
    [InlineData("a=1", "a=1")]
    [InlineData("two\nlines", "two lines")]
    [InlineData("invoice\u202Efdp.exe\0", "invoicefdp.exe")]
    public void A_cell_never_becomes_a_formula(string cell, string written) =>
        Assert.Equal($"A\r\n\"\"\r\n{written}\r\n", CsvTables.Text(new TableBlock("t", "T", "", [new TableColumn("A")], [new TableRow([cell])], [])));
}

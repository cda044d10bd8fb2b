using System.Globalization;
using System.Text;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.Tests.Text;

/// <summary>Columns grow when more rows come than were expected, and repeated texts are kept once.</summary>
public class RowTableTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(5000)]
    public void However_many_rows_were_expected_the_columns_are_the_same(int expected)
    {
        string[] states = ["R", "R", " C_CC", "C_CC", "", "Grünlich ", "R"];
        var table = new RowTable([new("number", CellKind.Number, expected), new("state", CellKind.Text, expected)], new RowSyntax(',', '.', "-", emptyIsMissing: true), expected);
        for (var row = 0; row < 1000; row++)
        {
            Assert.Null(table.Add(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{row},{states[row % states.Length]}"))));
            Assert.NotNull(table.Add("x,lost"u8));
        }

        var number = table.Cells[0].ToColumn(table.Rows, Meaning.None, "1");
        var state = table.Cells[1].ToColumn(table.Rows, Meaning.StepName, "1");
        Assert.Equal(Enumerable.Range(0, 1000).Select(row => (double)row), number.Values);
        Assert.Equal(Enumerable.Range(0, 1000).Select(row => states[row % states.Length].Trim()), state.Texts!);
        Assert.Equal("R", state.Texts![0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => state.Texts[1000]);
    }
}

using System.Globalization;
using MgProvenance.Parsing;
using Spectre.Console;

namespace MgProvenance.Cli.Inspection;

/// <summary>Every column of a file with its first and last rows, one line each: files have more columns than a terminal.</summary>
internal static class FilePreview
{
    private const int First = 3;
    private const int Last = 2;

    public static Table Of(InstrumentFile file)
    {
        var rows = Enumerable.Range(0, file.RowCount <= First + Last ? file.RowCount : First).Concat(file.RowCount <= First + Last ? [] : Enumerable.Range(file.RowCount - Last, Last)).ToList();
        var table = new Table().Border(TableBorder.Simple).AddColumns("column", "unit", "meaning", string.Empty);
        foreach (var row in rows) table.AddColumn(string.Create(CultureInfo.InvariantCulture, $"row {row + 1}"));
        foreach (var column in file.Columns)
        {
            string[] about = [column.Name, column.Unit, column.Meaning.ToString(), column.Derived ? "derived" : string.Empty];
            table.AddRow([.. about.Concat(rows.Select(r => Cell(column, r))).Select(Markup.Escape)]);
        }

        return table;
    }

    /// <summary>Seven digits are what a single-precision number holds; whole numbers stay whole.</summary>
    private static string Cell(Column column, int row) => column.Texts is { } texts ? texts[row] : column.Values[row] switch
    {
        var whole when Math.Abs(whole) < 1e15 && whole == Math.Floor(whole) => whole.ToString("0", CultureInfo.InvariantCulture),
        var value => value.ToString("G7", CultureInfo.InvariantCulture),
    };
}

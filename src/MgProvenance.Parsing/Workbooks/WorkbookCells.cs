using System.Globalization;
using ExcelDataReader;

namespace MgProvenance.Parsing.Workbooks;

/// <summary>Cells of a workbook as text, so that they are read like those of a text export.</summary>
internal static class WorkbookCells
{
    public static string[] Row(IExcelDataReader reader)
    {
        var cells = new string[reader.FieldCount];
        for (var c = 0; c < cells.Length; c++) cells[c] = Shown(reader.GetValue(c));
        return cells;
    }

    /// <summary>All digits of a number, dates from year to second, durations as h:mm:ss.</summary>
    private static string Shown(object? cell) => cell switch
    {
        null => "",
        string text => text.Replace('\t', ' ').Trim(),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime date when date.Year < 1901 => Shown(TimeSpan.FromDays(date.ToOADate())),
        DateTime date => date.ToString("yyyy-MM-dd HH:mm:ss.FFF", CultureInfo.InvariantCulture),
        TimeSpan span => string.Create(CultureInfo.InvariantCulture, $"{(long)span.TotalHours}:{span:mm\\:ss\\.fff}"),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}

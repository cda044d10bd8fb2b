using System.Globalization;
using System.Text;

namespace MgProvenance.Benchmarks;

/// <summary>Rows as a table for people.</summary>
internal static class Table
{
    private static readonly string[] Headers = ["what", "ours (median, min–max)", "compared with (median, min–max)", "ratio (median, min–max)", "goal", "met"];

    public static string Of(IReadOnlyList<Row> rows)
    {
        var cells = rows.Select(Cells).Prepend(Headers).ToList();
        var widths = Headers.Select((_, column) => cells.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var (line, i) in cells.Select((line, i) => (line, i)))
        {
            text.AppendJoin("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).Length -= widths[^1] - line[^1].Length;
            text.AppendLine();
            if (i == 0) text.AppendJoin("  ", widths.Select(w => new string('-', w))).AppendLine();
            if (i > 0 && rows[i - 1].Note is { Length: > 0 } note) text.Append("    ").AppendLine(note);
        }

        return text.ToString();
    }

    private static string[] Cells(Row row) =>
    [
        row.What,
        $"{Figures(row.Ours)} {row.Unit}",
        row.Other is null ? "" : $"{row.ComparedWith}: {Figures(row.Other)}",
        row.Ratio is null ? "" : Figures(row.Ratio),
        row.Goal,
        row.Met switch { true => "yes", false => "NO", null => "" },
    ];

    private static string Figures(Spread spread) => $"{Figure(spread.Median)} ({Figure(spread.Min)}–{Figure(spread.Max)})";

    private static string Figure(double value) => value.ToString(Math.Abs(value) switch { >= 100 => "N0", >= 10 => "F1", >= 1 => "F2", _ => "F3" }, CultureInfo.InvariantCulture);
}

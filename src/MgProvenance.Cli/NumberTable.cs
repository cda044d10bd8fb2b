using System.Globalization;
using MgProvenance.Documents;

namespace MgProvenance.Cli;

/// <summary>Rows of numbers as text; a column that has none is left out, a wide table goes on below.</summary>
internal static class NumberTable
{
    /// <summary>Stands where there is no number.</summary>
    public const string None = "–";

    /// <param name="heads">Name and unit of each column; the first names the rows.</param>
    /// <param name="rows">A row of one text is a line across the columns.</param>
    public static void Write(Terminal terminal, IReadOnlyList<(string Name, string? Unit)> heads, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int[] kept = [.. Enumerable.Range(0, heads.Count).Where(c => c == 0 || rows.Any(r => r.Count > 1 && r[c] != None))];
        if (kept.Length < 2) return;
        var table = new TableBlock(
            "numbers",
            string.Empty,
            string.Empty,
            [.. kept.Select(c => new TableColumn(heads[c].Name, c == 0 ? ColumnAlignment.Left : ColumnAlignment.Right, heads[c].Unit))],
            [.. rows.Select(r => r.Count == 1 ? new TableRow([RichText.Plain(r[0])], RowKind.Group) : new TableRow([.. kept.Select(c => RichText.Plain(r[c]))]))],
            []);
        PlainTable.Write(terminal.Out, table, terminal.Rich.Profile.Width);
    }

    public static string Digits(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? None;

    public static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text;

namespace MgProvenance.Documents.Csv;

/// <summary>The tables of a report as CSV: RFC 4180, UTF-8 without byte order mark, a row of names, a row of units, then the rows.</summary>
public static class CsvTables
{
    public const string MediaType = "text/csv";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>One file per table, named after its anchor, in the order of the document.</summary>
    public static IReadOnlyList<Attachment> Of(ReportDocument document)
    {
        var tables = document.Blocks.OfType<TableBlock>().ToList();
        var names = SafeNames.Of(tables.Select(t => t.Anchor));
        return [.. tables.Select(t => new Attachment(names[t.Anchor] + ".csv", MediaType, Bytes(t), $"{t.Label}: {t.Caption}", AttachmentRelationship.Data))];
    }

    public static byte[] Bytes(TableBlock table) => Utf8.GetBytes(Text(table));

    /// <summary>
    /// The second row holds the units, with exponents as in <c>mA cm^-2</c>, and is there in every table. Group rows become a first column
    /// <c>Group</c>, so that every row stands for itself. Rich text loses its styles.
    /// </summary>
    public static string Text(TableBlock table)
    {
        var grouped = table.Rows.Any(r => r.Kind == RowKind.Group);
        var csv = new StringBuilder();
        Write(csv, [.. grouped ? ["Group"] : Array.Empty<string>(), .. table.Columns.Select((c, i) => Above(table, i) + c.Header)]);
        Write(csv, [.. grouped ? [""] : Array.Empty<string>(), .. table.Columns.Select(c => c.Unit ?? "")]);
        var group = "";
        foreach (var row in table.Rows)
        {
            if (row.Kind == RowKind.Group) group = row.Cells[0].ToPlainText();
            else Write(csv, [.. grouped ? [group] : Array.Empty<string>(), .. row.Cells.Select(c => c.ToPlainText())]);
        }

        return csv.ToString();
    }

    /// <summary>What stands above a column in the other head rows, as <c>DOE: </c>: without it columns of several groups could not be told apart.</summary>
    private static string Above(TableBlock table, int column) => string.Concat((table.HeadRows ?? []).Select(row => Spanning(row, column)).Where(t => t.Length > 0).Select(t => $"{t}: "));

    private static string Spanning(IReadOnlyList<HeadSpan> row, int column)
    {
        var end = 0;
        return row.First(h => (end += h.Columns) > column).Text.ToPlainText();
    }

    /// <summary>A row of one empty cell is written in quotes: many programs pass over an empty line.</summary>
    private static void Write(StringBuilder csv, IReadOnlyList<string> cells) => csv.Append(cells is [""] ? "\"\"" : string.Join(',', cells.Select(Cell))).Append("\r\n");

    private static string Cell(string text)
    {
        var safe = Defused(PlainNumber(DisplayText.Clean(text)));
        return safe.AsSpan().IndexOfAny(",\"") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>A number set with a typographic minus sign is written so that programs read it as a number.</summary>
    private static string PlainNumber(string text) =>
        text.StartsWith('−') && IsNumber(string.Concat("-", text.AsSpan(1))) ? string.Concat("-", text.AsSpan(1)) : text;

    /// <summary>A spreadsheet would run text that starts with one of these as a formula (OWASP, CSV injection); some look behind leading spaces.</summary>
    private static string Defused(string text) =>
        text.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] && !IsNumber(text) ? "'" + text : text;

    private static bool IsNumber(string text) =>
        text.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or '.' or 'e' or 'E') && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}

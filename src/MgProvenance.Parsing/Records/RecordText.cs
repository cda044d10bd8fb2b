using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.Records;

/// <summary>A text of one record table below one line of names, separated by tabs, else by commas.</summary>
internal static class RecordText
{
    /// <summary>Reads all that is left. Null, with a fatal finding, where the file ends within the names.</summary>
    /// <param name="utf8">The whole text.</param>
    /// <param name="cursor">On the line of names.</param>
    public static RecordSheet? Read(ReadOnlySpan<byte> utf8, ref LineCursor cursor, RecordDialect dialect, FindingList findings)
    {
        if (!cursor.IsEnded)
        {
            findings.Fatal($"{dialect.Rules}.truncated", FindingList.AtLine(cursor.Number), $"The file ends within the line of column names.");
            return null;
        }

        var separator = SeparatorOf(cursor.Line);
        var header = Names(cursor.Line);
        var sheet = new RecordSheet(header, separator, RowCount.AtMost(utf8[cursor.Consumed..], header.Length), dialect, findings);
        ReadOnlySpan<byte> previous = default;
        // a number that is cut may be the number of the row above: only texts tell
        var endsInText = dialect.KindOf(header[^1], "") == CellKind.Text;
        while (cursor.MoveNext())
        {
            var line = cursor.Line;
            if (!line.ContainsAnyExcept(separator, (byte)' ')) continue;
            sheet.Add(line, cursor.Number, !cursor.IsEnded && (!endsInText || CsvRow.MayBeCut(line, previous, separator)));
            previous = line;
        }

        return sheet;
    }

    public static string[] Names(ReadOnlySpan<byte> header) => CsvRow.Cells(header, SeparatorOf(header));

    private static byte SeparatorOf(ReadOnlySpan<byte> header) => header.Contains((byte)'\t') ? (byte)'\t' : CsvRow.Comma;
}

using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.LandText;

/// <summary>LAND's texts with one record table: the older export in seconds and the three columns written without Excel. Layout: docs/formats/land-text.md.</summary>
internal static class LandTextReader
{
    private const string Format = "land-text";
    private const string ParserVersion = "1";

    public static bool Recognises(ReadOnlySpan<byte> utf8)
    {
        var cursor = new LineCursor(utf8);
        return cursor.MoveNext() && LandSheet.IsHeader(CsvRow.Cells(cursor.Line, SeparatorOf(cursor.Line)));
    }

    public static ParseResult Read(ReadOnlyMemory<byte> utf8, string encoding, FindingList findings)
    {
        var cursor = new LineCursor(utf8.Span);
        cursor.MoveNext();
        if (!cursor.IsEnded)
        {
            findings.Fatal("land.truncated", FindingList.AtLine(cursor.Number), $"The file ends within the line of column names.");
            return findings.Stopped();
        }

        var separator = SeparatorOf(cursor.Line);
        var header = CsvRow.Cells(cursor.Line, separator);
        var sheet = new LandSheet(header, separator, RowCount.AtMost(utf8.Span[cursor.Consumed..], header.Length), findings);
        ReadOnlySpan<byte> previous = default;
        while (cursor.MoveNext())
        {
            var line = cursor.Line;
            if (!line.ContainsAnyExcept(separator, (byte)' ')) continue;
            sheet.Add(line, cursor.Number, !cursor.IsEnded && CsvRow.MayBeCut(line, previous, separator));
            previous = line;
        }

        var variant = header.Length == 3 ? "three columns" : "record table";
        return sheet.Finish(Format, variant, ParserVersion, new(StringComparer.Ordinal) { ["encoding"] = encoding }, []);
    }

    private static byte SeparatorOf(ReadOnlySpan<byte> header) => header.Contains((byte)'\t') ? (byte)'\t' : CsvRow.Comma;
}

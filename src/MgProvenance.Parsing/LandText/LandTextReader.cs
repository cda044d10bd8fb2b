using System.Text;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.LandText;

/// <summary>LAND's texts with one record table: the older export in seconds, the three columns written without Excel, and LANDT's table in the manner of Maccor. Layout: docs/formats/land-text.md.</summary>
internal static class LandTextReader
{
    private const string Format = "land-text";
    private const string ParserVersion = "2";
    private const string FirstNameOfLandt = "Rec#";
    private const int MostLinesAbove = 40;

    public static bool Recognises(ReadOnlySpan<byte> utf8) => HeaderLine(utf8) > 0;

    public static ParseResult Read(ReadOnlyMemory<byte> utf8, string encoding, FindingList findings)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["encoding"] = encoding };
        var headerLine = HeaderLine(utf8.Span);
        var cursor = new LineCursor(utf8.Span);
        while (cursor.MoveNext() && cursor.Number < headerLine)
        {
            if (!cursor.Line.IsEmpty) metadata[FindingList.AtLine(cursor.Number)] = Encoding.UTF8.GetString(cursor.Line).Trim();
        }

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

        var variant = header.Length == 3 ? "three columns" : header[0] == FirstNameOfLandt ? "LANDT record table" : "record table";
        return sheet.Finish(Format, variant, ParserVersion, metadata, []);
    }

    /// <summary>The first line; LANDT's table, which begins with a name of its own, may stand below others. 0 where no line is a header.</summary>
    private static int HeaderLine(ReadOnlySpan<byte> utf8)
    {
        var cursor = new LineCursor(utf8);
        while (cursor.Number < MostLinesAbove && cursor.MoveNext())
        {
            if (cursor.Number > 1 && !cursor.Line.StartsWith("Rec#"u8)) continue;
            if (LandSheet.IsHeader(CsvRow.Cells(cursor.Line, SeparatorOf(cursor.Line)))) return cursor.Number;
        }

        return 0;
    }

    private static byte SeparatorOf(ReadOnlySpan<byte> header) => header.Contains((byte)'\t') ? (byte)'\t' : CsvRow.Comma;
}

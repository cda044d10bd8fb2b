using System.Text;
using MgProvenance.Parsing.Records;
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

        var header = RecordText.Names(cursor.Line);
        if (RecordText.Read(utf8.Span, ref cursor, LandSheet.Dialect, findings) is not { } sheet) return findings.Stopped();
        var variant = header.Length == 3 ? "three columns" : header[0] == FirstNameOfLandt ? "LANDT record table" : "record table";
        return LandSheet.Finish(sheet, Format, variant, ParserVersion, metadata, [], findings);
    }

    /// <summary>The first line; LANDT's table, which begins with a name of its own, may stand below others. 0 where no line is a header.</summary>
    private static int HeaderLine(ReadOnlySpan<byte> utf8)
    {
        var cursor = new LineCursor(utf8);
        while (cursor.Number < MostLinesAbove && cursor.MoveNext())
        {
            if (cursor.Number > 1 && !cursor.Line.StartsWith("Rec#"u8)) continue;
            if (LandSheet.Dialect.IsHeader(RecordText.Names(cursor.Line))) return cursor.Number;
        }

        return 0;
    }
}

using MgProvenance.Parsing.Records;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.ArbinText;

/// <summary>Arbin's exports as CSV or as text with tabs. Layout: docs/formats/arbin.md.</summary>
internal static class ArbinTextReader
{
    private const string Format = "arbin-text";
    private const string ParserVersion = "1";

    public static bool Recognises(ReadOnlySpan<byte> utf8)
    {
        var cursor = new LineCursor(utf8);
        return cursor.MoveNext() && ArbinSheet.Dialect.IsHeader(RecordText.Names(cursor.Line));
    }

    public static ParseResult Read(ReadOnlyMemory<byte> utf8, string encoding, FindingList findings)
    {
        var cursor = new LineCursor(utf8.Span);
        cursor.MoveNext();
        if (RecordText.Read(utf8.Span, ref cursor, ArbinSheet.Dialect, findings) is not { } sheet) return findings.Stopped();
        return ArbinSheet.Finish(sheet, Format, "record table", ParserVersion, new(StringComparer.Ordinal) { ["encoding"] = encoding }, [], findings);
    }
}

using MgProvenance.Parsing.Records;

namespace MgProvenance.Parsing.ArbinText;

/// <summary>Arbin's exports as CSV or as text with tabs. Layout: docs/formats/arbin.md.</summary>
internal static class ArbinTextReader
{
    private const string Format = "arbin-text";
    private const string ParserVersion = "1";

    public static bool Recognises(ReadOnlySpan<byte> utf8) => RecordText.Recognises(utf8, ArbinSheet.Dialect);

    public static ParseResult Read(ReadOnlyMemory<byte> utf8, string encoding, FindingList findings)
    {
        if (RecordText.Read(utf8.Span, ArbinSheet.Dialect, findings) is not var (_, sheet)) return findings.Stopped();
        return ArbinSheet.Finish(sheet, Format, "record table", ParserVersion, new(StringComparer.Ordinal) { ["encoding"] = encoding }, [], findings);
    }
}

using MgProvenance.Parsing.Records;

namespace MgProvenance.Parsing.LandText;

/// <summary>LAND's texts with one record table: the older export in seconds and the three columns written without Excel. Layout: docs/formats/land-text.md.</summary>
internal static class LandTextReader
{
    private const string Format = "land-text";
    private const string ParserVersion = "1";

    public static bool Recognises(ReadOnlySpan<byte> utf8) => RecordText.Recognises(utf8, LandSheet.Dialect);

    public static ParseResult Read(ReadOnlyMemory<byte> utf8, string encoding, FindingList findings)
    {
        if (RecordText.Read(utf8.Span, LandSheet.Dialect, findings) is not var (header, sheet)) return findings.Stopped();
        var variant = header.Length == 3 ? "three columns" : "record table";
        return LandSheet.Finish(sheet, Format, variant, ParserVersion, new(StringComparer.Ordinal) { ["encoding"] = encoding }, [], findings);
    }
}

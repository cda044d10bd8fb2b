using MgProvenance.Parsing.ArbinText;
using MgProvenance.Parsing.ArbinWorkbook;
using MgProvenance.Parsing.BdfCsv;
using MgProvenance.Parsing.BiologicMpr;
using MgProvenance.Parsing.BiologicMpt;
using MgProvenance.Parsing.ColumnMap;
using MgProvenance.Parsing.LandCcs;
using MgProvenance.Parsing.LandCex;
using MgProvenance.Parsing.LandMixedCsv;
using MgProvenance.Parsing.LandText;
using MgProvenance.Parsing.LandtLabCsv;
using MgProvenance.Parsing.LandWorkbook;
using MgProvenance.Parsing.NewareBtsdaCsv;
using MgProvenance.Parsing.NewareNda;
using MgProvenance.Parsing.NewareNdax;
using MgProvenance.Parsing.Text;
using MgProvenance.Parsing.Workbooks;

namespace MgProvenance.Parsing;

/// <summary>Reads any instrument file that we know. The format is told from the content, never from the name.</summary>
public static class InstrumentReader
{
    private const string LookedFor = "BioLogic .mpr container; EC-Lab or BT-Lab text export (title line, or column names such as time/s, Ewe/V, mode); "
        + "LAND CSV with Cycle, Step and Record headers; LAND text with TestTime, Voltage and Current; LAND workbook or .cex; Arbin CSV, text or workbook with Test_Time(s), Voltage(V) and Current(A); LANDT laboratory CSV with channel_index and test_time_s; "
        + "Neware .ndax (zip with data.ndc), .nda (NEWARE, alone or in a zip), BTSDA CSV (DataPoint, Cycle Index); Battery Data Format CSV with test time and voltage";

    /// <summary>Decodes a whole file.</summary>
    /// <param name="content">All bytes of the file.</param>
    /// <param name="fileName">For messages only.</param>
    /// <param name="map">All bytes of a column map (docs/formats/column-map.md); where it is given, the file is a CSV and is read as the map says.</param>
    /// <returns>The file, or none and a fatal finding. Never throws on content.</returns>
    public static ParseResult Read(ReadOnlyMemory<byte> content, string fileName, ReadOnlyMemory<byte>? map = null)
    {
        if (map is { } columns) return MappedReader.Read(content, columns);
        if (MprReader.Recognises(content.Span)) return MprReader.Read(content.Span);
        if (MptReader.Recognises(content.Span)) return MptReader.Read(content);
        if (NdaxReader.Recognises(content.Span)) return NdaxReader.Read(content);
        if (NdaReader.Recognises(content.Span)) return NdaReader.Read(content);
        if (BtsdaReader.Recognises(content.Span)) return BtsdaReader.Read(content);
        if (CexReader.Recognises(content.Span)) return CexReader.Read(content.Span);
        if (CcsFile.Recognises(content.Span)) return CcsFile.Refuse();
        if (WorkbookReader.TryRead(content, [LandWorkbookReader.Instrument, ArbinWorkbookReader.Instrument]) is { } workbook) return workbook;
        var findings = new FindingList();
        if (ForeignContainers.Advice(content.Span) is { } advice)
        {
            findings.Fatal("file.not-read-here", "file", $"{fileName} is {advice}.");
            return findings.Stopped();
        }

        if (LooksLikeText(content.Span))
        {
            var (text, encoding) = TextEncoding.ToUtf8(content, findings);
            if (findings.HasFatal) return findings.Stopped();
            if (LandMixedReader.Recognises(text.Span)) return LandMixedReader.Read(text, encoding, findings);
            if (LandTextReader.Recognises(text.Span)) return LandTextReader.Read(text, encoding, findings);
            if (ArbinTextReader.Recognises(text.Span)) return ArbinTextReader.Read(text, encoding, findings);
            if (LandtLabReader.Recognises(text.Span)) return LandtLabReader.Read(text, encoding, findings);
            if (BdfReader.Recognises(text.Span)) return BdfReader.Read(text, encoding, findings);
        }

        findings.Fatal("file.unrecognised", "file", $"{fileName} is none of the formats that can be read here. A CSV of any instrument can be read with a column map, a small file that says what each column means: --map MAP.json.", LookedFor,
            content.IsEmpty ? "an empty file" : $"{content.Length} bytes that begin with {Convert.ToHexString(content.Span[..Math.Min(8, content.Length)])}");
        return findings.Stopped();
    }

    /// <summary>The first names of LAND, Arbin and the Battery Data Format begin with ASCII letters, in one or two bytes each, after an optional byte order mark.</summary>
    private static bool LooksLikeText(ReadOnlySpan<byte> content)
    {
        if (content is [0xEF, 0xBB, 0xBF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return true;
        var start = content[..Math.Min(content.Length, 64)];
        return !start.IsEmpty && !start.ContainsAnyInRange((byte)1, (byte)8) && !start.ContainsAnyInRange((byte)14, (byte)31)
            && (char.IsAsciiLetter((char)start[0]) || start is [0, >= (byte)' ', ..]);
    }
}

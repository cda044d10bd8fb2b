using System.Text;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.LandtLabCsv;

/// <summary>The laboratory CSV of LANDT cyclers. Layout: docs/formats/landt-lab-csv.md.</summary>
internal static class LandtLabReader
{
    private const string Format = "landt-lab-csv";
    private const string ParserVersion = "1";
    private const int MostKeyLines = 40;

    public static bool Recognises(ReadOnlySpan<byte> utf8) => FindHeader(utf8) > 0;

    public static ParseResult Read(ReadOnlyMemory<byte> utf8, string encoding, FindingList findings)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["encoding"] = encoding };
        var columns = ReadAll(utf8.Span, metadata, findings, out var rows);
        if (columns is null) return findings.Stopped();
        return findings.Done(new InstrumentFile(Format, "lab csv", null, rows, columns, FirstRowClock.Start(columns, findings), InstrumentSettings.None, metadata,
            PrimaryDigest.Of(rows, columns), Format, ParserVersion));
    }

    private static List<Column>? ReadAll(ReadOnlySpan<byte> text, Dictionary<string, string> metadata, FindingList findings, out int rows)
    {
        rows = 0;
        var headerLine = FindHeader(text);
        var cursor = new LineCursor(text);
        while (cursor.Number < headerLine - 1 && cursor.MoveNext()) ReadKey(cursor.Line, metadata);
        cursor.MoveNext();
        if (!cursor.IsEnded)
        {
            findings.Fatal("landt.truncated", FindingList.AtLine(cursor.Number), $"The file ends within the line of column names.");
            return null;
        }

        var header = CsvRow.Cells(cursor.Line);
        if (header is [.., ""]) header = header[..^1];
        var most = RowCount.AtMost(text[cursor.Consumed..], header.Length);
        var table = NumberedRows.Read(ref cursor, first => MakeTable(header, first, most), "landt", findings);
        rows = table?.Rows ?? 0;
        if (table is null) return [.. header.Select(n => Empty(n))];
        var count = rows;
        return [.. table.Cells.Select(c =>
        {
            var (meaning, unit) = LandtColumn.Describe(c.Name);
            return c.ToColumn(count, meaning, unit);
        })];
    }

    private static Column Empty(string name)
    {
        var (meaning, unit) = LandtColumn.Describe(name);
        var column = new Column(name, meaning, unit, [], Derived: false);
        return meaning is Meaning.WallClock or Meaning.StepName ? column with { Texts = [] } : column;
    }

    private static RowTable MakeTable(string[] header, string[] first, int capacity)
    {
        var cells = header.Select((name, i) => new CellReader(name, LandtColumn.Describe(name).Meaning switch
        {
            Meaning.WallClock or Meaning.StepName => CellKind.Text,
            Meaning.None => CsvRow.KindOf(i < first.Length ? first[i] : ""),
            _ => CellKind.Number,
        }, capacity));
        return new RowTable([.. cells], new RowSyntax(',', '.', "-", emptyIsMissing: true), capacity);
    }

    private static void ReadKey(ReadOnlySpan<byte> line, Dictionary<string, string> metadata)
    {
        var text = Encoding.UTF8.GetString(line).TrimEnd(',', ' ');
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && text[(colon + 1)..].Trim() is { Length: > 0 } value) metadata[text[..colon].Trim()] = value;
    }

    /// <summary>Number of the line of column names, or 0.</summary>
    private static int FindHeader(ReadOnlySpan<byte> utf8)
    {
        var cursor = new LineCursor(utf8);
        while (cursor.Number < MostKeyLines && cursor.MoveNext())
        {
            if (cursor.Line.StartsWith("channel_index,"u8) && cursor.Line.IndexOf("test_time_s,"u8) > 0) return cursor.Number;
        }

        return 0;
    }
}

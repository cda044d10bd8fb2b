using System.Text;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.NewareBtsdaCsv;

/// <summary>The CSV export of Neware's BTSDA. Layout: docs/formats/neware-btsda-csv.md.</summary>
internal static class BtsdaReader
{
    private const string Format = "neware-btsda-csv";
    private const string ParserVersion = "1";
    private static ReadOnlySpan<byte> Beginning => "DataPoint,Cycle Index,Step Index,Step Type,"u8;

    private static ReadOnlySpan<byte> BracketAndMicro => [(byte)'(', 0xB5];

    public static bool Recognises(ReadOnlySpan<byte> file) => WithoutMark(file).StartsWith(Beginning);

    public static ParseResult Read(ReadOnlyMemory<byte> file)
    {
        var findings = new FindingList();
        var (text, encoding) = Decode(file, findings);
        if (findings.HasFatal) return findings.Stopped();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["encoding"] = encoding };
        var columns = ReadAll(text.Span, findings, out var rows);
        if (columns is null) return findings.Stopped();
        return findings.Done(new InstrumentFile(Format, "record csv", null, rows, columns, FirstRowClock.Start(columns, findings), InstrumentSettings.None, metadata,
            PrimaryDigest.Of(rows, columns), Format, ParserVersion));
    }

    /// <summary>
    /// On a western Windows BTSDA writes the micro sign as the byte B5. Read as GB18030 that byte would swallow the A of µA and make a Chinese character of both,
    /// without any error; so a bracket followed by B5 and a letter is taken for Windows-1252 first.
    /// </summary>
    private static (ReadOnlyMemory<byte> Utf8, string Encoding) Decode(ReadOnlyMemory<byte> file, FindingList findings)
    {
        var header = file.Span[..Math.Max(file.Span.IndexOf((byte)'\n'), 0)];
        var micro = header.IndexOf(BracketAndMicro);
        if (micro < 0 || micro + 2 >= header.Length || !char.IsAsciiLetter((char)header[micro + 2])) return TextEncoding.ToUtf8(file, findings);
        return (Encoding.UTF8.GetBytes(TextEncoding.Windows1252.GetString(file.Span)), "windows-1252");
    }

    private static List<Column>? ReadAll(ReadOnlySpan<byte> text, FindingList findings, out int rows)
    {
        rows = 0;
        var cursor = new LineCursor(WithoutMark(text));
        cursor.MoveNext();
        if (!cursor.IsEnded)
        {
            findings.Fatal("btsda.truncated", FindingList.AtLine(1), $"The file ends within the line of column names.");
            return null;
        }

        var header = CsvRow.Cells(cursor.Line);
        if (header is [.., ""]) header = header[..^1];
        var described = header.Select(BtsdaColumn.Describe).ToArray();
        for (var c = 0; c < header.Length; c++)
        {
            if (described[c].Unit is not null) continue;
            if (described[c].Meaning is Meaning.None) findings.Info("btsda.unit", FindingList.AtColumn(header[c]), $"The unit of this column is not known; its numbers are kept without one.");
            else findings.Fatal("btsda.unit", FindingList.AtColumn(header[c]), $"The unit of this column is not known.");
        }

        if (findings.HasFatal) return null;
        var most = RowCount.AtMost(text[cursor.Consumed..], header.Length);
        var table = NumberedRows.Read(ref cursor, first => MakeTable(header, described, first, most), "btsda", findings) ?? MakeTable(header, described, [], 0);
        rows = table.Rows;
        var count = rows;
        return [.. table.Cells.Select((c, i) => c.ToColumn(count, described[i].Meaning, described[i].Unit ?? ""))];
    }

    private static RowTable MakeTable(string[] header, (Meaning Meaning, string? Unit)[] described, string[] first, int capacity)
    {
        var cells = header.Select((name, i) => new CellReader(name, described[i].Meaning switch
        {
            Meaning.StepTime or Meaning.Time => CellKind.Duration,
            Meaning.WallClock or Meaning.StepName => CellKind.Text,
            Meaning.None => i < first.Length && first[i].Length > 0 ? CsvRow.KindOf(first[i]) : CellKind.Text,
            _ => CellKind.Number,
        }, capacity));
        return new RowTable([.. cells], new RowSyntax(',', '.', "-", emptyIsMissing: true), capacity);
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> file) => file.StartsWith("\uFEFF"u8) ? file[3..] : file;
}

using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.BdfCsv;

/// <summary>CSV of the Battery Data Format. Layout: docs/formats/bdf-csv.md.</summary>
internal static class BdfReader
{
    private const string Format = "bdf-csv";
    private const string ParserVersion = "2";

    /// <summary>The first line names both test time and voltage as the format does, in whatever unit.</summary>
    public static bool Recognises(ReadOnlySpan<byte> utf8)
    {
        var cursor = new LineCursor(utf8);
        if (!cursor.MoveNext()) return false;
        var meanings = CsvRow.Cells(cursor.Line).Select(n => BdfColumn.Describe(n).Meaning).ToHashSet();
        return meanings.Contains(Meaning.Time) && meanings.Contains(Meaning.Voltage);
    }

    public static ParseResult Read(ReadOnlyMemory<byte> utf8, string encoding, FindingList findings)
    {
        var cursor = new LineCursor(utf8.Span);
        cursor.MoveNext();
        if (!cursor.IsEnded) findings.Fatal("bdf.truncated", FindingList.AtLine(1), $"The file ends within the line of column names.");
        var header = CsvRow.Cells(cursor.Line);
        foreach (var name in header.Where(n => BdfColumn.Describe(n).Unit is null))
        {
            findings.Fatal("bdf.unknown-unit", FindingList.AtColumn(name), $"The unit of this column is not known for its quantity.", found: name);
        }

        if (findings.HasFatal) return findings.Stopped();
        var table = ReadRows(ref cursor, header, RowCount.AtMost(utf8.Span[cursor.Consumed..], header.Length), findings);
        if (table is null)
        {
            findings.Fatal("bdf.no-rows", FindingList.AtLine(1), $"The file has column names but no rows.");
            return findings.Stopped();
        }

        // the format says that capacities run on; writers restart them all the same with each step (LANDT) or cycle
        var columns = table.Cells.Select(c => c.ToColumn(table.Rows, BdfColumn.Describe(c.Name).Meaning, BdfColumn.Describe(c.Name).Unit ?? ""))
            .Select(c => c.Meaning is Meaning.ChargeCapacity or Meaning.DischargeCapacity ? c with { Restarts = CapacityRestart.Never } : c).ToList();
        ArbinBeside.Check(columns, findings);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["encoding"] = encoding };
        return findings.Done(new InstrumentFile(Format, "csv", null, table.Rows, columns, null, InstrumentSettings.None, metadata,
            PrimaryDigest.Of(table.Rows, columns), Format, ParserVersion));
    }

    private static RowTable? ReadRows(ref LineCursor cursor, string[] header, int capacity, FindingList findings)
    {
        var bad = new BadRows("bdf.row", findings);
        RowTable? table = null;
        while (cursor.MoveNext())
        {
            var line = cursor.Line;
            if (!line.ContainsAnyExcept(CsvRow.Comma, (byte)' ')) continue;
            table ??= MakeTable(header, line, capacity);
            if (table.Add(line) is { } wrong) bad.Add(cursor.Number, wrong);
            else if (!cursor.IsEnded) findings.Warn("bdf.last-line", FindingList.AtLine(cursor.Number), $"The last line is not ended; its last number may be cut.");
        }

        bad.Close();
        return table;
    }

    private static RowTable MakeTable(string[] header, ReadOnlySpan<byte> firstRow, int capacity)
    {
        var first = CsvRow.Cells(firstRow);
        var cells = header.Select((name, i) => new CellReader(name,
            BdfColumn.Describe(name).Meaning == Meaning.None ? CsvRow.KindOf(i < first.Length ? first[i] : "") : CellKind.Number, capacity));
        return new RowTable([.. cells], new RowSyntax(',', '.', "-", emptyIsMissing: true), capacity);
    }
}

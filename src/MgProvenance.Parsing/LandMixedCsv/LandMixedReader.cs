using System.Globalization;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.LandMixedCsv;

/// <summary>LAND's CSV with cycle, step and record tables one after the other. Layout: docs/formats/land-mixed-csv.md.</summary>
internal static class LandMixedReader
{
    private const string Format = "land-mixed-csv";
    private const string ParserVersion = "1";

    /// <summary>The first line is a cycle, step or record header with names that only LAND uses together.</summary>
    public static bool Recognises(ReadOnlySpan<byte> utf8)
    {
        var cursor = new LineCursor(utf8);
        if (!cursor.MoveNext() || HeaderKind(cursor.Line) is null) return false;
        var names = CsvRow.Cells(cursor.Line).Select(n => LandUnits.Split(n).Quantity).ToHashSet(StringComparer.Ordinal);
        return names.Overlaps(["CapC", "CapD", "CycleNo", "TestTime", "Voltage", "SpeCapC", "Mode"]);
    }

    public static ParseResult Read(ReadOnlyMemory<byte> utf8, string encoding, FindingList findings)
    {
        var tables = new LandTables(findings);
        var records = new LandRecords(CountRecords(utf8.Span), utf8.Length, findings);
        if (!ReadLines(utf8.Span, tables, records, findings)) return findings.Stopped();
        if (!records.HasHeader)
        {
            findings.Fatal("land.no-records", "file", $"The file holds no record table.", "a line that begins with Record");
            return findings.Stopped();
        }

        if (records.Rows == 0) findings.Warn("land.no-rows", "file", $"The file holds no records.");
        var columns = records.Finish();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["encoding"] = encoding };
        if (ImpliedMassMg(columns) is { } mass) metadata["mass implied by specific capacity, mg"] = mass.ToString("G4", CultureInfo.InvariantCulture);
        return findings.Done(new InstrumentFile(Format, "cycle, step, record", null, records.Rows, columns, FirstRowClock.Start(columns, findings), InstrumentSettings.None, metadata,
            PrimaryDigest.Of(records.Rows, columns), Format, ParserVersion)
        { Tables = tables.All });
    }

    private static int CountRecords(ReadOnlySpan<byte> text)
    {
        var cursor = new LineCursor(text);
        var (isRecord, count) = (false, 0);
        while (cursor.MoveNext())
        {
            if (HeaderKind(cursor.Line) is { } kind) isRecord = kind == "Record";
            else if (isRecord) count++;
        }

        return count;
    }

    private static bool ReadLines(ReadOnlySpan<byte> text, LandTables tables, LandRecords records, FindingList findings)
    {
        var cursor = new LineCursor(text);
        ReadOnlySpan<byte> previous = default;
        var section = "";
        while (cursor.MoveNext())
        {
            var line = cursor.Line;
            if (!line.ContainsAnyExcept(CsvRow.Comma, (byte)' ')) continue;
            var isCut = !cursor.IsEnded && CsvRow.MayBeCut(line, previous);
            previous = line;
            if (HeaderKind(line) is { } kind)
            {
                if (!cursor.IsEnded) findings.Error("land.row", FindingList.AtLine(cursor.Number), $"The file ends within this header.");
                if (section == "Record") tables.CheckStep(records.LargestCapacityOfStep(), records.CapacityUnit, cursor.Number);
                section = kind;
                var header = CsvRow.Cells(line);
                if (kind == "Record" ? !records.Begin(header, cursor.Number) : !tables.Begin(kind, header, cursor.Number)) return false;
            }
            else if (section == "Record")
            {
                records.Add(line, isCut, cursor.Number);
            }
            else if (isCut)
            {
                findings.Error("land.row", FindingList.AtLine(cursor.Number), $"The file ends within this row, which is left out.");
            }
            else
            {
                tables.Add(section, CsvRow.Cells(line), cursor.Number);
            }
        }

        if (section == "Record") tables.CheckStep(records.LargestCapacityOfStep(), records.CapacityUnit, cursor.Number);
        else findings.Warn("land.no-records-at-end", FindingList.AtLine(cursor.Number), $"The file ends with a {section} table and no records after it.");
        return true;
    }

    private static string? HeaderKind(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty || line[0] is not ((byte)'C' or (byte)'S' or (byte)'R')) return null;
        var first = CsvRow.FirstCell(line);
        if (first.SequenceEqual("Record"u8)) return "Record";
        if (first.SequenceEqual("Step"u8)) return "Step";
        return first.SequenceEqual("Cycle"u8) ? "Cycle" : null;
    }

    /// <summary>The mass by which LAND divided, told by the record of the largest capacity: a check of the mass that was entered elsewhere.</summary>
    public static double? ImpliedMassMg(List<Column> columns)
    {
        var capacity = columns.Find(c => c.Meaning == Meaning.Capacity);
        var specific = columns.Find(c => c is { Meaning: Meaning.SpecificCapacity, Unit: "mA.h/g" });
        if (capacity is not { Values.Length: > 0 } || specific is null || LandUnits.Ratio(capacity.Unit, "mA.h") is not { } ratio) return null;
        var largest = Array.IndexOf(capacity.Values, capacity.Values.Max());
        return specific.Values[largest] > 0 ? capacity.Values[largest] * ratio / specific.Values[largest] * 1000 : null;
    }
}

using System.Buffers.Binary;
using MgProvenance.Parsing.Neware;

namespace MgProvenance.Parsing.NewareNdax;

/// <summary>Version 5: everything about a reading stands in its record.</summary>
internal static class Ndc5Data
{
    private const int DataKind = 1;
    private const byte Reading = 0x55;
    private const int TotalTimeAt = 79;

    public static (NewareRows Rows, List<Column> Columns)? Read(byte[] data, FindingList findings)
    {
        var layout = ScaledRow.Ndc5;
        if (NdcFile.Open("data.ndc", data, DataKind, layout.Size, findings) is not { } file) return null;
        var rows = new NewareRows(file.Count);
        var dates = new string[file.Count];
        for (var row = 0; row < file.Count; row++)
        {
            var record = file.Record(row);
            if (record[0] != Reading)
            {
                findings.Fatal("ndax.record-kind", file.Place(row), $"A record is not a reading.", $"{Reading:X2}", $"{record[0]:X2}");
                return null;
            }

            if (!layout.TryRead(record, rows, dates, row, file.Place(row), findings)) return null;
            rows.TotalTimeS[row] = BinaryPrimitives.ReadInt64LittleEndian(record[TotalTimeAt..]) / 1000.0;
            if (rows.RecordNumber[row] == file.Slot(row) + 1) continue;
            findings.Fatal("ndax.record-number", file.Place(row), $"A record does not bear the number of its place, so records were lost or changed.", $"{file.Slot(row) + 1}", $"{rows.RecordNumber[row]}");
            return null;
        }

        var columns = rows.ToColumns("ndax.step-type", findings);
        columns.Add(new Column("Date", Meaning.WallClock, "1", [], Derived: false) { Texts = dates });
        return (rows, columns);
    }
}

using System.Buffers.Binary;
using MgProvenance.Parsing.Neware;

namespace MgProvenance.Parsing.NewareNdax;

/// <summary>A record whose time, capacity and energy are stored.</summary>
/// <param name="Record">From 1.</param>
/// <param name="IntervalMs">Since the previous record, and to each following one up to the next anchor.</param>
/// <param name="StepCount">Steps run so far, from 1.</param>
internal sealed record Anchor(int Record, long StepTimeMs, int IntervalMs, long UnixMs, int StepCount, double ChargeMAh, double DischargeMAh, double ChargeMWh, double DischargeMWh, int Offset)
{
    public string Place => NdcFile.At(SparseData.RunInfoName, Offset);
}

/// <summary>A step that was run.</summary>
/// <param name="StartMs">Total time at its start.</param>
internal sealed record RunStep(double Cycle, double Number, int Type, long StartMs, long FirstRecord);

/// <summary>Reads <c>data_runInfo.ndc</c> and <c>data_step.ndc</c>. Version 17 has the cells of version 14 and longer records.</summary>
internal static class SparseTables
{
    private const int RunInfoKind = 18;
    private const int StepKind = 7;
    private const double MilliPerUnit = 1e3;

    /// <summary>One for each record number: of two with the same one (some begin with one at 0 and one at 100 ms), the vendor shows the first.</summary>
    public static List<Anchor>? Anchors(ZipContent zip, int version, FindingList findings)
    {
        if (Open(zip, SparseData.RunInfoName, RunInfoKind, version, version == 14 ? 55 : 100, findings) is not { } file) return null;
        var anchors = new List<Anchor>();
        for (var row = 0; row < file.Count; row++)
        {
            var cells = file.Record(row);
            var record = BinaryPrimitives.ReadInt32LittleEndian(cells[41..]);
            if (anchors.Count > 0 && anchors[^1].Record == record) continue;
            anchors.Add(new Anchor(record,
                BinaryPrimitives.ReadUInt32LittleEndian(cells),
                BinaryPrimitives.ReadInt32LittleEndian(cells[29..]),
                BinaryPrimitives.ReadUInt32LittleEndian(cells[33..]) * 1000L + BinaryPrimitives.ReadUInt16LittleEndian(cells[45..]),
                BinaryPrimitives.ReadInt32LittleEndian(cells[37..]),
                Milli(cells[5..]), Milli(cells[9..]), Milli(cells[13..]), Milli(cells[17..]), file.Offset(row)));
        }

        return anchors;
    }

    public static List<RunStep>? Steps(ZipContent zip, int version, FindingList findings)
    {
        if (Open(zip, SparseData.StepName, StepKind, version, version == 14 ? 37 : 100, findings) is not { } file) return null;
        var steps = new List<RunStep>();
        for (var row = 0; row < file.Count; row++)
        {
            var cells = file.Record(row);
            steps.Add(new RunStep(BinaryPrimitives.ReadUInt32LittleEndian(cells) + 1.0, BinaryPrimitives.ReadUInt32LittleEndian(cells[4..]), cells[24],
                BinaryPrimitives.ReadUInt32LittleEndian(cells[25..]), BinaryPrimitives.ReadUInt32LittleEndian(cells[33..])));
        }

        return steps;
    }

    /// <summary>An .ndc beside <c>data.ndc</c>, of the same version.</summary>
    public static NdcFile? Open(ZipContent zip, string name, int kind, int version, int recordSize, FindingList findings)
    {
        if (!zip.Names.Contains(name))
        {
            findings.Fatal("ndax.missing", name, $"The readings have no meaning without this file.", name, string.Join(", ", zip.Names));
            return null;
        }

        if (zip.Read(name) is not { } bytes) return null;
        if (NdcFile.Header(bytes) is { } header && header.Kind == kind && header.Version == version) return NdcFile.Open(name, bytes, kind, recordSize, findings);
        var found = NdcFile.Header(bytes);
        findings.Fatal("ndax.version", NdcFile.At(name, 0), $"This file is of another kind or version than its place in the zip asks for.", $"kind {kind}, version {version}",
            found is null ? $"{bytes.Length} bytes" : $"kind {found.Value.Kind}, version {found.Value.Version}");
        return null;
    }

    private static double Milli(ReadOnlySpan<byte> cell) => Math.Abs(BinaryPrimitives.ReadSingleLittleEndian(cell) * MilliPerUnit);
}

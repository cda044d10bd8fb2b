using System.Buffers.Binary;

namespace MgProvenance.Parsing.Tests.LandCex;

/// <summary>Writes the published layout of .cex: header, one block of information, then steps and records of 16 bytes.</summary>
internal sealed class SmallCex(uint start, uint saved)
{
    public const double VoltsPerCount = 0.155e-3, AmperesPerCount = 0.31e-6;
    private readonly List<byte[]> _units = [];

    public SmallCex Step(ushort number, byte mode)
    {
        var unit = Unit(0xFFFFCCCD);
        unit[4] = 0x22;
        BinaryPrimitives.WriteUInt16LittleEndian(unit.AsSpan(6), (ushort)(number | 0x8000));
        unit[8] = mode;
        return this;
    }

    public SmallCex Record(double timeS, double voltageV, double currentA, double capacityAh, double energyWh)
    {
        var unit = Unit((uint)Math.Floor(timeS * 100)).AsSpan();
        BinaryPrimitives.WriteUInt16LittleEndian(unit[4..], (ushort)Math.Round(voltageV / VoltsPerCount));
        BinaryPrimitives.WriteInt16LittleEndian(unit[6..], (short)Math.Round(currentA / AmperesPerCount));
        BinaryPrimitives.WriteSingleLittleEndian(unit[8..], (float)capacityAh);
        BinaryPrimitives.WriteSingleLittleEndian(unit[12..], (float)energyWh);
        return this;
    }

    public byte[] Bytes()
    {
        var header = new byte[64];
        ((ReadOnlySpan<byte>)[0x10, 0x11, 0x09, 0x88]).CopyTo(header);
        header[8] = 2;
        foreach (var at in new[] { 0x10, 0x30, 0x34 }) BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(at), start);
        var sum = 0u;
        for (var at = 0; at < 0x3C; at += 2) sum += BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(at));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(0x3C), sum);
        var information = new byte[64];
        BinaryPrimitives.WriteUInt32LittleEndian(information.AsSpan(8), saved);
        byte[] id = [0xAA, 0, 64, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        return [.. header, 0xAA, 0xAA, 0xFF, 0xFF, .. id, .. information, 0xBB, 0xBB, 0xFF, 0xFF, .. id, .. _units.SelectMany(u => u)];
    }

    private byte[] Unit(uint first)
    {
        var unit = new byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(unit, first);
        _units.Add(unit);
        return unit;
    }
}

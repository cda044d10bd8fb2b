using System.Buffers.Binary;
using System.IO.Compression;

namespace MgProvenance.Parsing.Tests.NewareNdax;

/// <summary>A simulated .ndax of version 14: pages of records under a header, as docs/formats/neware-ndax.md tells.</summary>
internal static class SmallNdax
{
    public static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(bytes);
            }
        }

        return memory.ToArray();
    }

    public static byte[] Ndc(int kind, int recordSize, params Action<Memory<byte>>[] records)
    {
        var bytes = new byte[8192];
        (bytes[0], bytes[2], bytes[4096], bytes[4098]) = ((byte)kind, 14, (byte)(kind + 1), (byte)records.Length);
        for (var i = 0; i < records.Length; i++)
        {
            bytes[4100 + i / 8] |= (byte)(1 << (i % 8));
            records[i](bytes.AsMemory(4096 + 132 + i * recordSize, recordSize));
        }

        return bytes;
    }

    public static Action<Memory<byte>> Reading(float volt, float ampere) => m =>
    {
        BinaryPrimitives.WriteSingleLittleEndian(m.Span, volt);
        BinaryPrimitives.WriteSingleLittleEndian(m.Span[4..], ampere);
    };

    public static Action<Memory<byte>> Anchor(int record, int stepCount, uint stepTimeMs, int intervalMs, float chargeAh, float dischargeAh) => m =>
    {
        BinaryPrimitives.WriteUInt32LittleEndian(m.Span, stepTimeMs);
        BinaryPrimitives.WriteSingleLittleEndian(m.Span[5..], chargeAh);
        BinaryPrimitives.WriteSingleLittleEndian(m.Span[9..], dischargeAh);
        BinaryPrimitives.WriteInt32LittleEndian(m.Span[29..], intervalMs);
        BinaryPrimitives.WriteInt32LittleEndian(m.Span[37..], stepCount);
        BinaryPrimitives.WriteInt32LittleEndian(m.Span[41..], record);
    };

    public static Action<Memory<byte>> Step(uint number, byte type, uint startMs, uint firstRecord) => m =>
    {
        BinaryPrimitives.WriteUInt32LittleEndian(m.Span[4..], number);
        m.Span[24] = type;
        BinaryPrimitives.WriteUInt32LittleEndian(m.Span[25..], startMs);
        BinaryPrimitives.WriteUInt32LittleEndian(m.Span[33..], firstRecord);
    };
}

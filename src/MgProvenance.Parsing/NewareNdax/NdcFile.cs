using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace MgProvenance.Parsing.NewareNdax;

/// <summary>
/// One .ndc: a header page, then pages of fixed-length records. A page states its kind, how many of its slots are taken, and which;
/// all three are checked, since nothing else tells that a page was lost or changed.
/// </summary>
internal sealed class NdcFile
{
    public const int Page = 4096;
    private const int VersionEnd = 4;
    private const int CountAt = 2;
    private const int MaskAt = 4;
    private const int RecordsAt = 132;
    private readonly byte[] _bytes;
    private readonly int _recordSize;
    private readonly List<(int Slot, int Offset)> _taken = [];

    private NdcFile(string name, byte[] bytes, int recordSize) => (Name, _bytes, _recordSize) = (name, bytes, recordSize);

    public string Name { get; }

    public int Count => _taken.Count;

    /// <summary>Kind of file (byte 0) and version, as the header states them; null where the file is too short even for these. Pages of version 2 are shorter than those that are read.</summary>
    public static (int Kind, int Version)? Header(ReadOnlySpan<byte> bytes) => bytes.Length < VersionEnd ? null : (bytes[0], BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]));

    public static string At(string name, long offset) => string.Create(CultureInfo.InvariantCulture, $"{name} byte 0x{offset:X}");

    /// <summary>Finds the taken slots, or says why not (then the result is null and the finding fatal).</summary>
    public static NdcFile? Open(string name, byte[] bytes, int kind, int recordSize, FindingList findings)
    {
        if (bytes.Length < Page || bytes.Length % Page != 0)
        {
            findings.Fatal("ndax.page-size", At(name, bytes.Length), $"The file does not end with a whole page.", $"a multiple of {Page} bytes", $"{bytes.Length} bytes");
            return null;
        }

        var file = new NdcFile(name, bytes, recordSize);
        for (var page = Page; page < bytes.Length; page += Page)
        {
            if (!file.ReadPage(page, kind, findings)) return null;
        }

        return file;
    }

    public ReadOnlySpan<byte> Record(int row) => _bytes.AsSpan(_taken[row].Offset, _recordSize);

    /// <summary>Number of the slot over all pages, from 0; equal to the row wherever no slot was left out.</summary>
    public int Slot(int row) => _taken[row].Slot;

    public int Offset(int row) => _taken[row].Offset;

    public string Place(int row) => At(Name, Offset(row));

    private bool ReadPage(int page, int kind, FindingList findings)
    {
        var slots = (Page - RecordsAt - 1) / _recordSize;
        var bytes = _bytes.AsSpan(page, Page);
        if (bytes[0] != kind + 1 || bytes[1] != 0)
        {
            findings.Fatal("ndax.page-kind", At(Name, page), $"A page of records does not begin with its kind.", $"{kind + 1}", $"{BinaryPrimitives.ReadUInt16LittleEndian(bytes)}");
            return false;
        }

        var before = _taken.Count;
        var mask = bytes[MaskAt..RecordsAt];
        var bits = 0;
        for (var i = 0; i < mask.Length; i++)
        {
            bits += BitOperations.PopCount(mask[i]);
            for (var bit = 0; bit < 8; bit++)
            {
                var slot = i * 8 + bit;
                if ((mask[i] >> bit & 1) == 1 && slot < slots) _taken.Add(((page / Page - 1) * slots + slot, page + RecordsAt + slot * _recordSize));
            }
        }

        var stated = BinaryPrimitives.ReadUInt16LittleEndian(bytes[CountAt..]);
        if (bits == stated && _taken.Count - before == stated) return true;
        findings.Fatal("ndax.page-count", At(Name, page), $"The page does not mark as many records as it states.", $"{stated} of at most {slots}", $"{bits}");
        return false;
    }
}

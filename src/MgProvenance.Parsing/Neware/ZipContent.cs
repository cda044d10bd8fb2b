using System.IO.Compression;
using System.Runtime.InteropServices;

namespace MgProvenance.Parsing.Neware;

/// <summary>
/// Entries of a zip, unpacked in memory under limits and by exact name; no name is ever used as a path. The check sum of each entry is verified,
/// because a changed bit in packed data mostly unpacks to other data without complaint.
/// </summary>
internal sealed class ZipContent : IDisposable
{
    private const int MostEntries = 1000;
    private const long LargestEntry = 64 << 20;
    private const long LargestSum = 256 << 20;
    private const long BestPossibleRatio = 1032;   // deflate cannot pack better (zlib technical details)
    private readonly ZipArchive _zip;
    private readonly FindingList _findings;
    private readonly string _format;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    private long _unpacked;

    private ZipContent(ZipArchive zip, string format, FindingList findings) => (_zip, _format, _findings) = (zip, format, findings);

    public static ReadOnlySpan<byte> Magic => "PK\u0003\u0004"u8;

    public IReadOnlyCollection<string> Names => _entries.Keys;

    /// <summary>The zip, or null with a fatal finding.</summary>
    public static ZipContent? Open(ReadOnlyMemory<byte> file, string format, FindingList findings)
    {
        try
        {
            var content = new ZipContent(new ZipArchive(AsStream(file), ZipArchiveMode.Read), format, findings);
            if (content.ListEntries(file.Length)) return content;
            content.Dispose();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ArgumentException or OverflowException or IOException or NotSupportedException)
        {
            // all that .NET throws on a directory that is none
            findings.Fatal($"{format}.zip", FindingList.AtByte(file.Length), $"The zip cannot be opened; it has no readable directory at its end. Most likely the file was cut.", found: e.Message);
        }

        return null;
    }

    /// <summary>The unpacked bytes; null with a fatal finding where they cannot be had.</summary>
    public byte[]? Read(string name)
    {
        var entry = _entries[name];
        _unpacked += entry.Length;
        if (entry.Length > LargestEntry || _unpacked > LargestSum || entry.Length > (entry.CompressedLength + 1) * BestPossibleRatio)
        {
            _findings.Fatal($"{_format}.zip-size", name, $"This entry claims to unpack to more than is read.", $"at most {LargestEntry} bytes, and {BestPossibleRatio} times its packed size", $"{entry.Length} bytes from {entry.CompressedLength}");
            return null;
        }

        try
        {
            using var stream = entry.Open();
            var bytes = new byte[entry.Length];
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read < bytes.Length || stream.ReadByte() >= 0)
            {
                _findings.Fatal($"{_format}.zip-entry", name, $"This entry does not unpack to the size that it states.", $"{bytes.Length} bytes", read < bytes.Length ? $"{read} bytes" : "more");
                return null;
            }

            if (Crc32.Of(bytes) == entry.Crc32) return bytes;
            _findings.Fatal($"{_format}.zip-entry", name, $"The check sum of this entry is wrong: the file was damaged after it was written.", $"{entry.Crc32:X8}", $"{Crc32.Of(bytes):X8}");
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or IOException or NotSupportedException)
        {
            _findings.Fatal($"{_format}.zip-entry", name, $"This entry cannot be unpacked.", found: e.Message);
        }

        return null;
    }

    public void Dispose() => _zip.Dispose();

    private bool ListEntries(int length)
    {
        if (_zip.Entries.Count > MostEntries)
        {
            _findings.Fatal($"{_format}.zip", FindingList.AtByte(length), $"The zip has more entries than are read.", $"{MostEntries}", $"{_zip.Entries.Count}");
            return false;
        }

        foreach (var entry in _zip.Entries)
        {
            if (_entries.TryAdd(entry.FullName, entry)) continue;
            _findings.Fatal($"{_format}.zip", entry.FullName, $"The zip holds two entries of this name.");
            return false;
        }

        return true;
    }

    private static MemoryStream AsStream(ReadOnlyMemory<byte> file) => MemoryMarshal.TryGetArray(file, out var segment)
        ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
        : new MemoryStream(file.ToArray(), writable: false);
}

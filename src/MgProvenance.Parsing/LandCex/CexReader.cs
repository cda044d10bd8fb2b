using System.Buffers.Binary;
using System.Globalization;

namespace MgProvenance.Parsing.LandCex;

/// <summary>The native file of older LAND cyclers, experimental. Layout: docs/formats/land-cex.md.</summary>
internal static class CexReader
{
    private const string Format = "land-cex";
    private const string ParserVersion = "1";
    private const int HeaderBytes = 64, UnitBytes = 16, StartAt = 0x10, ChecksumAt = 0x3C, SavedAt = 0x58;
    private const uint BlockBegins = 0xFFFFAAAA, BlockEnds = 0xFFFFBBBB, Event = 0xFFFFCCCC, Step = 0xFFFFCCCD;

    public static bool Recognises(ReadOnlySpan<byte> content) => content.StartsWith((ReadOnlySpan<byte>)[0x10, 0x11, 0x09, 0x88]);

    public static ParseResult Read(ReadOnlySpan<byte> content)
    {
        var findings = new FindingList();
        findings.Warn("format.experimental", "file", $"The layout of .cex files was learnt by taking some apart; its numbers are not for publication unless someone answers for them. Prefer the text export.");
        if (!CheckHeader(content, findings)) return findings.Stopped();
        var at = SkipBlocks(content, findings);
        if (findings.HasFatal) return findings.Stopped();
        var records = new CexRecords((content.Length - at) / UnitBytes);
        for (; content.Length - at >= UnitBytes; at += UnitBytes)
        {
            var unit = content.Slice(at, UnitBytes);
            var marker = BinaryPrimitives.ReadUInt32LittleEndian(unit);
            if (marker == Event) continue;
            var wrong = marker == Step ? records.Begin(unit) : records.Add(unit);
            if (wrong is null) continue;
            findings.Fatal("cex.record", FindingList.AtByte(at), $"This cannot be read: {wrong}.");
            return findings.Stopped();
        }

        if (at < content.Length) findings.Error("cex.cut", FindingList.AtByte(at), $"The file ends within a record, which is left out.", $"{UnitBytes} bytes", $"{content.Length - at} bytes");
        records.CheckScale(findings);
        if (findings.HasFatal) return findings.Stopped();
        var start = BinaryPrimitives.ReadUInt32LittleEndian(content[StartAt..]);
        records.CheckEnd(BinaryPrimitives.ReadUInt32LittleEndian(content[SavedAt..]) - (double)start, findings);
        var columns = records.Columns();
        var startedAt = new LocalStart(DateTime.SpecifyKind(DateTime.UnixEpoch.AddSeconds(start), DateTimeKind.Unspecified), FindingList.AtByte(StartAt), start.ToString(CultureInfo.InvariantCulture));
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["channel"] = (content[8] + 1).ToString(CultureInfo.InvariantCulture),
            ["unit"] = content[9].ToString(CultureInfo.InvariantCulture),
        };
        return findings.Done(new InstrumentFile(Format, "CT2001A 5 V, 10 mA", null, records.Rows, columns, startedAt, InstrumentSettings.None, metadata,
            PrimaryDigest.Of(records.Rows, columns), Format, ParserVersion)
        { IsExperimental = true });
    }

    /// <summary>The last word of the header is the sum of the 16-bit words before it.</summary>
    private static bool CheckHeader(ReadOnlySpan<byte> content, FindingList findings)
    {
        if (content.Length < HeaderBytes + UnitBytes + HeaderBytes)
        {
            findings.Fatal("cex.truncated", FindingList.AtByte(content.Length), $"The file ends within its header.");
            return false;
        }

        var sum = 0u;
        for (var at = 0; at < ChecksumAt; at += 2) sum += BinaryPrimitives.ReadUInt16LittleEndian(content[at..]);
        var stated = BinaryPrimitives.ReadUInt32LittleEndian(content[ChecksumAt..]);
        if (sum == stated) return true;
        findings.Fatal("cex.checksum", FindingList.AtByte(ChecksumAt), $"The header does not add up to its checksum.", stated.ToString(CultureInfo.InvariantCulture), sum.ToString(CultureInfo.InvariantCulture));
        return false;
    }

    /// <summary>Blocks of information and recipe; each is closed by the bytes that opened it. They are walked over, not read.</summary>
    private static int SkipBlocks(ReadOnlySpan<byte> content, FindingList findings)
    {
        var at = HeaderBytes;
        while (content.Length - at >= UnitBytes && BinaryPrimitives.ReadUInt32LittleEndian(content[at..]) == BlockBegins)
        {
            var end = at + UnitBytes + BinaryPrimitives.ReadUInt16LittleEndian(content[(at + 6)..]);
            var isClosed = content.Length - end >= UnitBytes && BinaryPrimitives.ReadUInt32LittleEndian(content[end..]) == BlockEnds
                && content.Slice(end + 4, 12).SequenceEqual(content.Slice(at + 4, 12));
            if (!isClosed)
            {
                findings.Fatal("cex.block", FindingList.AtByte(at), $"The block that begins here is not closed where it should be.", FindingList.AtByte(end));
                return at;
            }

            at = end + UnitBytes;
        }

        return at;
    }
}

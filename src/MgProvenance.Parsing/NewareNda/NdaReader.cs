using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using MgProvenance.Parsing.Neware;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.NewareNda;

/// <summary>Neware's <c>.nda</c>, version 29, alone or as the only file of a zip. Layout: docs/formats/neware-nda.md.</summary>
internal static class NdaReader
{
    private const string Format = "neware-nda";
    private const string ParserVersion = "1";
    private const byte Version = 29;
    private const int VersionAt = 14;
    private const int SectionAt = 0x40;   // u32 offset and u32 length of the records
    private const int HeaderLength = 0x1000;
    private const byte Reading = 0x55;
    private const byte Other = 0xAA;

    public static bool Recognises(ReadOnlySpan<byte> file) => file.StartsWith("NEWARE"u8) || (file.StartsWith(ZipContent.Magic) && file.IndexOf(".nda"u8) >= 0);

    public static ParseResult Read(ReadOnlyMemory<byte> file)
    {
        var findings = new FindingList();
        if (!file.Span.StartsWith(ZipContent.Magic)) return Read(file.Span, findings);
        using var zip = ZipContent.Open(file, "nda", findings);
        if (zip is null) return findings.Stopped();
        if (zip.Names.Count != 1 || !zip.Names.First().EndsWith(".nda", StringComparison.OrdinalIgnoreCase))
        {
            findings.Fatal("nda.zip", "file", $"A zip is opened only where it holds one .nda and nothing else.", "one .nda", string.Join(", ", zip.Names.Take(10)));
            return findings.Stopped();
        }

        if (zip.Read(zip.Names.First()) is not { } nda) return findings.Stopped();
        findings.Info("nda.unzipped", "file", $"The .nda was unpacked from a zip; places are those in the .nda.");
        return Read(nda, findings);
    }

    private static ParseResult Read(ReadOnlySpan<byte> nda, FindingList findings)
    {
        if (!nda.StartsWith("NEWARE"u8) || nda.Length <= VersionAt || (nda[VersionAt] == Version && nda.Length < HeaderLength))
        {
            findings.Fatal("nda.header", FindingList.AtByte(0), $"This is not the whole header of an .nda.", $"NEWARE and {HeaderLength} bytes", $"{nda.Length} bytes that begin with {Convert.ToHexString(nda[..Math.Min(6, nda.Length)])}");
            return findings.Stopped();
        }

        if (nda[VersionAt] != Version)
        {
            findings.Fatal("nda.version", FindingList.AtByte(VersionAt), $"The layout of this version of .nda has been seen in no file here.", $"{Version}", $"{nda[VersionAt]}");
            return findings.Stopped();
        }

        if (Section(nda, findings) is not { } section) return findings.Stopped();
        if (ReadRows(nda, section, findings) is not { } read) return findings.Stopped();
        var (rows, columns) = read;
        if (rows.Count == 0) findings.Warn("nda.no-rows", FindingList.AtByte(section.Start), $"The file holds no readings.");
        var metadata = Metadata(nda);
        var settings = InstrumentSettings.None with { Comments = metadata.GetValueOrDefault("remark"), Software = metadata.GetValueOrDefault("client") };
        return findings.Done(new InstrumentFile(Format, string.Create(CultureInfo.InvariantCulture, $"nda {Version}"), null, rows.Count, columns, FirstRowClock.Start(columns, findings), settings, metadata,
            PrimaryDigest.Of(rows.Count, columns), Format, ParserVersion)
        { Tables = [rows.Steps()] });
    }

    private static (int Start, int Records)? Section(ReadOnlySpan<byte> nda, FindingList findings)
    {
        var start = BinaryPrimitives.ReadUInt32LittleEndian(nda[SectionAt..]);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(nda[(SectionAt + 4)..]);
        if (start >= HeaderLength && start + (long)length == nda.Length && length % ScaledRow.Nda29.Size == 0) return ((int)start, (int)(length / ScaledRow.Nda29.Size));
        findings.Fatal("nda.section", FindingList.AtByte(SectionAt), $"The header's place of the records does not fit the file: it was cut, added to, or is laid out in a way that is not known.",
            $"{length} bytes from 0x{start:X}, in records of {ScaledRow.Nda29.Size}", $"{nda.Length} bytes");
        return null;
    }

    private static (NewareRows Rows, List<Column> Columns)? ReadRows(ReadOnlySpan<byte> nda, (int Start, int Records) section, FindingList findings)
    {
        var layout = ScaledRow.Nda29;
        var readings = 0;
        for (var i = 0; i < section.Records; i++)
        {
            var at = section.Start + i * layout.Size;
            if (nda[at] == Reading && nda[at + 1] == 0) readings++;
            else if (nda[at] != Other)
            {
                findings.Fatal("nda.record-kind", FindingList.AtByte(at), $"Record {i + 1} of the file is of a kind that is not known.", $"{Reading:X2}00 reading, {Other:X2} other", $"{nda[at]:X2}{nda[at + 1]:X2}");
                return null;
            }
        }

        var rows = new NewareRows(readings) { TotalTimeIsDerived = true };
        var dates = new string[readings];
        var (row, start) = (0, 0.0);
        for (var i = 0; i < section.Records; i++)
        {
            var at = section.Start + i * layout.Size;
            if (nda[at] != Reading) continue;
            if (!layout.TryRead(nda.Slice(at, layout.Size), rows, dates, row, FindingList.AtByte(at), findings)) return null;
            if (row > 0 && (rows.Step[row] != rows.Step[row - 1] || rows.Cycle[row] != rows.Cycle[row - 1])) start = rows.TotalTimeS[row - 1];
            rows.TotalTimeS[row] = start + rows.StepTimeS[row];
            if (rows.RecordNumber[row] != row + 1)
            {
                findings.Fatal("nda.record-number", FindingList.AtByte(at), $"The records do not follow each other.", $"{row + 1}", $"{rows.RecordNumber[row]}");
                return null;
            }

            row++;
        }

        if (section.Records > readings) findings.Info("nda.other-records", FindingList.AtByte(section.Start), $"{section.Records - readings} records are no readings (kind AA) and are not decoded.");
        var columns = rows.ToColumns("nda.step-type", findings);
        columns.Add(new Column("Date", Meaning.WallClock, "1", [], Derived: false) { Texts = dates });
        return (rows, columns);
    }

    /// <summary>Texts of the header. The mass at 152 is 1.000 mg where nobody entered one, so it is kept as it is and never used.</summary>
    private static Dictionary<string, string> Metadata(ReadOnlySpan<byte> nda)
    {
        const int massAt = 152, remarkAt = 2317, remarkLength = 100, softwareLength = 50;
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["created"] = Encoding.Latin1.GetString(nda.Slice(6, 8)),
            ["mass field (0.001 mg)"] = BinaryPrimitives.ReadUInt32LittleEndian(nda[massAt..]).ToString(CultureInfo.InvariantCulture),
        };
        AddText(nda.Slice(remarkAt, remarkLength), "remark", metadata);
        var server = nda[..(HeaderLength - 3 * softwareLength)].IndexOf("BTSServer"u8);
        if (server < 0) return metadata;
        AddText(nda.Slice(server, softwareLength), "server", metadata);
        AddText(nda.Slice(server + 2 * softwareLength, softwareLength), "client", metadata);
        return metadata;
    }

    private static void AddText(ReadOnlySpan<byte> padded, string name, Dictionary<string, string> metadata)
    {
        var end = padded.IndexOf((byte)0);
        var text = Encoding.Latin1.GetString(end < 0 ? padded : padded[..end]).Trim();
        if (text.Length > 0) metadata[name] = text;
    }
}

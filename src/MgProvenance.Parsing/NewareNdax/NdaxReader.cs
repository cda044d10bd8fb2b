using System.Globalization;
using MgProvenance.Parsing.Neware;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.NewareNdax;

/// <summary>Neware's zipped <c>.ndax</c> with .ndc files of version 5, 14 or 17. Layout: docs/formats/neware-ndax.md.</summary>
internal static class NdaxReader
{
    private const string Format = "neware-ndax";
    private const string ParserVersion = "1";
    private const string DataName = "data.ndc";
    private const int DataKind = 1;

    public static bool Recognises(ReadOnlySpan<byte> file) => file.StartsWith(ZipContent.Magic) && file.IndexOf("data.ndc"u8) >= 0;

    public static ParseResult Read(ReadOnlyMemory<byte> file)
    {
        var findings = new FindingList();
        using var zip = ZipContent.Open(file, "ndax", findings);
        if (zip is null) return findings.Stopped();
        if (!zip.Names.Contains(DataName))
        {
            findings.Fatal("ndax.missing", DataName, $"The zip holds no file of readings.", DataName, string.Join(", ", zip.Names));
            return findings.Stopped();
        }

        if (zip.Read(DataName) is not { } data) return findings.Stopped();
        if (NdcFile.Header(data) is not { } header)
        {
            findings.Fatal("ndax.page-size", NdcFile.At(DataName, data.Length), $"The file ends before it states its version.", $"{NdcFile.Page} bytes", $"{data.Length} bytes");
            return findings.Stopped();
        }

        if (header.Kind != DataKind || header.Version is not (5 or 14 or 17))
        {
            findings.Fatal("ndax.version", NdcFile.At(DataName, 0), $"The readings are of a kind or version whose layout is not known.", "kind 1; version 5, 14 or 17", $"kind {header.Kind}, version {header.Version}");
            return findings.Stopped();
        }

        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var xml = NdaxXml.Read(zip, metadata, findings);
        var columns = header.Version == 5 ? Ndc5Data.Read(data, findings) : SparseData.Read(zip, data, header.Version, findings);
        if (xml is null || columns is null) return findings.Stopped();
        var (rows, list) = columns.Value;
        if (!AuxiliaryChannels.Add(zip, header.Version, rows.Count, xml.Auxiliaries, list, findings)) return findings.Stopped();
        TellUnread(zip, findings);
        if (rows.Count == 0) findings.Warn("ndax.no-rows", DataName, $"The file holds no readings.");
        if (list.Find(c => c.Name == SparseData.UnixName)?.Values is [var first, ..])
        {
            metadata["first record (UTC)"] = DateTime.UnixEpoch.AddMilliseconds(Math.Round(first * 1000)).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        }

        return findings.Done(new InstrumentFile(Format, string.Create(CultureInfo.InvariantCulture, $"ndc {header.Version}"), null, rows.Count, list, FirstRowClock.Start(list, findings) ?? xml.Start,
            xml.Settings, metadata, PrimaryDigest.Of(rows.Count, list), Format, ParserVersion)
        {
            Tables = [rows.Steps(), .. xml.Program is { } program ? new[] { program } : []],
        });
    }

    private static void TellUnread(ZipContent zip, FindingList findings)
    {
        foreach (var name in zip.Names.Order(StringComparer.Ordinal))
        {
            var isRead = name is DataName or SparseData.RunInfoName or SparseData.StepName || AuxiliaryChannels.IsOne(name) || name.EndsWith(".xml", StringComparison.Ordinal);
            if (isRead) continue;
            if (name is "data_log.ndc" or "data_es.ndc") findings.Info("ndax.unread", name, $"This file holds events, not readings, and is not decoded.");
            else findings.Warn("ndax.unread", name, $"The zip holds a file that is not known; it is not decoded.");
        }
    }
}

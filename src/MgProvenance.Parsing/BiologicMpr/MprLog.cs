using System.Globalization;

namespace MgProvenance.Parsing.BiologicMpr;

/// <summary>The log module: device, channel, software and the start of the acquisition. Offsets from yadg and galvani.</summary>
internal static class MprLog
{
    // 585 in all files of EC-Lab 11; the others in files of 2010 to 2012
    private static readonly int[] StartOffsets = [585, 465, 469, 473];

    // an OLE date counts days since 1899-12-30; these are the years 2000 and 2100
    private const double FirstDay = 36526;
    private const double LastDay = 73051;

    public static InstrumentSettings Read(ReadOnlySpan<byte> data, InstrumentSettings settings, Dictionary<string, string> metadata)
    {
        var bytes = new ModuleBytes(data);
        Put(metadata, "host", bytes.Text(0x0351));
        Put(metadata, "address", bytes.Text(0x0384));
        Put(metadata, "server version", bytes.Text(0x03BE));
        Put(metadata, "interpreter version", bytes.Text(0x03C5));
        Put(metadata, "averaging points", bytes.U8(0x0922)?.ToString(CultureInfo.InvariantCulture));
        return settings with
        {
            Channel = bytes.U8(0x0009) is { } channel ? (channel + 1).ToString(CultureInfo.InvariantCulture) : null,
            ChannelSerial = bytes.U16(0x00AB)?.ToString(CultureInfo.InvariantCulture),
            DeviceSerial = bytes.Text(0x03CF),
            Software = bytes.Text(0x03B7) is { } version ? $"EC-Lab {version}" : null,
            SavedAs = bytes.Text(0x0251),
        };
    }

    public static LocalStart? ReadStart(ReadOnlySpan<byte> data, long at, FindingList findings)
    {
        var bytes = new ModuleBytes(data);
        foreach (var offset in StartOffsets)
        {
            if (bytes.F8(offset) is not ({ } days and > FirstDay and < LastDay)) continue;
            if (offset != StartOffsets[0])
            {
                findings.Info("mpr.start-offset", FindingList.AtByte(at + offset), $"The start of the acquisition was found where files of 2010 to 2012 keep it.");
            }

            return new LocalStart(DateTime.FromOADate(days), string.Create(CultureInfo.InvariantCulture, $"VMP LOG + {offset} (OLE date)"), days.ToString("R", CultureInfo.InvariantCulture));
        }

        findings.Warn("mpr.no-start", FindingList.AtByte(at), $"The log module holds no date where it is expected, so the start of the acquisition is not known.");
        return null;
    }

    private static void Put(Dictionary<string, string> metadata, string key, string? value)
    {
        if (value is not null) metadata[key] = value;
    }
}

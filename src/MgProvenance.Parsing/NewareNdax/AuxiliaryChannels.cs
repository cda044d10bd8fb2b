using System.Buffers.Binary;
using MgProvenance.Parsing.Neware;

namespace MgProvenance.Parsing.NewareNdax;

/// <summary>A channel as TestInfo.xml lists it: number of the column, real channel, kind of quantity.</summary>
internal sealed record Auxiliary(string Id, string RealChannel, string Kind);

/// <summary>Temperatures and the like, one number for each record: <c>data_AUX_channel_unit_type.ndc</c>.</summary>
internal static class AuxiliaryChannels
{
    private const string Prefix = "data_AUX_";
    private const int AuxiliaryKind = 5;
    private const string Thermometer = "103";

    public static bool IsOne(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".ndc", StringComparison.Ordinal);

    /// <summary>Adds a column for each channel; false with a fatal finding where one cannot be read.</summary>
    public static bool Add(ZipContent zip, int version, int rows, IReadOnlyList<Auxiliary> listed, List<Column> columns, FindingList findings)
    {
        foreach (var name in zip.Names.Where(IsOne).OrderBy(n => n.Length).ThenBy(n => n, StringComparer.Ordinal))
        {
            if (version == 5)
            {
                findings.Warn("ndax.unread", name, $"The layout of auxiliary channels of version 5 has been seen in no file; this one is not decoded.");
                continue;
            }

            if (SparseTables.Open(zip, name, AuxiliaryKind, version, sizeof(float), findings) is not { } file) return false;
            var values = new double[rows];
            Array.Fill(values, double.NaN);
            for (var row = 0; row < file.Count; row++)
            {
                if (file.Slot(row) < rows) values[file.Slot(row)] = BinaryPrimitives.ReadSingleLittleEndian(file.Record(row));
            }

            if (file.Count != rows) findings.Warn("ndax.auxiliary", name, $"The auxiliary channel has not one value for each record.", $"{rows}", $"{file.Count}");
            columns.Add(Describe(name, values, listed, findings));
        }

        return true;
    }

    private static Column Describe(string name, double[] values, IReadOnlyList<Auxiliary> listed, FindingList findings)
    {
        var channel = name[Prefix.Length..^4].Split('_')[0];
        var matches = listed.Where(a => a.RealChannel == channel).ToList();
        if (matches is [{ Kind: Thermometer } thermometer]) return new Column($"T{thermometer.Id}(Cel)", Meaning.Temperature, "Cel", values, Derived: false);
        findings.Warn("ndax.auxiliary", name, $"TestInfo.xml does not name this channel as one of a known quantity; its numbers are kept without meaning.", $"channel {channel}, kind {Thermometer}",
            matches.Count == 1 ? $"kind {matches[0].Kind}" : $"{matches.Count} entries");
        return new Column(name[..^4], Meaning.None, "", values, Derived: false);
    }
}

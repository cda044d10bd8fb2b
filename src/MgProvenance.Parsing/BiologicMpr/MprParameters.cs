using System.Globalization;

namespace MgProvenance.Parsing.BiologicMpr;

/// <summary>
/// The program of the technique in the settings module: u16 sequences, u16 parameters, then one row per sequence. Order and widths from yadg and from EC-Lab's text exports of the same files.
/// Where it begins is nowhere in the file; of the places at which it was seen, the one counts at which number, row length and what follows fit to the byte.
/// </summary>
internal static class MprParameters
{
    private const int BytesAfter = 410;   // from the last row to the end of the module, in all files
    private static readonly int[] Places = [0x0572, 0x1845, 0x1846, 0x1847];

    /// <summary>The table as the text export has it, or null where the layout of this technique is not known; that is then said.</summary>
    public static NamedTable? Read(string? technique, bool isNew, ReadOnlySpan<byte> settings, long at, FindingList findings)
    {
        foreach (var layout in MprParameterLayouts.Of(technique))
        {
            var rowLength = layout.Sum(p => p.Length(isNew));
            foreach (var place in Places)
            {
                var bytes = new ModuleBytes(settings);
                if (bytes.U16(place) is not ({ } sequences and > 0) || bytes.U16(place + 2) != layout.Count) continue;
                if (place + 4L + sequences * rowLength + BytesAfter == settings.Length) return Table(layout, isNew, bytes, place + 4, sequences);
            }
        }

        findings.Info("mpr.parameters-unread", FindingList.AtByte(at), $"The layout of this technique's parameters is not known; they are not decoded.", found: technique);
        return null;
    }

    private static NamedTable Table(IReadOnlyList<MprParameter> layout, bool isNew, ModuleBytes bytes, int at, int sequences)
    {
        var rows = layout.Select(p => new List<string> { p.Name }).ToList();
        for (var sequence = 0; sequence < sequences; sequence++)
        {
            for (var p = 0; p < layout.Count; p++)
            {
                var length = layout[p].Length(isNew);
                rows[p].Add(layout[p].Kind is 'f' or 't' ? Number(layout[p].Kind, bytes.F4(at)!.Value) : layout[p].Word(length == 1 ? bytes.U8(at)!.Value : bytes.U32(at)!.Value));
                at += length;
            }
        }

        return new NamedTable("technique parameters", ["parameter", .. Enumerable.Range(0, sequences).Select(s => FormattableString.Invariant($"sequence {s}"))], rows);
    }

    private static string Number(char kind, double value)
    {
        if (!double.IsFinite(value)) return "pass";
        if (kind == 'f') return value.ToString("R", CultureInfo.InvariantCulture);
        var (hours, rest) = (Math.Truncate(value / 3600), value % 3600);
        return string.Create(CultureInfo.InvariantCulture, $"{hours:0}:{Math.Truncate(rest / 60):00}:{rest % 60:0.0000}");
    }
}

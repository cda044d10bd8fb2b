using System.Globalization;
using System.Text;
using System.Text.Unicode;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.BiologicMpt;

/// <summary>The lines above the rows, decoded, and the names of the columns.</summary>
/// <param name="Lines">All header lines but that of the columns; empty for a file without header.</param>
/// <param name="Names">Column names as written.</param>
/// <param name="ColumnLine">Line number of the names, from 1.</param>
/// <param name="NameLine">The line of names, without its end.</param>
/// <param name="Rows">The bytes after the line of names.</param>
/// <param name="Software">First line: <c>EC-Lab ASCII FILE</c>, <c>BT-Lab ASCII FILE</c>, or null.</param>
internal sealed record MptHeader(IReadOnlyList<string> Lines, IReadOnlyList<string> Names, int ColumnLine, ReadOnlyMemory<byte> NameLine, ReadOnlyMemory<byte> Rows, string? Software)
{
    private const int MostHeaderLines = 100_000;

    public static bool HasTitle(ReadOnlySpan<byte> file) => file.StartsWith("EC-Lab ASCII FILE"u8) || file.StartsWith("BT-Lab ASCII FILE"u8);

    /// <summary>A file may begin with the column names at once; three well-known names in one tabbed line are proof enough.</summary>
    public static bool BeginsWithNames(ReadOnlySpan<byte> file)
    {
        const int longest = 8192;
        var start = file[..Math.Min(file.Length, longest)];
        var end = start.IndexOf((byte)'\n');
        var names = Encoding.Latin1.GetString(end < 0 ? start : start[..end]).Split('\t');
        string[] wellKnown = ["mode", "ox/red", "error", "time/s", "Ewe/V", "<Ewe>/V", "Ecell/V", "I/mA", "<I>/mA", "Ns", "freq/Hz", "control changes", "(Q-Qo)/mA.h", "cycle number"];
        return names.Count(n => wellKnown.Contains(n.Trim())) >= 3;
    }

    /// <summary>Finds the line of names by the stated number of header lines; null with a fatal finding where the file ends first.</summary>
    public static MptHeader? Read(ReadOnlyMemory<byte> file, FindingList findings)
    {
        var count = 1;
        string? software = null;
        if (HasTitle(file.Span))
        {
            software = Encoding.ASCII.GetString(file.Span[..17]);
            if (CountOfLines(file.Span) is not { } stated)
            {
                findings.Fatal("mpt.header", FindingList.AtLine(2), $"The second line does not state the number of header lines.", "Nb header lines : N");
                return null;
            }

            count = stated;
        }

        var lines = new List<string>(Math.Min(count, 256));
        var cursor = new LineCursor(file.Span);
        var (start, length) = (0, 0);
        while (lines.Count < count)
        {
            if (!cursor.MoveNext())
            {
                findings.Fatal("mpt.truncated", FindingList.AtLine(lines.Count), $"The file ends within its header.", $"{count} header lines", $"{lines.Count} lines");
                return null;
            }

            lines.Add(Decode(cursor.Line));
            (start, length) = (length, cursor.Consumed);
        }

        if (!cursor.IsEnded && cursor.Line is [.., not (byte)'\t'])
        {
            findings.Fatal("mpt.truncated", FindingList.AtLine(count), $"The file ends within the line of column names.");
            return null;
        }

        var names = lines[^1].Split('\t');
        if (names is [.., ""]) names = names[..^1];
        if (names.Length == 0 || !names.Any(n => n.Contains('/', StringComparison.Ordinal)))
        {
            findings.Fatal("mpt.header", FindingList.AtLine(count), $"The last header line does not hold column names.", "names with units, separated by tabs", lines[^1].Length == 0 ? "an empty line" : lines[^1]);
            return null;
        }

        if (lines.FindIndex(l => l.Contains('\uFFFD', StringComparison.Ordinal) || l.Contains("ï¿½", StringComparison.Ordinal)) is var lost and >= 0)
        {
            findings.Warn("mpt.lost-characters", FindingList.AtLine(lost + 1), $"Characters such as µ or ² were lost before the file came here.");
        }

        return new MptHeader(lines[..^1], names, count, file.Slice(start, cursor.Line.Length), file[length..], software);
    }

    private static int? CountOfLines(ReadOnlySpan<byte> file)
    {
        var cursor = new LineCursor(file);
        if (!cursor.MoveNext() || !cursor.MoveNext()) return null;
        var text = Encoding.Latin1.GetString(cursor.Line);
        const string key = "Nb header lines :";
        if (!text.StartsWith(key, StringComparison.Ordinal)) return null;
        return int.TryParse(text[key.Length..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 3 and <= MostHeaderLines ? count : null;
    }

    /// <summary>EC-Lab writes windows-1252; a line that is valid UTF-8 with more than ASCII in it went through another program.</summary>
    private static string Decode(ReadOnlySpan<byte> line) => (Utf8.IsValid(line) ? Encoding.UTF8 : TextEncoding.Windows1252).GetString(line);
}

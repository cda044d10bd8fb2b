using System.Text;

namespace MgProvenance.Parsing.Text;

/// <summary>Small helpers on one line of comma-separated cells (LAND writes no quotes).</summary>
internal static class CsvRow
{
    public const byte Comma = (byte)',';

    public static ReadOnlySpan<byte> FirstCell(ReadOnlySpan<byte> line)
    {
        var comma = line.IndexOf(Comma);
        return comma < 0 ? line : line[..comma];
    }

    private static ReadOnlySpan<byte> LastCell(ReadOnlySpan<byte> line, byte separator) => line[(line.LastIndexOf(separator) + 1)..];

    public static string[] Cells(ReadOnlySpan<byte> line, byte separator = Comma) => Array.ConvertAll(Encoding.UTF8.GetString(line).Split((char)separator), c => c.Trim());

    /// <summary>
    /// LAND ends every line. One that is not ended is taken for whole only where it has as many cells as the row above and the same last cell (the state of the step, or nothing after a closing comma).
    /// </summary>
    public static bool MayBeCut(ReadOnlySpan<byte> line, ReadOnlySpan<byte> previous, byte separator = Comma) =>
        line.Count(separator) != previous.Count(separator) || !LastCell(line, separator).SequenceEqual(LastCell(previous, separator));

    /// <summary>Number or text, as far as one cell can tell.</summary>
    public static CellKind KindOf(string cell) => cell is "" or "-" || Numbers.TryRead(cell, out _) ? CellKind.Number : CellKind.Text;
}

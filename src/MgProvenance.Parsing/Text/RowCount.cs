namespace MgProvenance.Parsing.Text;

/// <summary>For how many rows columns are made before a table is read.</summary>
internal static class RowCount
{
    /// <summary>As many as there are lines, which is exact where no line is empty.</summary>
    /// <param name="rows">What follows the line of names.</param>
    /// <param name="cells">Of each row.</param>
    public static int AtMost(ReadOnlySpan<byte> rows, int cells) => AtMost(rows.Count((byte)'\n') + (rows is [] or [.., (byte)'\n'] ? 0 : 1), rows.Length, cells);

    /// <summary>A row of so many cells takes at least as many bytes, so that no damaged line of names asks for more memory than eight times the file.</summary>
    public static int AtMost(int lines, int bytes, int cells) => (int)Math.Min(lines, (bytes + 1L) / Math.Max(cells, 1));
}

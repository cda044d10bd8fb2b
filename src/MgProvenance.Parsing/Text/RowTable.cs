namespace MgProvenance.Parsing.Text;

/// <summary>Rows of text under one header, read straight into columns. A row is taken whole or not at all.</summary>
internal sealed class RowTable(IReadOnlyList<CellReader> cells, RowSyntax syntax)
{
    private readonly CellReader[] _cells = [.. cells];

    public int Rows { get; private set; }

    public IReadOnlyList<CellReader> Cells => _cells;

    /// <summary>Cells that a row must have; fewer than the header where the instrument leaves the last ones out of all rows.</summary>
    public int Width { get; set; } = cells.Count;

    /// <summary>Adds a row, or says in a few words what is wrong with it.</summary>
    public string? Add(ReadOnlySpan<byte> line)
    {
        var at = 0;
        for (var c = 0; c < Width; c++)
        {
            if (c > 0)
            {
                if (at >= line.Length) return FormattableString.Invariant($"{c} cells instead of {Width}");
                at++;   // the separator
            }

            var start = at;
            if (!_cells[c].TryRead(line, ref at, syntax, Rows))
            {
                return at >= line.Length && start == line.Length && c > 0
                    ? FormattableString.Invariant($"{c} cells instead of {Width}")
                    : FormattableString.Invariant($"'{Show(line[start..at])}' in column {_cells[c].Name}");
            }
        }

        if (line[at..].ContainsAnyExcept(syntax.Separator, (byte)' ')) return FormattableString.Invariant($"more than {Width} cells");
        for (var c = Width; c < _cells.Length; c++) _cells[c].SetMissing(Rows);
        Rows++;
        return null;
    }

    private static string Show(ReadOnlySpan<byte> cell)
    {
        const int enough = 40;
        return System.Text.Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, enough)]);
    }
}

namespace MgProvenance.Parsing.Text;

/// <summary>Rows of text under one header, read straight into columns. A row is taken whole or not at all.</summary>
/// <param name="capacity">Rows for which the cells have room; they grow when there are more.</param>
internal sealed class RowTable(IReadOnlyList<CellReader> cells, RowSyntax syntax, int capacity)
{
    private readonly CellReader[] _cells = [.. cells];
    private int _capacity = capacity;

    public int Rows { get; private set; }

    public IReadOnlyList<CellReader> Cells => _cells;

    /// <summary>Adds a row, or says in a few words what is wrong with it.</summary>
    public string? Add(ReadOnlySpan<byte> line)
    {
        if (Rows == _capacity) Grow();
        var at = 0;
        for (var c = 0; c < _cells.Length; c++)
        {
            if (c > 0)
            {
                if (at >= line.Length) return FormattableString.Invariant($"{c} cells instead of {_cells.Length}");
                at++;   // the separator
            }

            var start = at;
            if (!_cells[c].TryRead(line, ref at, syntax, Rows))
            {
                return at >= line.Length && start == line.Length && c > 0
                    ? FormattableString.Invariant($"{c} cells instead of {_cells.Length}")
                    : FormattableString.Invariant($"'{Show(line[start..at])}' in column {_cells[c].Name}");
            }
        }

        if (line[at..].ContainsAnyExcept(syntax.Separator, (byte)' ')) return FormattableString.Invariant($"more than {_cells.Length} cells");
        Rows++;
        return null;
    }

    private void Grow()
    {
        const int fewest = 64;
        _capacity = (int)Math.Min(Math.Max(2L * _capacity, fewest), Array.MaxLength);
        foreach (var cell in _cells) cell.Grow(_capacity);
    }

    private static string Show(ReadOnlySpan<byte> cell)
    {
        const int enough = 40;
        return System.Text.Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, enough)]);
    }
}

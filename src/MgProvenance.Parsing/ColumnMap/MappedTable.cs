using System.Text;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.ColumnMap;

/// <summary>The rows of a mapped CSV: finds the columns that the map names, and reads those.</summary>
internal sealed class MappedTable(CsvMap map, FindingList findings)
{
    private static readonly byte[] Separators = [(byte)'\t', (byte)';', (byte)',', (byte)'|'];

    private byte _separator = map.Separator ?? 0;
    private QuotedCells? _quoted;

    /// <summary>Columns of the map, each with the cells that it names.</summary>
    public List<(MappedColumn Column, CellReader Cells)> Columns { get; } = [];

    public int Rows { get; private set; }

    /// <summary>False, with a fatal finding, where header or rows are not as the map says.</summary>
    public bool Read(ReadOnlySpan<byte> utf8)
    {
        var cursor = new LineCursor(utf8);
        string[]? header = null;
        if (map.HasHeader && (header = Header(ref cursor, utf8)) is null) return false;
        for (var line = 0; line < (map.HasHeader ? map.LinesAfterHeader : map.LinesBeforeHeader); line++) cursor.MoveNext();
        var bad = new BadRows("mapped.row", findings);
        RowTable? table = null;
        while (cursor.MoveNext())
        {
            var line = cursor.Line;
            if (!line.ContainsAnyExcept(_separator, (byte)' ')) continue;
            if (table is null && header is null && !Begin(line, cursor.Number, utf8)) return false;
            if (!TryPlain(line, out var plain))
            {
                bad.Add(cursor.Number, "a quoted cell does not end in this line");
                continue;
            }

            if (table is null && (table = Table(header, plain, RowCount.AtMost(utf8[(cursor.Consumed - line.Length)..], map.Columns.Count))) is null) return false;
            if (table.Add(plain) is { } wrong) bad.Add(cursor.Number, wrong);
            else if (!cursor.IsEnded) findings.Warn("mapped.last-line", FindingList.AtLine(cursor.Number), $"The last line is not ended; its last number may be cut.");
        }

        bad.Close();
        Rows = table?.Rows ?? 0;
        if (Rows == 0) findings.Fatal("mapped.no-rows", FindingList.AtLine(cursor.Number), $"The file has no row that can be read as the map {map.Name} says.");
        return Rows > 0;
    }

    private string[]? Header(ref LineCursor cursor, ReadOnlySpan<byte> utf8)
    {
        var wanted = map.HeaderRow is null ? [] : Encoding.UTF8.GetBytes(map.HeaderRow);
        while (cursor.MoveNext())
        {
            if (map.HeaderRow is null ? cursor.Number <= map.LinesBeforeHeader : !cursor.Line.StartsWith(wanted)) continue;
            if (!Begin(cursor.Line, cursor.Number, utf8)) return null;
            if (TryPlain(cursor.Line, out var plain)) return CsvRow.Cells(plain, Cut) is [.. var names, ""] ? names : CsvRow.Cells(plain, Cut);
            break;
        }

        findings.Fatal("mapped.no-header", FindingList.AtLine(cursor.Number), $"The file has no header where the map {map.Name} says.", map.HeaderRow ?? FormattableString.Invariant($"a header on line {map.LinesBeforeHeader + 1}"));
        return null;
    }

    private byte Cut => _quoted is null ? _separator : QuotedCells.Cut;

    private bool TryPlain(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> plain)
    {
        if (_quoted is not null) return _quoted.TryPlain(line, out plain);
        plain = line;
        return true;
    }

    /// <summary>On the first line of cells: tells the separator, and whether cells are quoted anywhere.</summary>
    private bool Begin(ReadOnlySpan<byte> line, int number, ReadOnlySpan<byte> utf8)
    {
        var most = 0;
        foreach (var separator in map.Separator is null ? Separators : [])
        {
            if (separator == map.DecimalMark || line.Count(separator) <= most) continue;
            (_separator, most) = (separator, line.Count(separator));
        }

        if (_separator == 0) findings.Fatal("mapped.no-separator", FindingList.AtLine(number), $"This line holds no separator; give 'separator' in the map.", "tab, semicolon, comma or bar");
        _quoted = utf8.Contains((byte)'"') ? new QuotedCells(_separator) : null;
        return _separator != 0;
    }

    private RowTable? Table(string[]? header, ReadOnlySpan<byte> firstRow, int capacity)
    {
        var width = header?.Length ?? CsvRow.Cells(firstRow, Cut).Length;
        var found = header is null ? FormattableString.Invariant($"{width} columns") : string.Join(" | ", header);
        var cells = new CellReader?[width];
        foreach (var column in map.Columns)
        {
            var at = column.Position is { } position ? position - 1 : Array.IndexOf(header!, column.Name);
            var name = column.Name ?? (header is not null && at < width ? header[at] : FormattableString.Invariant($"column {column.Position}"));
            if (at < 0 || at >= width) findings.Fatal("mapped.missing-column", column.Place, $"The map {map.Name} names a column that the file does not have.", name, found);
            else if (column.Name is not null && Array.IndexOf(header!, column.Name, at + 1) > 0) findings.Fatal("mapped.ambiguous-column", column.Place, $"The file has this column twice; give its position in the map.", name, found);
            else if (cells[at] is not null) findings.Fatal("mapped.ambiguous-column", column.Place, $"The map takes this column of the file twice.", name, found);
            else Columns.Add((column, cells[at] = new CellReader(name, column.Kind, capacity) { Scale = column.Factor, DateForm = column.DateForm }));
        }

        if (findings.HasFatal) return null;
        if (header?.Where((_, i) => cells[i] is null).ToList() is { Count: > 0 } unused) findings.Info("mapped.unused-columns", "file", $"The map does not use all columns of the file.", found: string.Join(" | ", unused));
        return new RowTable([.. cells.Select(c => c ?? new CellReader("", CellKind.Ignored, 0))], new RowSyntax((char)Cut, (char)map.DecimalMark, map.Missing, emptyIsMissing: true), capacity);
    }
}

using MgProvenance.Parsing.Biologic;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.BiologicMpt;

/// <summary>The rows of a text export.</summary>
internal static class MptTable
{
    private const byte Tab = (byte)'\t';

    public static (List<Column> Columns, int Rows, char DecimalMark) Read(MptHeader header, FindingList findings)
    {
        var text = header.Rows.Span;
        var first = FirstRow(text);
        var decimalMark = DecimalMark(first);
        var width = Width(first, header, findings);
        var capacity = RowCount.AtMost(text, width);
        var cells = Cells(header.Names.Take(width), first, capacity);
        var table = new RowTable(cells, new RowSyntax('\t', decimalMark, "XXX", emptyIsMissing: false), capacity);
        ReadRows(text, table, header, findings);
        if (table.Rows == 0) findings.Warn("mpt.no-rows", FindingList.AtLine(header.ColumnLine), $"The file has column names but no rows.");

        var columns = cells.Select(c =>
        {
            var (meaning, unit) = BiologicColumn.Describe(c.Name);
            return c.Kind == CellKind.Text ? c.ToColumn(table.Rows, Meaning.WallClock, "1") : c.ToColumn(table.Rows, meaning, unit);
        }).ToList();
        foreach (var column in columns)
        {
            var undefined = column.Values.AsSpan().Count(double.NaN);
            if (undefined > 0) findings.Info("mpt.undefined", FindingList.AtColumn(column.Name), $"{undefined} cells hold XXX: EC-Lab could not compute them.");
        }

        if (width < header.Names.Count) columns.AddRange(Empty(header.Names.Skip(width), table.Rows));
        return (columns, table.Rows, decimalMark);
    }

    private static void ReadRows(ReadOnlySpan<byte> text, RowTable table, MptHeader header, FindingList findings)
    {
        var names = header.NameLine.Span;
        var bad = new BadRows("mpt.row", findings);
        var cursor = new LineCursor(text);
        ReadOnlySpan<byte> previous = default;
        while (cursor.MoveNext())
        {
            if (cursor.Line.IsEmpty) continue;
            var number = header.ColumnLine + cursor.Number;
            if (MptHeader.HasTitle(cursor.Line) || cursor.Line.SequenceEqual(names))
            {
                findings.Fatal("mpt.second-export", FindingList.AtLine(number), $"Another export begins here: the file was put together from several, whose times and settings are not those of the first. Give each as a file of its own.");
                return;
            }

            var mayBeCut = !cursor.IsEnded && cursor.Line[^1] != Tab;
            var last = mayBeCut ? LastCell(cursor.Line) : default;
            if (mayBeCut && !HasExponent(last) && (HasExponent(LastCell(previous)) || last.ContainsAny((byte)'.', (byte)',', (byte)'E'))) bad.Add(number, "the file ends within it");
            else if (table.Add(cursor.Line) is { } wrong) bad.Add(number, wrong);
            else if (mayBeCut && !HasExponent(last)) findings.Warn("mpt.unended", FindingList.AtLine(number), $"The last line is not ended, and its last cell is an integer: whether digits are missing cannot be told.");
            previous = cursor.Line;
        }

        bad.Close();
    }

    private static ReadOnlySpan<byte> LastCell(ReadOnlySpan<byte> line) => line[(line.LastIndexOf(Tab) + 1)..];

    /// <summary>EC-Lab does not end its last line, so a cut one is told by its last cell: numbers with decimals always close with three digits of exponent.</summary>
    private static bool HasExponent(ReadOnlySpan<byte> cell) => cell.Length > 5 && cell[^5] == 'E' && cell[^4] is (byte)'+' or (byte)'-' && !cell[^3..].ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>Cells of each row. Some exports name more columns than their rows hold: the last ones are then empty in all rows.</summary>
    private static int Width(ReadOnlySpan<byte> first, MptHeader header, FindingList findings)
    {
        var names = header.Names.Count;
        if (first.IsEmpty) return names;
        var trimmed = first[^1] == Tab ? first[..^1] : first;
        var width = trimmed.Count(Tab) + 1;
        var isOnlyAndCut = first.Length == header.Rows.Length;
        if (width >= names || isOnlyAndCut) return names;
        findings.Warn("mpt.uneven", FindingList.AtLine(header.ColumnLine + 1), $"The rows hold fewer cells than there are column names; the last columns stay empty.", $"{names} cells", $"{width} cells");
        return width;
    }

    /// <summary>However many there are, they share their one array.</summary>
    private static IEnumerable<Column> Empty(IEnumerable<string> names, int rows)
    {
        var missing = new double[rows];
        Array.Fill(missing, double.NaN);
        foreach (var name in names)
        {
            var (meaning, unit) = BiologicColumn.Describe(name);
            yield return new Column(name, meaning, unit, missing, Derived: false);
        }
    }

    private static ReadOnlySpan<byte> FirstRow(ReadOnlySpan<byte> text)
    {
        var cursor = new LineCursor(text);
        while (cursor.MoveNext())
        {
            if (!cursor.Line.IsEmpty) return cursor.Line;
        }

        return default;
    }

    /// <summary>Told from the rows, because headers mix both.</summary>
    private static char DecimalMark(ReadOnlySpan<byte> row)
    {
        foreach (var range in row.Split(Tab))
        {
            var cell = row[range];
            if (!LooksLikeDate(cell) && cell.Contains((byte)',')) return ',';
        }

        return '.';
    }

    private static List<CellReader> Cells(IEnumerable<string> names, ReadOnlySpan<byte> first, int capacity)
    {
        var cells = new List<CellReader>();
        foreach (var name in names)
        {
            var end = first.IndexOf(Tab);
            var cell = end < 0 ? first : first[..end];
            first = end < 0 ? default : first[(end + 1)..];
            cells.Add(new CellReader(name, LooksLikeDate(cell) ? CellKind.Text : CellKind.Number, capacity));
        }

        return cells;
    }

    private static bool LooksLikeDate(ReadOnlySpan<byte> cell) => cell.Count((byte)':') == 2;
}

namespace MgProvenance.Parsing.Text;

/// <summary>The rows below one line of column names, of an export that ends every line and numbers its records in the first cell.</summary>
internal static class NumberedRows
{
    /// <summary>Reads all that is left. Null where no row follows.</summary>
    /// <param name="cursor">On the line of column names.</param>
    /// <param name="makeTable">Given the cells of the first row, from which the kinds of columns without a meaning are told.</param>
    /// <param name="format">First part of the names of the rules: <c>format.row</c>, <c>format.record-gap</c>, <c>format.no-rows</c>.</param>
    /// <param name="findings">Rows that cannot be read, gaps in the numbers, and the lack of any row.</param>
    public static RowTable? Read(ref LineCursor cursor, Func<string[], RowTable> makeTable, string format, FindingList findings)
    {
        var headerLine = cursor.Number;
        var bad = new BadRows($"{format}.row", findings);
        var numbers = new RecordNumbers($"{format}.record-gap", findings);
        RowTable? table = null;
        ReadOnlySpan<byte> previous = default;
        while (cursor.MoveNext())
        {
            var line = cursor.Line;
            if (!line.ContainsAnyExcept(CsvRow.Comma, (byte)' ')) continue;
            table ??= makeTable(CsvRow.Cells(line));
            if (!cursor.IsEnded && CsvRow.MayBeCut(line, previous)) bad.Add(cursor.Number, "the file ends within it");
            else if (table.Add(line) is { } wrong) bad.Add(cursor.Number, wrong);
            else if (table.Cells[0].Kind == CellKind.Number) numbers.Check(table.Cells[0].ValueAt(table.Rows - 1), cursor.Number);
            previous = line;
        }

        bad.Close();
        numbers.Close();
        if (table is null or { Rows: 0 }) findings.Warn($"{format}.no-rows", FindingList.AtLine(headerLine), $"The file has column names but no rows.");
        return table;
    }
}

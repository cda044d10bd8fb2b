using S = DocumentFormat.OpenXml.Spreadsheet;

namespace MgProvenance.Documents.Xlsx;

/// <summary>A table as a sheet: label and caption, heads with their units, rows, notes.</summary>
internal sealed class TableSheet
{
    /// <summary>In characters: captions and notes run over so much, also where the table is narrower.</summary>
    private const double LineWidth = 90;

    /// <summary>Of a column to the right of the table.</summary>
    private const double OtherWidth = 9;

    private readonly TableBlock _table;
    private readonly SheetBuilder _sheet;
    private readonly TraceNotes _notes;
    private readonly NumberText?[][] _numbers;
    private readonly SheetColumns _columns;
    private readonly int _last;

    private TableSheet(TableBlock table, SheetBuilder sheet, TraceNotes notes)
    {
        (_table, _sheet, _notes) = (table, sheet, notes);
        _numbers = [.. table.Rows.Select(r => r.Kind == RowKind.Group ? [] : r.Cells.Select(NumberText.Read).ToArray())];
        _columns = SheetColumns.Of(table, _numbers);
        _last = _columns.Columns[^1].Last;
    }

    public static void Write(TableBlock table, SheetBuilder sheet, TraceNotes notes, string? banner)
    {
        var writing = new TableSheet(table, sheet, notes);
        sheet.Widths = writing._columns.Widths;
        writing.Line(RichText.Build().Text(table.Label + ". ").Add(table.Caption), LookKind.Title);
        if (banner is not null) writing.Line(banner, LookKind.Banner);
        writing.Heads();
        sheet.HeadRows = sheet.Row;
        for (var r = 0; r < table.Rows.Count; r++) writing.Row(r);
        if (table.Notes.Count > 0) sheet.NewRow();
        foreach (var note in table.Notes) writing.Line(note, LookKind.Note);
    }

    private void Line(RichText text, LookKind kind)
    {
        var (last, width) = (_last, _columns.Widths.Sum());
        for (; width < LineWidth; width += OtherWidth) last++;
        _sheet.NewRow(XlsxText.Height(text, width, kind), isKept: true);
        _sheet.Merged(0, last, text, new CellLook(kind));
        Comment(0, text);
    }

    private void Heads()
    {
        foreach (var row in _table.HeadRows ?? [])
        {
            _sheet.NewRow();
            var column = 0;
            foreach (var head in row)
            {
                var look = new CellLook(head.Text.IsEmpty ? LookKind.Body : LookKind.HeadAbove, S.HorizontalAlignmentValues.Center);
                Head(_columns.Columns[column].Index, _columns.Columns[column + head.Columns - 1].Last, head.Text, look);
                column += head.Columns;
            }
        }

        _sheet.NewRow(_table.Columns.Select((c, i) => XlsxText.Height(Head(c), _columns.WidthOf(i), LookKind.Head)).Max(), isKept: true);
        foreach (var (column, at) in _table.Columns.Zip(_columns.Columns))
        {
            Head(at.Index, at.Last, Head(column), new CellLook(LookKind.Head, at.IsSplit ? S.HorizontalAlignmentValues.Center : Side(column)));
        }
    }

    private void Head(int column, int last, RichText text, CellLook look)
    {
        _sheet.Merged(column, last, text, look);
        Comment(column, text);
    }

    /// <summary>The unit follows a slash: the column holds pure numbers (IUPAC Green Book, 1.3).</summary>
    private static RichText Head(TableColumn column) =>
        column.Unit is { Length: > 0 } unit ? RichText.Build().Add(column.Header).Text(" / ").Add(Chemistry.Unit(unit)) : column.Header;

    private void Row(int r)
    {
        var row = _table.Rows[r];
        if (row.Kind == RowKind.Group)
        {
            _sheet.NewRow(XlsxText.Height(row.Cells[0], _columns.Widths.Sum(), LookKind.Group), isKept: true);
            Head(0, _last, row.Cells[0], new CellLook(LookKind.Group));
            return;
        }

        var kind = row.Kind == RowKind.Emphasis ? LookKind.Emphasis : LookKind.Body;
        _sheet.NewRow(row.Cells.Select((cell, c) => _numbers[r][c] is null ? XlsxText.Height(cell, _columns.Widths[_columns.Columns[c].Index], kind) : XlsxText.LineHeight).Max());
        for (var c = 0; c < row.Cells.Count; c++) Cell(row.Cells[c], _numbers[r][c], _table.Columns[c], _columns.Columns[c], kind);
    }

    private void Cell(RichText text, NumberText? number, TableColumn column, SheetColumn at, LookKind kind)
    {
        if (number is not null) Number(number, column, at, kind);
        else
        {
            var isGap = !text.IsEmpty && text.Spans.All(s => s.Style.HasFlag(SpanStyle.Gap));
            _sheet.Text(at.Index, text, new CellLook(isGap ? LookKind.Gap : kind, at.IsSplit ? S.HorizontalAlignmentValues.Right : Side(column)));
            if (at.IsSplit) _sheet.Blank(at.Last, new CellLook(kind));
        }

        Comment(at.Index, text);
        _notes.Printed(text, _sheet.Place(at.Index));
    }

    private void Number(NumberText number, TableColumn column, SheetColumn at, LookKind kind)
    {
        var side = at.IsSplit || column.Alignment == ColumnAlignment.Decimal ? S.HorizontalAlignmentValues.Right : Side(column);
        _sheet.Number(at.Index, number.Value, new CellLook(kind, side, column.Alignment == ColumnAlignment.Decimal ? Padded(number, at.MostDecimals) : number.Format));
        if (!at.IsSplit) return;
        var look = new CellLook(kind);
        if (number.Rest is null) _sheet.Blank(at.Last, look);
        else if (NumberText.Uncertainty(number.Rest) is { } uncertainty) _sheet.Number(at.Last, uncertainty.Value, look with { NumberFormat = uncertainty.Format });
        else _sheet.Text(at.Last, NumberText.PlusMinus.TrimStart() + number.Rest, look);
    }

    /// <summary>An underscore leaves the width of the character after it, so that decimal points stand below each other.</summary>
    private static string Padded(NumberText number, int decimals)
    {
        if (number.Decimals >= decimals || number.Format.Contains('E', StringComparison.Ordinal)) return number.Format;
        var padding = (number.Decimals == 0 ? "_." : "") + string.Concat(Enumerable.Repeat("_0", decimals - number.Decimals));
        return string.Join(';', number.Format.Split(';').Select(section => section + padding));
    }

    private void Comment(int column, RichText text)
    {
        if (_notes.Of(text) is { } comment) _sheet.Comment(column, comment);
    }

    private static S.HorizontalAlignmentValues Side(TableColumn column) => column.Alignment switch
    {
        ColumnAlignment.Left => S.HorizontalAlignmentValues.Left,
        ColumnAlignment.Center or ColumnAlignment.Decimal => S.HorizontalAlignmentValues.Center,
        ColumnAlignment.Right => S.HorizontalAlignmentValues.Right,
        _ => throw new InvalidOperationException($"Unknown alignment {column.Alignment}."),
    };
}

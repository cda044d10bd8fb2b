using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace MgProvenance.Documents.Docx;

/// <summary>A table with fixed widths. Its head rows are repeated on every page, and its rows stay whole.</summary>
internal sealed class DocxTable
{
    /// <summary>Left and right within a cell, in twentieths of a point.</summary>
    public const int Inset = 70;

    /// <summary>A row with a longer cell may break over pages.</summary>
    private const int LongCell = 600;

    private readonly TableBlock _table;
    private readonly DocxText _text;
    private readonly Bookmarks _bookmarks;
    private readonly TableSize _size;
    private readonly int[] _widths;
    private readonly int?[] _tabs;

    private DocxTable(TableBlock table, DocxText text, Bookmarks bookmarks, int available, double textSize)
    {
        (_table, _text, _bookmarks) = (table, text, bookmarks);
        (_size, _widths) = ColumnWidths.Of(table, available, textSize);
        _tabs = [.. table.Columns.Select((c, i) => c.Alignment == ColumnAlignment.Decimal ? Tab(i, _size.Points(textSize)) : (int?)null)];
    }

    public static W.Table Of(TableBlock block, DocxText text, Bookmarks bookmarks, int available, DocumentStyle style)
    {
        var table = new DocxTable(block, text, bookmarks, available, style.TextSizePt);
        var all = table._widths.Sum();
        return new W.Table(
        [
            new W.TableProperties
            {
                TableStyle = new W.TableStyle { Val = DocxStyles.Table },
                TableWidth = new W.TableWidth { Width = PageLayout.Text(all), Type = W.TableWidthUnitValues.Dxa },
                TableLayout = new W.TableLayout { Type = W.TableLayoutValues.Fixed },
                TableLook = new W.TableLook { FirstRow = true, NoHorizontalBand = true, NoVerticalBand = true },
                TableCaption = new W.TableCaption { Val = DisplayText.Clean(block.Label) },
                TableDescription = new W.TableDescription { Val = DisplayText.Clean(block.Caption.ToPlainText()) },
            },
            new W.TableGrid(table._widths.Select(w => new W.GridColumn { Width = PageLayout.Text(w) })),
            .. (block.HeadRows ?? []).Select(table.HeadAbove),
            table.Head(),
            .. block.Rows.Select(table.Row),
        ]);
    }

    /// <summary>Where decimal points stand, measured from the left edge of the text: the numbers as a block are in the middle of the column.</summary>
    private int Tab(int column, double size)
    {
        var (whole, tail) = ColumnWidths.DecimalTab(_table, column, size);
        return PageLayout.Twips(Math.Max(0, (_widths[column] - (2 * Inset) - whole - tail) / 2) + whole);
    }

    private W.TableRow HeadAbove(IReadOnlyList<HeadSpan> heads)
    {
        var row = new W.TableRow(RowProperties(isHead: true));
        var column = 0;
        foreach (var head in heads)
        {
            var cell = Cell(column, head.Columns, head.Text.IsEmpty ? null : Below(DocxStyles.Hair));
            var line = DocxStyles.Paragraph(_size.Style("TableHead"), _text.Of(head.Text, isBold: true));
            line.ParagraphProperties!.Justification = new W.Justification { Val = W.JustificationValues.Center };
            cell.Append(line);
            row.Append(cell);
            column += head.Columns;
        }

        return row;
    }

    private W.TableRow Head()
    {
        var row = new W.TableRow(RowProperties(isHead: true));
        for (var i = 0; i < _table.Columns.Count; i++)
        {
            var column = _table.Columns[i];
            var cell = Cell(i, 1, Below(DocxStyles.Ink));
            cell.TableCellProperties!.TableCellVerticalAlignment = new W.TableCellVerticalAlignment { Val = W.TableVerticalAlignmentValues.Bottom };
            var line = DocxStyles.Paragraph(_size.Style("TableHead"), _text.Of(column.Header, isBold: true));
            if (Side(column.Alignment) is { } side) line.ParagraphProperties!.Justification = new W.Justification { Val = side };
            if (column.Unit is { Length: > 0 } unit)
            {
                line.Append(new W.Run(new W.Break()));
                line.Append(HeadUnit(unit).Spans.Select(s => DocxRuns.Of(s with { Style = s.Style | SpanStyle.Muted })));
            }

            cell.Append(line);
            row.Append(cell);
        }

        return row;
    }

    /// <summary>In the head of a narrow column a unit may break between its factors; it would reach into the next column otherwise.</summary>
    public static RichText HeadUnit(string unit) => new(Chemistry.Unit(unit).Spans.Select(s => s with { Text = s.Text.Replace('\u00A0', ' ') }));

    private W.TableRow Row(TableRow row)
    {
        var set = new W.TableRow(RowProperties(isHead: false, isWhole: !row.Cells.Any(c => c.Spans.Sum(s => s.Text.Length) > LongCell)));
        if (row.Kind == RowKind.Group)
        {
            var cell = Cell(0, _table.Columns.Count, null);
            cell.Append(DocxStyles.Paragraph(_size.Style("TableGroup"), Anchored(row, _text.Of(row.Cells[0], isBold: true))));
            set.Append(cell);
            return set;
        }

        for (var i = 0; i < row.Cells.Count; i++)
        {
            var cell = Cell(i, 1, row.Kind == RowKind.Emphasis ? new W.TableCellBorders { TopBorder = new W.TopBorder { Val = W.BorderValues.Single, Size = 4, Space = 0, Color = DocxStyles.Hair } } : null);
            var content = _text.Of(row.Cells[i], isBold: row.Kind == RowKind.Emphasis);
            var line = DocxStyles.Paragraph(_size.Style("TableText"), i == 0 ? Anchored(row, content) : content);
            Align(line.ParagraphProperties!, i, row.Cells[i]);
            cell.Append(line);
            set.Append(cell);
        }

        return set;
    }

    private OpenXmlElement[] Anchored(TableRow row, OpenXmlElement[] content) => row.Anchor is { } anchor ? _bookmarks.Around(anchor, content) : content;

    /// <summary>In a table cell a number moves to a decimal tab without a tab character before it.</summary>
    private void Align(W.ParagraphProperties line, int column, RichText cell)
    {
        if (_tabs[column] is { } tab && DecimalSplit.Of(cell) is not null) line.Tabs = new W.Tabs(new W.TabStop { Val = W.TabStopValues.Decimal, Position = tab });
        else if (Side(_table.Columns[column].Alignment) is { } side) line.Justification = new W.Justification { Val = side };
    }

    private W.TableCell Cell(int column, int span, W.TableCellBorders? borders)
    {
        var properties = new W.TableCellProperties { TableCellWidth = new W.TableCellWidth { Width = PageLayout.Text(_widths.Skip(column).Take(span).Sum()), Type = W.TableWidthUnitValues.Dxa } };
        if (span > 1) properties.GridSpan = new W.GridSpan { Val = span };
        if (borders is not null) properties.TableCellBorders = borders;
        return new W.TableCell(properties);
    }

    private static W.TableRowProperties RowProperties(bool isHead, bool isWhole = true)
    {
        var properties = new W.TableRowProperties();
        if (isWhole) properties.Append(new W.CantSplit());
        if (isHead) properties.Append(new W.TableHeader());
        return properties;
    }

    private static W.TableCellBorders Below(string colour) => new() { BottomBorder = new W.BottomBorder { Val = W.BorderValues.Single, Size = 4, Space = 0, Color = colour } };

    /// <summary>Null for the left.</summary>
    private static W.JustificationValues? Side(ColumnAlignment alignment) => alignment switch
    {
        ColumnAlignment.Left => null,
        ColumnAlignment.Center or ColumnAlignment.Decimal => W.JustificationValues.Center,
        ColumnAlignment.Right => W.JustificationValues.Right,
        _ => throw new InvalidOperationException($"Unknown alignment {alignment}."),
    };
}

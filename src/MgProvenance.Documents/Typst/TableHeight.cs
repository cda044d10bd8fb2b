namespace MgProvenance.Documents.Typst;

/// <summary>Estimated height of a table, enough to choose between two ways of breaking it; no layout depends on it being exact.</summary>
internal static class TableHeight
{
    /// <summary>In points, as the template sets tables.</summary>
    private const double Type = 8.5, Line = 9.6, RowInset = 6.4, ColumnInset = 10, NoteLine = 9.5, CaptionLine = 11.5;

    /// <summary>Of the text on a page, upright and turned: a little more than A4 and US letter have with the widest margins.</summary>
    private const double Across = 455, AcrossTurned = 690, Down = 690, DownTurned = 450;

    /// <summary>A table that takes more of a page may break over two.</summary>
    private const double MostOfAPage = 0.5;

    public static bool IsTall(TableBlock table)
    {
        var (across, down) = table.Landscape ? (AcrossTurned, DownTurned) : (Across, Down);
        return table.Compact || Of(table, across) > MostOfAPage * down;
    }

    private static double Of(TableBlock table, double across)
    {
        var widths = Widths(table, across);
        var head = RowInset + (Line * table.Columns.Select((c, i) => Lines(c.Header, widths[i]) + (c.Unit is null ? 0 : 1)).Max());
        var rows = table.Rows.Sum(r => RowInset + (Line * (r.Kind == RowKind.Group ? 1 : r.Cells.Select((c, i) => Lines(c, widths[i])).Max())));
        return (CaptionLine * Lines(table.Caption, across)) + ((RowInset + Line) * (table.HeadRows?.Count ?? 0)) + head + rows + table.Notes.Sum(n => NoteLine * Lines(n, across));
    }

    /// <summary>Columns without a share are as wide as their content, the others share what is left.</summary>
    private static double[] Widths(TableBlock table, double across)
    {
        var fitted = table.Columns.Select((c, i) => c.Width is null ? ColumnInset + table.Rows.Where(r => r.Kind != RowKind.Group).Select(r => TextWidth.Of(r.Cells[i], Type)).Append(TextWidth.Of(c.Header, Type)).Max() : 0).ToList();
        var (left, shares) = (across - fitted.Sum(), table.Columns.Sum(c => c.Width ?? 0));
        return [.. table.Columns.Select((c, i) => c.Width is { } share ? left * share / shares : fitted[i])];
    }

    private static int Lines(RichText text, double width) => Math.Max(1, (int)Math.Ceiling(TextWidth.Of(text, Type) / Math.Max(Type, width - ColumnInset)));
}

namespace MgProvenance.Documents.Docx;

/// <summary>Widths of a table's columns in twentieths of a point. They are fixed, so that every program sets the table alike.</summary>
internal static class ColumnWidths
{
    /// <summary>Arial is so much wider than the font that <see cref="TextWidth"/> estimates, with a little to spare.</summary>
    private const double OfArial = 1.16;

    private const double PerPoint = 20;

    /// <summary>A longer word is broken by Word where it meets the edge of the cell.</summary>
    private const double LongestWord = 110 * PerPoint;

    /// <summary>Of one line of text.</summary>
    public static double Of(RichText text, double size) => TextWidth.Of(text, size) * OfArial * PerPoint;

    /// <param name="available">Between the margins of the page.</param>
    /// <param name="size">Of the text in points.</param>
    public static int[] Of(TableBlock table, int available, double size)
    {
        var wanted = table.Columns.Select((c, i) => Wanted(table, c, i, size)).ToArray();
        var widths = wanted.Select(w => w.Natural).ToArray();
        var shares = table.Columns.Sum(c => c.Width ?? 0);
        if (shares > 0)
        {
            // Columns without a share keep their natural width; the others divide what is left.
            var left = Math.Max(available - table.Columns.Select((c, i) => c.Width is null ? widths[i] : 0).Sum(), 0);
            for (var i = 0; i < widths.Length; i++) if (table.Columns[i].Width is { } share) widths[i] = left * share / shares;
        }

        return [.. Fitted(widths, [.. wanted.Select(w => w.Least)], available, fills: shares > 0).Select(PageLayout.Twips)];
    }

    /// <summary>Columns get at least their longest word where there is room, taken from those that have more than they need.</summary>
    private static double[] Fitted(double[] widths, double[] least, int available, bool fills)
    {
        if (least.Sum() >= available) return [.. least.Select(w => w * available / least.Sum())];
        var raised = widths.Zip(least, Math.Max).ToArray();
        var excess = raised.Sum() - available;
        if (excess <= 0 && !fills) return raised;
        var spare = raised.Zip(least, (w, l) => w - l).Sum();
        return spare <= 0 ? raised : [.. raised.Zip(least, (w, l) => w - (excess * (w - l) / spare))];
    }

    private static (double Natural, double Least) Wanted(TableBlock table, TableColumn column, int index, double size)
    {
        var cells = table.Rows.Where(r => r.Kind != RowKind.Group).Select(r => r.Cells[index]);
        var edge = 2.0 * DocxTable.Inset;
        var unit = column.Unit is { Length: > 0 } named ? Chemistry.Unit(named) : RichText.Empty;
        double natural = Math.Max(Of(column.Header, size * 1.06), Of(unit, size)), least = Math.Max(WidestWord(column.Header, size * 1.06), WidestWord(unit, size));
        if (column.Alignment == ColumnAlignment.Decimal)
        {
            var (whole, tail) = DecimalTab(table, index, size);
            (natural, least) = (Math.Max(natural, whole + tail), Math.Max(least, whole + tail));
        }

        foreach (var cell in cells)
        {
            natural = Math.Max(natural, Of(cell, size));
            least = Math.Max(least, WidestWord(cell, size));
        }

        return (natural + edge, least + edge);
    }

    /// <summary>Widest parts before and from the decimal point in a column.</summary>
    public static (double Whole, double Tail) DecimalTab(TableBlock table, int column, double size)
    {
        var (whole, tail) = (0d, 0d);
        foreach (var row in table.Rows.Where(r => r.Kind != RowKind.Group))
        {
            if (DecimalSplit.Of(row.Cells[column]) is not var (w, t)) continue;
            (whole, tail) = (Math.Max(whole, Of(w, size)), Math.Max(tail, Of(t, size)));
        }

        return (whole, tail);
    }

    private static double WidestWord(RichText text, double size)
    {
        var (widest, word) = (0d, 0d);
        foreach (var span in text.Spans)
        {
            var pieces = span.Text.Split(' ', '-', '/');
            for (var i = 0; i < pieces.Length; i++)
            {
                word = (i == 0 ? word : 0) + Of(new RichText([span with { Text = pieces[i] + (i < pieces.Length - 1 ? "-" : "") }]), size);
                widest = Math.Max(widest, word);
            }
        }

        return Math.Min(widest, LongestWord);
    }
}

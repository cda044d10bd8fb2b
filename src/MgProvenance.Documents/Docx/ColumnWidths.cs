using MgProvenance.Documents.Office;

namespace MgProvenance.Documents.Docx;

/// <summary>Type size of a table, and the widths of its columns in twentieths of a point. They are fixed, so that every program sets the table alike.</summary>
internal sealed record ColumnWidths(TableSize Size, int[] Widths)
{
    private const double PerPoint = 20;

    /// <summary>Glyphs reach a little over their widths, and programs round.</summary>
    private const double Spare = 1.03;

    /// <summary>A longer word is broken where it meets the edge of the cell.</summary>
    private const double LongestWord = 110 * PerPoint;

    /// <summary>Lines that are broken at words are not full.</summary>
    private const double TwoLines = 1.6;

    /// <summary>Heads may break there; cells, with their labels and dates, where nothing else helps.</summary>
    private const string AlsoAtHyphens = " -";

    /// <summary>In the largest type in which text fits two lines of its column; else in which no word has to be broken; else in the middle one.</summary>
    /// <param name="available">Between the margins of the page.</param>
    /// <param name="textSize">Of running text in points.</param>
    public static ColumnWidths Of(TableBlock table, int available, double textSize)
    {
        foreach (var lines in (double[])[TwoLines, double.PositiveInfinity])
        {
            foreach (var size in Enum.GetValues<TableSize>())
            {
                var wanted = Wanted(table, size.Points(textSize), " ").Select(w => (w.Natural, Least: Math.Max(w.Least, Math.Min(w.Natural / lines, LongestWord)))).ToArray();
                if (wanted.Sum(w => w.Least) <= available) return new(size, Fitted(table, wanted, available));
            }
        }

        return new(TableSize.Small, Fitted(table, Wanted(table, TableSize.Small.Points(textSize), AlsoAtHyphens), available));
    }

    /// <summary>Of one line of text.</summary>
    public static double Of(RichText text, double size, bool isBold = false) => text.Spans.Sum(s => ArialWidth.Of(s, size, isBold)) * PerPoint * Spare;

    /// <summary>Widest parts before and from the decimal point in a column.</summary>
    public static (double Whole, double Tail) DecimalTab(TableBlock table, int column, double size)
    {
        var (whole, tail) = (0d, 0d);
        foreach (var row in table.Rows.Where(r => r.Kind != RowKind.Group))
        {
            if (DecimalSplit.Of(row.Cells[column]) is not var (w, t)) continue;
            (whole, tail) = (Math.Max(whole, Of(w, size, IsBold(row))), Math.Max(tail, Of(t, size, IsBold(row))));
        }

        return (whole, tail);
    }

    private static int[] Fitted(TableBlock table, (double Natural, double Least)[] wanted, int available)
    {
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

    private static (double Natural, double Least)[] Wanted(TableBlock table, double size, string breaks) => [.. table.Columns.Select((column, i) =>
    {
        var unit = column.Unit is { Length: > 0 } named ? DocxTable.HeadUnit(named) : RichText.Empty;
        double natural = Math.Max(Of(column.Header, size, isBold: true), Of(unit, size, isBold: true)), least = Math.Max(WidestWord(column.Header, size, true, AlsoAtHyphens), WidestWord(unit, size, true, breaks));
        if (column.Alignment == ColumnAlignment.Decimal)
        {
            var (whole, tail) = DecimalTab(table, i, size);
            (natural, least) = (Math.Max(natural, whole + tail), Math.Max(least, whole + tail));
        }

        foreach (var row in table.Rows.Where(r => r.Kind != RowKind.Group))
        {
            natural = Math.Max(natural, Of(row.Cells[i], size, IsBold(row)));
            least = Math.Max(least, WidestWord(row.Cells[i], size, IsBold(row), breaks));
        }

        return (natural + (2 * DocxTable.Inset), least + (2 * DocxTable.Inset));
    })];

    private static bool IsBold(TableRow row) => row.Kind == RowKind.Emphasis;

    /// <summary>A value stays with its uncertainty.</summary>
    private static double WidestWord(RichText text, double size, bool isBold, string breaks)
    {
        var (widest, word) = (0d, 0d);
        foreach (var span in text.Spans)
        {
            var pieces = span.Text.Replace(" ± ", "\u00A0±\u00A0", StringComparison.Ordinal).Split(breaks.ToCharArray());
            for (var i = 0; i < pieces.Length; i++)
            {
                word = (i == 0 ? word : 0) + Of(new RichText([span with { Text = pieces[i] }]), size, isBold);
                widest = Math.Max(widest, word);
            }
        }

        return Math.Min(widest, LongestWord);
    }
}

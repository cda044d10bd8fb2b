namespace MgProvenance.Documents.Xlsx;

/// <summary>A column of a table in the sheet.</summary>
/// <param name="Index">Of its column in the sheet.</param>
/// <param name="IsSplit">A second column to its right takes what follows “±”, so that both are numbers.</param>
/// <param name="MostDecimals">Of its numbers: those with fewer are padded where decimal points stand below each other.</param>
internal sealed record SheetColumn(int Index, bool IsSplit, int MostDecimals)
{
    public int Last => IsSplit ? Index + 1 : Index;
}

/// <summary>Where the columns of a table stand in its sheet, and how wide they are.</summary>
internal sealed record SheetColumns(IReadOnlyList<SheetColumn> Columns, IReadOnlyList<double> Widths)
{
    private const double Narrowest = 8, Widest = 48, Padding = 2;

    /// <summary>Of a column of the table, with both its columns in the sheet.</summary>
    public double WidthOf(int column) => Widths[Columns[column].Index] + (Columns[column].IsSplit ? Widths[Columns[column].Last] : 0);

    public static SheetColumns Of(TableBlock table, IReadOnlyList<NumberText?[]> numbers)
    {
        var (columns, widths) = (new List<SheetColumn>(), new List<double>());
        for (var c = 0; c < table.Columns.Count; c++)
        {
            var found = numbers.Where(row => row.Length > c).Select(row => row[c]).OfType<NumberText>().ToList();
            var isSplit = found.Any(n => n.Rest is not null);
            columns.Add(new(widths.Count, isSplit, found.Select(n => n.Decimals).DefaultIfEmpty(0).Max()));
            var texts = table.Rows.Zip(numbers).Where(r => r.First.Kind != RowKind.Group).Select(r => XlsxText.Width(isSplit && r.Second[c] is { } number ? number.Value : r.First.Cells[c], Kind(r.First)));
            var rests = found.Select(n => n.Rest is { } rest ? XlsxText.Width(NumberText.PlusMinus + rest, LookKind.Emphasis) : 0).DefaultIfEmpty(0).Max();
            var column = table.Columns[c];
            var head = column.Unit is { Length: > 0 } unit ? Math.Max(LongestWord(column.Header), XlsxText.Width(Chemistry.Unit(unit), LookKind.Head)) : LongestWord(column.Header);
            widths.Add(Width(Math.Max(head - (isSplit ? Width(rests) : 0), texts.DefaultIfEmpty(0).Max())));
            if (isSplit) widths.Add(Width(rests));
        }

        return new(columns, widths);
    }

    private static double Width(double text) => Math.Clamp(text + Padding, Narrowest, Widest);

    private static double LongestWord(RichText text) => text.ToPlainText().Split(' ').Max(w => XlsxText.Width(w, LookKind.Head));

    private static LookKind Kind(TableRow row) => row.Kind == RowKind.Emphasis ? LookKind.Emphasis : LookKind.Body;
}

using System.Globalization;
using System.Text;

namespace MgProvenance.Documents.Typst;

/// <summary>A table as a call of the template's <c>data-table</c>.</summary>
internal static class TypstTable
{
    /// <summary>A row with a longer cell may break over pages; all others stay whole.</summary>
    private const int LongCell = 600;

    public static string Of(TableBlock table, TypstText text)
    {
        var source = new StringBuilder();
        source.Append(CultureInfo.InvariantCulture, $"#data-table(anchor: {TypstText.Quote(table.Anchor)}, label-text: {text.Literal(table.Label)}, caption-body: {text.Rich(table.Caption)},\n");
        source.Append(CultureInfo.InvariantCulture, $"  {(table.Compact ? "compact: true, " : "")}{(TableHeight.IsTall(table) ? "" : "tall: false, ")}columns: (\n");
        foreach (var column in table.Columns)
        {
            var width = column.Width is { } share ? string.Create(CultureInfo.InvariantCulture, $"{share}fr") : "auto";
            var unit = column.Unit is { Length: > 0 } named ? text.Rich(HeadUnit(named)) : "none";
            source.Append(CultureInfo.InvariantCulture, $"    (head: {text.Rich(Head(column.Header))}, unit: {unit}, align: \"{Word(column.Alignment)}\", width: {width}),\n");
        }

        source.Append("  ), head-rows: (");
        foreach (var row in table.HeadRows ?? []) source.Append(CultureInfo.InvariantCulture, $"{TypstSource.List(row.Select(h => $"(text: {text.Rich(h.Text)}, columns: {h.Columns})"))}, ");
        source.Append("), rows: (\n");
        foreach (var row in table.Rows)
        {
            var cells = row.Kind == RowKind.Group || table.Compact ? row.Cells.Select(text.Rich) : row.Cells.Select((c, i) => Cell(c, table.Columns[i], text));
            var isLong = row.Cells.Any(c => c.Spans.Sum(s => s.Text.Length) > LongCell);
            source.Append(CultureInfo.InvariantCulture, $"    (kind: \"{Word(row.Kind)}\", anchor: {Name(row.Anchor)}, long: {(isLong ? "true" : "false")}, cells: {TypstSource.List(cells)}),\n");
        }

        source.Append(CultureInfo.InvariantCulture, $"  ), notes: {TypstSource.List(table.Notes.Select(text.Rich))})\n");
        return source.ToString();
    }

    /// <summary>A number at the end stays with the word before it: “cycle 1”.</summary>
    private static RichText Head(RichText header) => header.Spans is [.., { Text: var last } span] && last.LastIndexOf(' ') is >= 0 and var at && last.AsSpan(at + 1).ContainsAnyInRange('0', '9')
        ? new([.. header.Spans[..^1], span with { Text = $"{last[..at]}\u00A0{last[(at + 1)..]}" }])
        : header;

    /// <summary>In the head of a narrow column a unit may break between its factors; it would reach into the next column otherwise.</summary>
    private static RichText HeadUnit(string unit) => new(Chemistry.Unit(unit).Spans.Select(s => s with { Text = s.Text.Replace('\u00A0', ' ') }));

    private static string Cell(RichText cell, TableColumn column, TypstText text)
    {
        if (column.Alignment == ColumnAlignment.Left) return Linked(cell, text);
        if (column.Alignment != ColumnAlignment.Decimal || DecimalSplit.Of(cell) is not var (whole, rest)) return Linked(OnOneLine(cell), text);
        var number = cell.Spans[0];
        return $"(whole: {text.Rich(whole)}, rest: {text.Rich(rest)}, to: {Name(text.Target(number))}, mark: {Name(text.FirstUse(number))})";
    }

    /// <summary>Where the whole cell is one link, the table makes it: asked for one by one, links take the engine more than the cells.</summary>
    private static string Linked(RichText cell, TypstText text) => cell.Spans is [{ Footnote: null, Url: null } only] && text.Target(only) is { } target
        ? $"(body: {text.Rich(new RichText([only with { Key = null, LinkTo = null }]))}, to: {TypstText.Quote(target)}, mark: {Name(text.FirstUse(only))})"
        : text.Rich(cell);

    /// <summary>A number stays with its uncertainty, and a limit with its sign.</summary>
    private static RichText OnOneLine(RichText cell) => new(cell.Spans.Select(s => s with
    {
        Text = s.Text.Replace(" ± ", "\u00A0±\u00A0", StringComparison.Ordinal).Replace("< ", "<\u00A0", StringComparison.Ordinal).Replace("> ", ">\u00A0", StringComparison.Ordinal),
    }));

    private static string Name(string? anchor) => anchor is null ? "none" : TypstText.Quote(anchor);

    private static string Word(ColumnAlignment alignment) => alignment switch
    {
        ColumnAlignment.Left => "left",
        ColumnAlignment.Center => "center",
        ColumnAlignment.Right => "right",
        ColumnAlignment.Decimal => "decimal",
        _ => throw new InvalidOperationException($"Unknown alignment {alignment}."),
    };

    private static string Word(RowKind kind) => kind switch
    {
        RowKind.Body => "body",
        RowKind.Group => "group",
        RowKind.Emphasis => "emphasis",
        _ => throw new InvalidOperationException($"Unknown row kind {kind}."),
    };
}

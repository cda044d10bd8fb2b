using System.Globalization;
using System.Text;

namespace MgProvenance.Documents.Html;

/// <summary>A table in a frame of its own that scrolls where the screen is narrow, and its rules of style.</summary>
internal sealed class HtmlTable(HtmlText text, string report, IReadOnlySet<string> keys)
{
    /// <summary>Pixels of type in tables, widened for fonts that are not our own and for bold type, and at each side of a cell.</summary>
    private const double Type = 13.6 * 1.12, Bold = 1.2, Padding = 6;

    /// <summary>A longer word may be broken.</summary>
    private const double WidestWord = 130;

    /// <summary>Tables of more columns are printed in smaller type.</summary>
    private const int ManyColumns = 9;

    private readonly StringBuilder _rules = new();
    private int _count;

    /// <summary>CSS of all tables that were written.</summary>
    public string Rules => _rules.ToString();

    public string Of(TableBlock table)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"t{++_count}");
        var decimals = table.Columns.Select((c, i) => c.Alignment == ColumnAlignment.Decimal ? Decimals(table, i) : default).ToList();
        Style(name, table);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"table{(table.Landscape ? " wide" : "")}{(table.Compact || table.Columns.Count > ManyColumns ? " small" : "")}\"{text.IdAttribute(table.Anchor)}>\n<div class=\"scroll\" role=\"region\" aria-labelledby=\"caption:{name}\" tabindex=\"0\">\n<table class=\"{name}\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<caption><span class=\"caption\" id=\"caption:{name}\"><b>{HtmlText.Escape(table.Label)}.</b> {text.Rich(table.Caption)}</span></caption>\n");
        html.Append(CultureInfo.InvariantCulture, $"<colgroup>{string.Concat(Enumerable.Repeat("<col>", table.Columns.Count))}</colgroup>\n<thead>\n");
        foreach (var row in table.HeadRows ?? []) html.Append(CultureInfo.InvariantCulture, $"<tr>{string.Concat(row.Select(Spanning))}</tr>\n");
        html.Append(CultureInfo.InvariantCulture, $"<tr>{string.Concat(table.Columns.Select(Head))}</tr>\n</thead>\n<tbody>\n");
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (table.Rows[i].Kind == RowKind.Group && i > 0) html.Append("</tbody>\n<tbody>\n");
            html.Append(Row(table, table.Rows[i], decimals));
        }

        html.Append("</tbody>\n</table>\n</div>\n");
        if (table.Notes.Count > 0) html.Append(CultureInfo.InvariantCulture, $"<div class=\"notes\">{string.Concat(table.Notes.Select(n => $"<p>{text.Rich(n)}</p>"))}</div>\n");
        return html.Append("</div>\n").ToString();
    }

    private string Spanning(HeadSpan head) => head.Text.IsEmpty
        ? string.Create(CultureInfo.InvariantCulture, $"<td colspan=\"{head.Columns}\"></td>")
        : string.Create(CultureInfo.InvariantCulture, $"<th colspan=\"{head.Columns}\" scope=\"colgroup\">{text.Rich(head.Text)}</th>");

    private string Head(TableColumn column)
    {
        if (column.Header.IsEmpty && column.Unit is null or "") return "<td></td>";
        var unit = column.Unit is { Length: > 0 } named ? $" <span class=\"unit\">{text.Rich(Chemistry.Unit(named))}</span>" : "";
        return $"<th scope=\"col\">{text.Rich(column.Header)}{unit}</th>";
    }

    private string Row(TableBlock table, TableRow row, List<(int Whole, int Tail)> decimals)
    {
        var id = text.IdAttribute(row.Anchor);
        switch (row.Kind)
        {
            case RowKind.Group: return string.Create(CultureInfo.InvariantCulture, $"<tr class=\"group\"{id}><th colspan=\"{table.Columns.Count}\" scope=\"rowgroup\">{text.Rich(row.Cells[0])}</th></tr>\n");
            case RowKind.Body or RowKind.Emphasis: break;
            default: throw new InvalidOperationException($"Unknown row kind {row.Kind}.");
        }

        var html = new StringBuilder(row.Kind == RowKind.Emphasis ? $"<tr class=\"emphasis\"{id}>" : $"<tr{id}>");
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var cell = table.Columns[i].Alignment == ColumnAlignment.Decimal ? Decimal(row.Cells[i], decimals[i]) : text.Rich(row.Cells[i]);
            if (i > 0 || row.Cells[i].IsEmpty) html.Append(CultureInfo.InvariantCulture, $"<td>{cell}</td>");
            else html.Append(CultureInfo.InvariantCulture, $"<th scope=\"row\">{cell}{Trace(row)}</th>");
        }

        return html.Append("</tr>\n").ToString();
    }

    /// <summary>The command that follows a number to its events and files, in the row that lists the number. Shown where a link led to the row.</summary>
    private string Trace(TableRow row) => row.Anchor is { } key && keys.Contains(key)
        ? $"<code class=\"trace\">mgp trace {HtmlText.Escape(Quoted($"report:{report}#{key}"))} --up</code>"
        : "";

    /// <summary>As one word for a shell.</summary>
    private static string Quoted(string word) => "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private string Decimal(RichText cell, (int Whole, int Tail) widest) => DecimalSplit.Of(cell) is var (whole, tail)
        ? text.Linked(cell.Spans[0], string.Create(CultureInfo.InvariantCulture, $"<span class=\"whole w{widest.Whole}\">{text.Rich(whole)}</span><span class=\"tail w{widest.Tail}\">{text.Rich(tail)}</span>"))
        : text.Rich(cell);

    private static (int Whole, int Tail) Decimals(TableBlock table, int column)
    {
        var split = table.Rows.Where(r => r.Kind != RowKind.Group).Select(r => DecimalSplit.Of(r.Cells[column])).OfType<(RichText Whole, RichText Tail)>().ToList();
        return (split.Select(s => s.Whole.ToPlainText().Length).DefaultIfEmpty(0).Max(), split.Select(s => s.Tail.ToPlainText().Length).DefaultIfEmpty(0).Max());
    }

    private void Style(string name, TableBlock table)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var side = table.Columns[i].Alignment switch
            {
                ColumnAlignment.Left => null,
                ColumnAlignment.Center or ColumnAlignment.Decimal => "center",
                ColumnAlignment.Right => "right",
                _ => throw new InvalidOperationException($"Unknown alignment {table.Columns[i].Alignment}."),
            };
            if (side is not null) _rules.Append(CultureInfo.InvariantCulture, $".{name} tbody>tr>:nth-child({i + 1}):not([colspan]),.{name} thead>tr:last-child>:nth-child({i + 1}){{text-align:{side}}}\n");
        }

        // Without a share for each column the browser fits them to the content.
        if (table.Columns.Any(c => c.Width is null)) return;
        var shares = table.Columns.Sum(c => c.Width!.Value);
        var narrowest = table.Columns.Select((c, i) => LongestWord(table, i) / (c.Width!.Value / shares)).Max();
        _rules.Append(CultureInfo.InvariantCulture, $".{name}{{table-layout:fixed;width:100%;max-width:none;min-width:{narrowest:0}px}}\n");
        for (var i = 0; i < table.Columns.Count; i++) _rules.Append(CultureInfo.InvariantCulture, $".{name} col:nth-child({i + 1}){{width:{100 * table.Columns[i].Width!.Value / shares:0.##}%}}\n");
    }

    private static double LongestWord(TableBlock table, int column)
    {
        var cells = table.Rows.Where(r => r.Kind != RowKind.Group).Select(r => r.Cells[column]);
        return (2 * Padding) + Math.Min(WidestWord, Math.Max(Bold * Longest(table.Columns[column].Header), cells.Select(Longest).DefaultIfEmpty(0).Max()));
    }

    /// <summary>A sign ± stays with the number behind it.</summary>
    private static double Longest(RichText text) => text.ToPlainText().Replace("± ", "±", StringComparison.Ordinal).Split(' ', '-', '/').Max(w => TextWidth.Of(w, Type));
}

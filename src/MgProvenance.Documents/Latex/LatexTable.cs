using System.Globalization;
using System.Text;

namespace MgProvenance.Documents.Latex;

/// <summary>A table as <c>longtable</c> with the rules of booktabs; columns of numbers are columns <c>S</c> of siunitx.</summary>
internal static class LatexTable
{
    /// <summary>A table of fewer lines stays on one page; of a longer one this many begin it. Head and caption take about eight.</summary>
    private const int WholeLines = 20, HeadLines = 8;

    /// <param name="linePt">Length of a line on the pages of this table.</param>
    /// <param name="rules">Of the style.</param>
    public static string Of(TableBlock table, LatexText text, double linePt, TableRules rules)
    {
        var columns = new LatexColumns(table, linePt);
        var count = table.Columns.Count;
        var latex = new StringBuilder();
        latex.Append(table.Landscape ? "\\begin{landscape}\n" : string.Create(CultureInfo.InvariantCulture, $"\\mgpneed{{{Math.Min(WholeLines, table.Rows.Count + HeadLines)}\\baselineskip}}\n"));
        latex.Append(CultureInfo.InvariantCulture, $"{{{columns.Size}\\setlength{{\\tabcolsep}}{{{columns.SeparationPt}pt}}\\setlength{{\\LTcapwidth}}{{\\linewidth}}\n");
        latex.Append(CultureInfo.InvariantCulture, $"\\begin{{longtable}}{{{columns.Specification}}}\n");
        latex.Append(CultureInfo.InvariantCulture, $"\\caption*{{\\mgplabel{{{text.NameOf(table.Anchor)}}}{{{LabelOf(table.Label)}}}\\textbf{{{LabelOf(table.Label)}.}} {text.Caption(table.Caption)}}}\\\\\n");
        var head = Head(table, columns, text);
        latex.Append(CultureInfo.InvariantCulture, $"{head}\\endfirsthead\n\\multicolumn{{{count}}}{{@{{}}l@{{}}}}{{\\textbf{{{LabelOf(table.Label)}}}, continued}}\\\\\n{head}\\endhead\n\\bottomrule\n\\endfoot\n\\bottomrule\n\\endlastfoot\n");
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (i > 0 && (table.Rows[i].Kind != RowKind.Body || rules == TableRules.Rows)) latex.Append("\\midrule[\\cmidrulewidth]\n");
            // No page ends between a group and its first row, nor between the last row and the rule below it.
            latex.Append(Row(table, table.Rows[i], columns, text)).Append(i == table.Rows.Count - 1 || table.Rows[i].Kind == RowKind.Group ? "\\\\*\n" : "\\\\\n");
        }

        latex.Append("\\end{longtable}}\n");
        if (table.Notes.Count > 0) latex.Append(CultureInfo.InvariantCulture, $"{{\\footnotesize\n{string.Concat(table.Notes.Select(n => $"\\mgpnote{{{text.Caption(n)}}}\n"))}}}\n");
        return latex.Append(text.DeferredNotes()).Append(table.Landscape ? "\\end{landscape}\n" : "").Append('\n').ToString();
    }

    public static string LabelOf(string label) => LatexText.Plain(label).Replace(' ', '~');

    private static string Head(TableBlock table, LatexColumns columns, LatexText text)
    {
        var latex = new StringBuilder("\\toprule\n");
        foreach (var row in table.HeadRows ?? [])
        {
            var (rules, at) = (new StringBuilder(), 1);
            latex.Append(string.Join(" & ", row.Select(h =>
            {
                var last = at + h.Columns - 1;
                if (!h.Text.IsEmpty) rules.Append(CultureInfo.InvariantCulture, $"\\cmidrule(lr){{{at}-{last}}}");
                at = last + 1;
                return string.Create(CultureInfo.InvariantCulture, $"\\multicolumn{{{h.Columns}}}{{c}}{{{Bold(text.Caption(h.Text))}}}");
            }))).Append(CultureInfo.InvariantCulture, $"\\\\\n{rules}\n");
        }

        latex.Append(string.Join(" & ", table.Columns.Select((c, i) => columns.Head(i, c.Unit is { Length: > 0 } unit ? [Bold(text.Caption(c.Header, columns.Room(i))), $"\\mgpmuted{{{LatexText.Unit(unit, columns.Room(i))}}}"] : [Bold(text.Caption(c.Header, columns.Room(i)))]))));
        return latex.Append("\\\\\n\\midrule\n").ToString();
    }

    private static string Row(TableBlock table, TableRow row, LatexColumns columns, LatexText text)
    {
        var target = text.Target(row.Anchor);
        return row.Kind switch
        {
            RowKind.Group => string.Create(CultureInfo.InvariantCulture, $"\\multicolumn{{{table.Columns.Count}}}{{@{{}}l@{{}}}}{{{target}{Bold(text.Caption(row.Cells[0]))}}}"),
            RowKind.Body or RowKind.Emphasis => string.Join(" & ", row.Cells.Select((c, i) => Cell(c, i))),
            _ => throw new InvalidOperationException($"Unknown row kind {row.Kind}."),
        };

        string Cell(RichText cell, int column)
        {
            var mark = column == 0 ? target : "";
            var isEmphasis = row.Kind == RowKind.Emphasis;
            string Text() => isEmphasis ? Bold(text.Caption(cell, columns.Room(column))) : text.Caption(cell, columns.Room(column));
            if (table.Columns[column].Alignment != ColumnAlignment.Decimal) return mark + Text();
            if (cell.Spans is [{ LinkTo: null, Footnote: null, Url: null, Style: SpanStyle.None } number] && LatexNumbers.Input(number.Text) is { } input)
            {
                // siunitx reads the number itself, so that it cannot be a link; the row still leads to the origin by its other cells.
                mark += text.FirstUse(number);
                return (mark.Length > 0 ? $"{{{mark}}}" : "") + (isEmphasis ? "\\bfseries " : "") + input;
            }

            return cell.IsEmpty && mark.Length == 0 ? "" : columns.InNumberColumn(column, mark + Text());
        }
    }

    private static string Bold(string latex) => latex.Length == 0 ? "" : $"\\textbf{{{latex}}}";
}

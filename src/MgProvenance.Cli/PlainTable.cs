using MgProvenance.Documents;

namespace MgProvenance.Cli;

/// <summary>A report's table as text. Numbers stay whole and a group's name has a line of its own; a table wider than the terminal is continued below, with its first column again.</summary>
public static class PlainTable
{
    private const string Gap = "  ";
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <param name="width">Characters in a line; one column beside the first is written even where it is wider.</param>
    public static void Write(TextWriter output, TableBlock table, int width)
    {
        var columns = table.Columns.Select((c, i) => new Column(i, c, [.. table.Rows.Where(r => r.Kind != RowKind.Group).Select(r => r.Cells[i].ToPlainText())])).ToList();
        var next = 1;
        while (next < columns.Count)
        {
            List<Column> part = [columns[0], columns[next++]];
            while (next < columns.Count && WidthOf([.. part, columns[next]]) <= width) part.Add(columns[next++]);
            WritePart(output, table, part);
        }
    }

    private static void WritePart(TextWriter output, TableBlock table, List<Column> columns)
    {
        var height = columns.Max(c => c.Head.Count);
        for (var line = 0; line < height; line++) Line(columns.Select(c => c.HeadLine(line, height)));
        output.WriteLine(new string('─', WidthOf(columns)));
        foreach (var row in table.Rows)
        {
            if (row.Kind == RowKind.Group) output.WriteLine(row.Cells[0].ToPlainText());
            else Line(columns.Select(c => c.Align(row.Cells[c.Index].ToPlainText())));
        }

        output.WriteLine();

        void Line(IEnumerable<string> cells) => output.WriteLine(string.Join(Gap, cells).TrimEnd());
    }

    private static int WidthOf(List<Column> columns) => columns.Sum(c => c.Width) + ((columns.Count - 1) * Gap.Length);

    private sealed class Column
    {
        private readonly bool _left;

        public Column(int index, TableColumn column, IReadOnlyList<string> cells)
        {
            Index = index;
            _left = column.Alignment == ColumnAlignment.Left;
            var words = column.Header.ToPlainText().Split(' ');
            var unit = column.Unit is { } named ? string.Concat(Chemistry.Unit(named).Spans.Select(Raised)) : null;
            Width = new[] { unit ?? string.Empty }.Concat(words).Concat(cells).Max(text => text.Length);
            Head = [.. Wrapped(words)];
            if (unit is not null) Head.Add(unit);
        }

        public int Index { get; }

        public int Width { get; }

        public List<string> Head { get; }

        public string Align(string text) => _left ? text.PadRight(Width) : text.PadLeft(Width);

        /// <summary>Heads end on one line, above the rule.</summary>
        public string HeadLine(int line, int height) => Align(line - (height - Head.Count) is var own and >= 0 ? Head[own] : string.Empty);

        private static string Raised(Span span) => span.Style.HasFlag(SpanStyle.Sup) ? string.Concat(span.Text.Select(c => c == '−' ? '⁻' : Superscripts[c - '0'])) : span.Text;

        private IEnumerable<string> Wrapped(string[] words)
        {
            var line = words[0];
            foreach (var word in words.Skip(1))
            {
                if (line.Length + 1 + word.Length <= Width)
                {
                    line += ' ' + word;
                    continue;
                }

                yield return line;
                line = word;
            }

            yield return line;
        }
    }
}

using System.Globalization;

namespace MgProvenance.Documents.Latex;

/// <summary>The columns of a table: their share of the line, and what <c>longtable</c> is told of them.</summary>
internal sealed class LatexColumns
{
    /// <summary>Tables of more columns are set smaller.</summary>
    private const int Many = 9;

    /// <summary>What columns with shares get: at least, and where the others would leave less.</summary>
    private const double Least = 0.25, Shares = 0.4;

    private readonly TableBlock _table;
    private readonly double _linePt;
    private readonly double?[] _shares;

    /// <param name="linePt">Length of a line.</param>
    public LatexColumns(TableBlock table, double linePt)
    {
        (_table, _linePt) = (table, linePt);
        var natural = table.Columns.Select((c, i) => c.Width is null ? ((Widest(i) * LatexRoom.Wider) + (2 * SeparationPt)) / linePt : 0).ToList();
        var shares = table.Columns.Sum(c => c.Width ?? 0);
        var rest = 1 - natural.Sum();
        // As wide as their content where that leaves enough for the others; otherwise each column has a share.
        if (rest > (shares > 0 ? Least : 0)) _shares = [.. table.Columns.Select(c => c.Width / shares * rest)];
        else _shares = [.. Shared(natural, shares > 0 ? 1 - Shares : 1).Select((n, i) => table.Columns[i].Width is { } width ? width / shares * Shares : (double?)n)];
    }

    /// <summary>Columns that are narrower than an equal share keep their width; the others share the rest by their content.</summary>
    private static IEnumerable<double> Shared(List<double> natural, double line)
    {
        var narrow = new HashSet<int>();
        while (true)
        {
            var wide = Enumerable.Range(0, natural.Count).Where(i => natural[i] > 0 && !narrow.Contains(i)).ToList();
            var equal = (line - narrow.Sum(i => natural[i])) / Math.Max(1, wide.Count);
            if (!wide.Any(i => natural[i] <= equal)) break;
            narrow.UnionWith(wide.Where(i => natural[i] <= equal));
        }

        var (rest, all) = (line - narrow.Sum(i => natural[i]), natural.Where((_, i) => !narrow.Contains(i)).Sum());
        return natural.Select((n, i) => narrow.Contains(i) ? n : all > 0 ? n / all * rest : 0);
    }

    /// <summary>Half of what lies between two columns.</summary>
    public double SeparationPt => IsSmall ? 2.5 : 4;

    public string Size => IsSmall ? @"\scriptsize" : @"\footnotesize";

    public LatexRoom Room(int column) => new(_shares[column] is { } share ? (share * _linePt) - (2 * SeparationPt) : null, Type);

    /// <summary>The argument of <c>longtable</c>.</summary>
    public string Specification => "@{}" + string.Concat(_table.Columns.Select((c, i) => c.Alignment == ColumnAlignment.Decimal ? NumberColumn(i) : TextColumn(i, 'p'))) + "@{}";

    /// <summary>A head in its column, set on the last line of the row.</summary>
    /// <param name="lines">Name and, where there is one, unit.</param>
    public string Head(int column, IReadOnlyList<string> lines)
    {
        var specification = TextColumn(column, 'b');
        var text = _shares[column] is null ? $"\\begin{{tabular}}[b]{{@{{}}{Letter(column)}@{{}}}}{string.Join(@"\\", lines)}\\end{{tabular}}" : string.Join(@"\newline ", lines);
        return $"\\multicolumn{{1}}{{{(column == 0 ? "@{}" : "")}{specification}{(column == _table.Columns.Count - 1 ? "@{}" : "")}}}{{{text}}}";
    }

    /// <summary>Text instead of a number.</summary>
    public string InNumberColumn(int column, string text) => _shares[column] is null ? $"{{{text}}}" : $"{{\\parbox[t]{{{Width(column)}}}{{\\mgpc {text}}}}}";

    private bool IsSmall => _table.Compact || _table.Columns.Count > Many;

    private double Type => IsSmall ? 7 : 8;

    private string TextColumn(int column, char kind) => _shares[column] is null ? Letter(column).ToString() : $">{{\\mgp{Letter(column)}}}{kind}{{{Width(column)}}}";

    /// <summary>The format reserves room for the longest number, so that the points stand below each other.</summary>
    private string NumberColumn(int column)
    {
        var inputs = Cells(column).Select(c => LatexNumbers.Input(c.ToPlainText())).OfType<string>().Select(n => n.Split(" +- ")).ToList();
        var format = inputs.Count == 0 ? "1.0" : Format(inputs.Select(n => n[0])) + (inputs.Any(n => n.Length > 1) ? $" +- {Format(inputs.Where(n => n.Length > 1).Select(n => n[1]))}" : "");
        return _shares[column] is null ? $"S[table-format={{{format}}}]" : $"S[table-format={{{format}}}, table-column-width={{{Width(column)}}}]";
    }

    private static string Format(IEnumerable<string> numbers)
    {
        var all = numbers.ToList();
        var whole = all.Max(n => n.TrimStart('-').Split('.')[0].Length);
        return string.Create(CultureInfo.InvariantCulture, $"{(all.Any(n => n[0] == '-') ? "-" : "")}{whole}.{all.Max(LatexNumbers.Decimals)}");
    }

    private string Width(int column) => string.Create(CultureInfo.InvariantCulture, $"\\dimexpr {_shares[column]:0.####}\\linewidth-2\\tabcolsep\\relax");

    private char Letter(int column) => _table.Columns[column].Alignment switch
    {
        ColumnAlignment.Left => 'l',
        ColumnAlignment.Center or ColumnAlignment.Decimal => 'c',
        ColumnAlignment.Right => 'r',
        _ => throw new InvalidOperationException($"Unknown alignment {_table.Columns[column].Alignment}."),
    };

    private double Widest(int column) => Cells(column).Append(_table.Columns[column].Header).Append(Chemistry.Unit(_table.Columns[column].Unit ?? "")).Max(c => TextWidth.Of(c, Type));

    private IEnumerable<RichText> Cells(int column) => _table.Rows.Where(r => r.Kind != RowKind.Group).Select(r => r.Cells[column]);
}

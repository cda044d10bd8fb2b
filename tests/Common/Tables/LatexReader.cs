using System.Text;
using System.Text.RegularExpressions;

namespace MgProvenance.Testing.Tables;

/// <summary>Reads the tables of a LaTeX file by itself, so that these tests do not trust the writer.</summary>
internal static partial class LatexReader
{
    /// <summary>Each table as <see cref="TableLines"/> writes that of the model.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Tables(byte[] file)
    {
        var source = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
        var text = LatexPlain.For(source);
        var tables = source[source.IndexOf(@"\begin{document}", StringComparison.Ordinal)..].Split(@"\begin{longtable}").Skip(1).Where(t => t.Contains(@"\caption*", StringComparison.Ordinal));
        return [.. tables.Select(t => Table(t, text))];
    }

    /// <summary>What LaTeX says by commands is compared without its place: raised and lowered digits, minus signs, and spaces that do not break.</summary>
    public static string Normal(string line) => string.Concat(line.Select(c => c switch
    {
        '\u00A0' or '\u2009' or '\u202F' => ' ',
        '⁻' or '−' => '-',
        >= '₀' and <= '₉' => (char)('0' + c - '₀'),
        _ => "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? (char)('0' + digit) : c,
    })).TrimEnd();

    private static List<string> Table(string source, LatexPlain text)
    {
        var end = source.IndexOf(@"\end{longtable}", StringComparison.Ordinal);
        var caption = Rows(source)[0];
        var lines = new List<string> { "caption " + text.Of(Argument(caption, caption.IndexOf(@"\caption*", StringComparison.Ordinal) + 9)) };
        var head = Rows(Between(source, @"\toprule", @"\endfirsthead")).Where(r => r.Contains(@"\multicolumn", StringComparison.Ordinal)).ToList();
        lines.AddRange(head.SkipLast(1).Select(r => "heads " + string.Join(" | ", Cells(r).Select(c => $"{text.Of(Arguments(c)[2])} x{Arguments(c)[0]}"))));
        lines.Add("head " + string.Join(" | ", Cells(head[^1]).Select(c => Head(Arguments(c)[2], text))));
        foreach (var row in Rows(Between(source[..end], @"\endlastfoot", "")).Where(r => r.Trim(' ', '\n', '*').Length > 0)) lines.Add(Row(row.Trim(), text));
        lines.AddRange(Notes().Matches(source[end..]).Select(n => "note " + text.Of(Argument(source[end..], n.Index + n.Length - 1))));
        return lines;
    }

    private static string Row(string row, LatexPlain text)
    {
        if (row.StartsWith('*')) row = row[1..].Trim();
        var isRuled = row.StartsWith(@"\midrule", StringComparison.Ordinal);
        if (isRuled) row = row[row.IndexOf('\n', StringComparison.Ordinal)..].Trim();
        if (row.StartsWith(@"\multicolumn", StringComparison.Ordinal)) return "Group " + text.Of(Arguments(row)[2]);
        var cells = Cells(row);
        var isBold = cells.All(c => c.Trim().Length == 0 || c.Contains(@"\textbf{", StringComparison.Ordinal) || c.Contains(@"\bfseries", StringComparison.Ordinal));
        return (isRuled && isBold ? "Emphasis " : "Body ") + string.Join(" | ", cells.Select(c => Cell(c.Trim(), text)));
    }

    /// <summary>In a column of numbers they stand as siunitx reads them.</summary>
    private static string Cell(string cell, LatexPlain text) => BareNumber().Match(cell) is { Success: true } number ? LatexPlain.Number(number.Groups["number"].Value) : text.Of(cell);

    private static string Head(string head, LatexPlain text)
    {
        var lines = head.StartsWith(@"\begin{tabular}", StringComparison.Ordinal)
            ? Rows(head[(head.IndexOf("@{}}", StringComparison.Ordinal) + 4)..^@"\end{tabular}".Length])
            : [.. head.Split(@"\newline ")];
        return TableLines.Head(text.Of(lines[0]), lines.Count > 1 ? text.Of(lines[1]) : "");
    }

    private static string Between(string source, string from, string to)
    {
        var start = source.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return to.Length == 0 ? source[start..] : source[start..source.IndexOf(to, StringComparison.Ordinal)];
    }

    private static List<string> Rows(string source) => Split(source, @"\\");

    private static List<string> Cells(string row) => Split(row, "&");

    /// <summary>At a separator outside of braces.</summary>
    private static List<string> Split(string source, string separator)
    {
        var (parts, start, depth) = (new List<string>(), 0, 0);
        for (var i = 0; i < source.Length; i++)
        {
            if (depth == 0 && string.CompareOrdinal(source, i, separator, 0, separator.Length) == 0)
            {
                parts.Add(source[start..i]);
                i += separator.Length - 1;
                start = i + 1;
            }
            else if (source[i] == '\\')
            {
                i++;
            }
            else
            {
                depth += source[i] switch { '{' => 1, '}' => -1, _ => 0 };
            }
        }

        return [.. parts, source[start..]];
    }

    private static List<string> Arguments(string command)
    {
        var arguments = new List<string>();
        for (var at = command.IndexOf('{', command.IndexOf(@"\multicolumn", StringComparison.Ordinal)); at >= 0 && at < command.Length && command[at] == '{'; at += arguments[^1].Length + 2) arguments.Add(Argument(command, at));
        return arguments;
    }

    /// <summary>What stands in the braces that open here.</summary>
    public static string Argument(string source, int open)
    {
        var depth = 0;
        for (var i = open; i < source.Length; i++)
        {
            if (source[i] == '\\') i++;
            else if ((depth += source[i] switch { '{' => 1, '}' => -1, _ => 0 }) == 0) return source[(open + 1)..i];
        }

        throw new InvalidOperationException("A brace stays open: " + source[open..Math.Min(source.Length, open + 200)]);
    }

    [GeneratedRegex(@"(?m)^\\mgpnote\{")]
    private static partial Regex Notes();

    [GeneratedRegex(@"^(?:\{(?:\\mgpat\{[^{}]*\})+\})?(?:\\bfseries )?(?<number>-?[0-9.]+(?: \+- [0-9.]+)?)$")]
    private static partial Regex BareNumber();
}

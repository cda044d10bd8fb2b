using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MgProvenance.Documents.Latex;

/// <summary>What a cell leaves for text in one line.</summary>
/// <param name="Points">Null where it is as wide as its content.</param>
/// <param name="Type">Of the text, in points.</param>
internal readonly record struct LatexRoom(double? Points, double Type)
{
    /// <summary>How much wider than our own the fonts of LaTeX may be.</summary>
    public const double Wider = 1.12;

    /// <summary>For type of one width, which is wider.</summary>
    public LatexRoom Mono => this with { Type = Type * 1.15 };

    public bool Holds(string text) => Points is not { } points || TextWidth.Of(text, Type) * Wider <= points;
}

/// <summary>Writes text as LaTeX in which every character of it is literal, numbers with units by siunitx and formulas by mhchem.</summary>
/// <param name="anchors">Of the document.</param>
/// <param name="names">Labels for anchors and first uses.</param>
/// <param name="linked">Anchors and first uses that something leads to.</param>
/// <param name="labels">Tables, figures and headings by anchor: what <c>\ref</c> prints, null for nothing, and the words before it.</param>
internal sealed partial class LatexText(IReadOnlySet<string> anchors, IReadOnlyDictionary<string, string> names, IReadOnlySet<string> linked, IReadOnlyDictionary<string, (string Words, string? Label)> labels)
{
    /// <summary>Marks of lowered, raised and lowered slanted text, and of its end. Cleaned text holds no control characters.</summary>
    public const char Sub = '\u0001', Sup = '\u0002', Index = '\u0003', End = '\u0004';

    private const char Break = '\u0005';

    /// <summary>A longer word without spaces may leave the line.</summary>
    private const int LongestWord = 28;

    private const int PieceLength = 16;

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly List<(int Number, RichText Note)> _deferred = [];
    private int _notes;

    public string NameOf(string anchor) => names[anchor];

    /// <summary>The target of links to an anchor; empty without one.</summary>
    public string Target(string? anchor) => anchor is null ? "" : $"\\mgpat{{{names[anchor]}}}";

    /// <summary>One line of plain text.</summary>
    public static string Plain(string text) => Escape(DisplayText.Clean(text));

    public string Rich(RichText text) => Runs(text, default, isDeferred: false);

    /// <summary>For headings, captions and cells: notes wait for <see cref="DeferredNotes"/>.</summary>
    public string Caption(RichText text, LatexRoom room = default) => Runs(text, room, isDeferred: true);

    /// <summary>Notes of what was written since the last call.</summary>
    public string DeferredNotes()
    {
        var notes = string.Concat(_deferred.ToList().Select(n => string.Create(CultureInfo.InvariantCulture, $"\\footnotetext[{n.Number}]{{{Rich(n.Note)}}}\n")));
        _deferred.Clear();
        return notes;
    }

    /// <summary>Where a number is printed first and something leads there; empty otherwise.</summary>
    public string FirstUse(Span span) => span.Key is { } key && _used.Add(key) && linked.Contains(Span.UseOf(key)) ? Target(Span.UseOf(key)) : "";

    private string Runs(RichText text, LatexRoom room, bool isDeferred)
    {
        var (latex, plain) = (new StringBuilder(), new StringBuilder());
        foreach (var span in text.Spans)
        {
            if (IsPlain(span))
            {
                plain.Append(Marked(span));
                continue;
            }

            latex.Append(Pieces(plain.ToString(), room)).Append(Run(span, room, isDeferred));
            plain.Clear();
        }

        return latex.Append(Pieces(plain.ToString(), room)).ToString();
    }

    private static bool IsPlain(Span span) => span is { LinkTo: null, Key: null, Footnote: null, Url: null, Style: SpanStyle.None or SpanStyle.Sub or SpanStyle.Sup or (SpanStyle.Sub | SpanStyle.Italic) };

    private static string Marked(Span span) => span.Style switch
    {
        SpanStyle.None => DisplayText.Clean(span.Text),
        SpanStyle.Sub => Sub + DisplayText.Clean(span.Text) + End,
        SpanStyle.Sup => Sup + DisplayText.Clean(span.Text) + End,
        _ => Index + DisplayText.Clean(span.Text) + End,
    };

    private string Run(Span span, LatexRoom room, bool isDeferred)
    {
        var style = span.Style;
        var run = style.HasFlag(SpanStyle.Mono) ? Escape(Breakable(DisplayText.Clean(span.Text), room.Mono)) : Pieces(DisplayText.Clean(span.Text), room);
        if (style.HasFlag(SpanStyle.Mono)) run = $"\\texttt{{{run}}}";
        if (style.HasFlag(SpanStyle.Italic)) run = $"\\textit{{{run}}}";
        if (style.HasFlag(SpanStyle.Bold)) run = $"\\textbf{{{run}}}";
        if (style.HasFlag(SpanStyle.Muted)) run = $"\\mgpmuted{{{run}}}";
        if (style.HasFlag(SpanStyle.Sub)) run = $"\\textsubscript{{{run}}}";
        if (style.HasFlag(SpanStyle.Sup)) run = $"\\textsuperscript{{{run}}}";
        if (style.HasFlag(SpanStyle.Alert)) run = $"\\mgpalert{{{run}}}";
        if (style.HasFlag(SpanStyle.Large)) run = $"\\mgplarge{{{run}}}";
        if (style.HasFlag(SpanStyle.Gap)) run = $"\\mgpgap{{{run}}}";
        if (span.LinkTo is { } target) run = Reference(span, target, run);
        else if (span.Key is { } key && anchors.Contains(key)) run = $"\\hyperlink{{{names[key]}}}{{{run}}}";
        else if (span.Url is { } url) run = $"\\href{{{Address(url)}}}{{{run}}}";
        return FirstUse(span) + run + (span.Footnote is { } note ? Footnote(note, isDeferred) : "");
    }

    private string Reference(Span span, string target, string run)
    {
        if (labels.TryGetValue(target, out var label))
        {
            return label.Label is not null && span.Style == SpanStyle.None && span.Text.Replace('\u00A0', ' ') == label.Words + label.Label
                ? $"{Plain(label.Words).Replace(' ', '~')}\\ref{{{names[target]}}}"
                : $"\\hyperref[{names[target]}]{{{run}}}";
        }

        if (!target.StartsWith(Bibliography.AnchorOf(""), StringComparison.Ordinal)) return $"\\hyperlink{{{names[target]}}}{{{run}}}";
        return span.Style == SpanStyle.None && span.Text.StartsWith('[') ? $"\\cite{{{names[target]}}}" : $"\\hyperlink{{cite.{names[target]}}}{{{run}}}";
    }

    private string Footnote(RichText note, bool isDeferred)
    {
        var number = ++_notes;
        if (!isDeferred) return string.Create(CultureInfo.InvariantCulture, $"\\footnote[{number}]{{{Rich(note)}}}");
        _deferred.Add((number, note));
        return string.Create(CultureInfo.InvariantCulture, $"\\footnotemark[{number}]");
    }

    /// <summary>Percent-encoded beyond what an address needs, so that nothing in it means something to TeX.</summary>
    public static string Address(string url)
    {
        var address = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(DisplayText.Clean(url)))
        {
            if (char.IsAsciiLetterOrDigit((char)value) || value is (byte)':' or (byte)'/' or (byte)'?' or (byte)'=' or (byte)'.' or (byte)'-' or (byte)'+' or (byte)',' or (byte)';' or (byte)'@' or (byte)'(' or (byte)')') address.Append((char)value);
            else if (value is (byte)'%' or (byte)'#' or (byte)'&' or (byte)'_') address.Append('\\').Append((char)value);
            else address.Append(CultureInfo.InvariantCulture, $"\\%{value:X2}");
        }

        return address.ToString();
    }

    /// <summary>Quantities, formulas, and the text between them.</summary>
    private static string Pieces(string marked, LatexRoom room)
    {
        if (marked.Length == 0) return "";
        if (LatexNumbers.Command(marked, null) is { } number) return room.Holds(marked) ? number : LatexNumbers.Split(marked);
        if (room.Points is not null) marked = HeldTogether().Replace(marked, word => room.Holds(word.Value) ? word.Value : word.Value.Replace('\u00A0', ' '));
        var latex = new StringBuilder();
        var from = 0;
        foreach (Match match in Known().Matches(marked))
        {
            var found = match.Groups["unit"].Success ? Quantity(match.Groups["number"], match.Groups["unit"].Value) : LatexFormulas.Of(match.Value);
            if (found is not var (before, command, after)) continue;
            latex.Append(Escape(Breakable(marked[from..match.Index] + before, room))).Append(command).Append(Escape(after));
            from = match.Index + match.Length;
        }

        return latex.Append(Escape(Breakable(marked[from..], room))).ToString();
    }

    private static (string, string, string)? Quantity(Group number, string unit)
    {
        if (LatexNumbers.UnitOf(unit) is not { } command) return null;
        return (number.Success ? LatexNumbers.Command(number.Value, command) : $"~\\unit{{{command}}}") is { } quantity ? ("", quantity, "") : null;
    }

    public static string Unit(string unit, LatexRoom room)
    {
        var marked = string.Concat(Chemistry.Unit(unit).Spans.Select(Marked));
        return LatexNumbers.UnitOf(marked) is { } command ? $"\\unit{{{command}}}" : Escape(Breakable(marked.Replace('\u00A0', ' '), room));
    }

    /// <summary>Digests, paths and identifiers have no spaces: places to break let them wrap instead of leaving the page.</summary>
    private static string Breakable(string text, LatexRoom room)
    {
        return LongWords().Replace(text, word =>
        {
            if (room.Points is null ? word.Length <= LongestWord : room.Holds(word.Value)) return word.Value;
            var (broken, since) = (new StringBuilder(), 0);
            foreach (var c in word.Value)
            {
                broken.Append(c);
                since++;
                if (char.IsHighSurrogate(c) || !(c is '/' or '_' or '.' or ':' or '@' or ')' or '=' || since >= PieceLength)) continue;
                broken.Append(Break);
                since = 0;
            }

            return broken.ToString();
        });
    }

    private static string Escape(string marked)
    {
        var latex = new StringBuilder(marked.Length + 16);
        var (previous, opened) = ('\0', '\0');
        foreach (var rune in marked.EnumerateRunes())
        {
            var c = rune.IsBmp ? (char)rune.Value : '\0';
            if (c == previous && c is '-' or ',') latex.Append("{}");   // -- and ,, are ligatures
            latex.Append(c switch
            {
                Sub => "\\textsubscript{",
                Sup => "\\textsuperscript{",
                Index => "\\textsubscript{\\textit{",
                End => opened == Index ? "}}" : "}",
                Break => "\\mgpz{}",
                ' ' when previous == ' ' => "\\ ",
                _ => LatexSymbols.Of(rune),
            });
            previous = c;
            if (c is Sub or Sup or Index) opened = c;
        }

        return latex.ToString();
    }

    [GeneratedRegex($@"(?<![\w.,−+±/\u0004-])(?<number>{LatexNumbers.Number})\u00A0(?<unit>{Factors})(?![\w\u0001\u0002])|^\u00A0(?<unit>{Factors})(?![\w\u0001\u0002])|{LatexFormulas.Formula}")]
    private static partial Regex Known();

    private const string Factors = @"[A-Za-zµΩ°%]+(?:\u0002−?[0-9]+\u0004|−[0-9]+)?(?:\u00A0[A-Za-zµΩ°%]+(?:\u0002−?[0-9]+\u0004|−[0-9]+)?)*";

    /// <summary>Words with no-break spaces between them; in a narrow column they may break there.</summary>
    [GeneratedRegex(@"[^ ]+\u00A0[^ ]+")]
    private static partial Regex HeldTogether();

    [GeneratedRegex(@"[^\s\u0001-\u0004]+")]
    private static partial Regex LongWords();
}

using System.Buffers;
using System.Globalization;
using System.Text;

namespace MgProvenance.Documents.Typst;

/// <summary>Writes text as Typst string literals and rich text as code expressions over the template's functions. Never as markup.</summary>
internal sealed class TypstText(Func<string, string> displayable, IReadOnlySet<string> anchors)
{
    /// <summary>A longer word without spaces may leave a table cell.</summary>
    private const int LongestWord = 28;

    private const int PieceLength = 16;

    private static readonly SearchValues<char> AfterThese = SearchValues.Create("/_.:-");

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>A string literal, for metadata and names.</summary>
    public string Literal(string text) => Quote(displayable(text));

    public string Optional(string? text) => text is null ? "none" : Literal(text);

    /// <summary>An identifier inside the source, for example an anchor: escaped, nothing replaced.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            if (c is '\\' or '"') quoted.Append('\\').Append(c);
            else if (char.IsControl(c)) quoted.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)c:x}}}");
            else quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A code block whose value is the content.</summary>
    public string Rich(RichText text) => text.IsEmpty ? "[]" : "{" + string.Join("; ", text.Spans.Select(Run)) + "}";

    private string Run(Span span)
    {
        var run = Breakable(displayable(span.Text));
        if (span.Style.HasFlag(SpanStyle.Mono)) run = $"mono-run({run})";
        if (span.Style.HasFlag(SpanStyle.Italic)) run = $"em-run({run})";
        if (span.Style.HasFlag(SpanStyle.Bold)) run = $"bold-run({run})";
        if (span.Style.HasFlag(SpanStyle.Muted)) run = $"muted-run({run})";
        if (span.Style.HasFlag(SpanStyle.Sub)) run = $"sb({run})";
        if (span.Style.HasFlag(SpanStyle.Sup)) run = $"sp({run})";
        if (span.Style.HasFlag(SpanStyle.Alert)) run = $"alert-run({run})";
        if (span.Style.HasFlag(SpanStyle.Large)) run = $"large-run({run})";
        if (span.Style.HasFlag(SpanStyle.Gap)) run = $"gap-run({run})";
        if (Target(span) is { } target) run = $"go({Quote(target)}, {run})";
        if (span.Url is { } url) run = $"out({Quote(url)}, {run})";
        if (span.Footnote is { } note) run = $"{run}; note({Rich(note)})";
        return FirstUse(span) is { } name ? $"at({Quote(name)}); {run}" : run;
    }

    /// <summary>The anchor to set where a derived number is printed for the first time; null afterwards and for other text.</summary>
    public string? FirstUse(Span span) => span.Key is { } key && _used.Add(key) ? Span.UseOf(key) : null;

    public string? Target(Span span) => span.LinkTo ?? (span.Key is { } key && anchors.Contains(key) ? key : null);

    /// <summary>Digests, paths and identifiers have no spaces: break opportunities let them wrap instead of leaving the page.</summary>
    private static string Breakable(string text)
    {
        var pieces = new List<string>();
        var start = 0;
        for (var word = 0; word < text.Length;)
        {
            var space = text.IndexOf(' ', word);
            var end = space < 0 ? text.Length : space;
            for (var from = word; end - from > LongestWord;)
            {
                var cut = text.AsSpan(from, PieceLength).LastIndexOfAny(AfterThese) is var at and > PieceLength / 2 ? from + at + 1 : from + PieceLength;
                if (char.IsLowSurrogate(text[cut])) cut++;
                pieces.Add(Quote(text[start..cut]));
                start = from = cut;
            }

            word = end + 1;
        }

        pieces.Add(Quote(text[start..]));
        return pieces.Count == 1 ? pieces[0] : "{" + string.Join("; h(0.001pt); ", pieces) + "}";
    }
}

using System.Globalization;
using System.Text;

namespace MgProvenance.Documents.Html;

/// <summary>Writes text as HTML in which every character of it is literal.</summary>
/// <param name="anchors">Of the document.</param>
/// <param name="ids">Of anchors and first uses.</param>
/// <param name="linked">Anchors and first uses that something leads to.</param>
internal sealed class HtmlText(IReadOnlySet<string> anchors, IReadOnlyDictionary<string, string> ids, IReadOnlySet<string> linked)
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly List<RichText> _notes = [];

    /// <summary>Footnotes of what was written so far, in order.</summary>
    public IReadOnlyList<RichText> Notes => _notes;

    public static string NoteId(int number) => string.Create(CultureInfo.InvariantCulture, $"note:{number}");

    public static string NoteMarkId(int number) => string.Create(CultureInfo.InvariantCulture, $"note-mark:{number}");

    /// <summary>For text and for attributes in double quotes.</summary>
    public static string Escape(string text)
    {
        var clean = DisplayText.Clean(text);
        var safe = new StringBuilder(clean.Length);
        foreach (var c in clean)
        {
            safe.Append(c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", '\'' => "&#39;", _ => null });
            if (c is not ('&' or '<' or '>' or '"' or '\'')) safe.Append(c);
        }

        return safe.ToString();
    }

    public string IdOf(string anchor) => ids[anchor];

    /// <summary>The attribute that makes an element the target of links; empty without an anchor.</summary>
    public string IdAttribute(string? anchor) => anchor is null ? "" : $" id=\"{ids[anchor]}\"";

    public string Rich(RichText text) => string.Concat(text.Spans.Select(Run));

    /// <summary>For inside of a link.</summary>
    public static string WithoutLinks(RichText text) => string.Concat(text.Spans.Select(s => Styled(Escape(s.Text), s.Style)));

    private string Run(Span span) => Linked(span, Styled(Escape(span.Text), span.Style)) + (span.Footnote is { } note ? Mark(note) : "");

    /// <summary>What leads to the origin of a number, and marks where it is printed first, around the parts that the number is set in.</summary>
    public string Linked(Span span, string html)
    {
        var id = FirstUse(span) is { } first && linked.Contains(first) ? $" id=\"{ids[first]}\"" : "";
        if (span.LinkTo is { } target) return $"<a{id} href=\"#{ids[target]}\">{html}</a>";
        if (span.Key is { } key && anchors.Contains(key)) return $"<a{id} class=\"n\" href=\"#{ids[key]}\" title=\"Origin: {Escape(key)}\">{html}</a>";
        if (span.Url is { } url) return $"<a{id} href=\"{Escape(url)}\" rel=\"noreferrer\">{html}</a>";
        return id.Length == 0 ? html : $"<span{id}>{html}</span>";
    }

    private static string Styled(string html, SpanStyle style)
    {
        if (style.HasFlag(SpanStyle.Mono)) html = $"<code>{html}</code>";
        if (style.HasFlag(SpanStyle.Italic)) html = $"<i>{html}</i>";
        if (style.HasFlag(SpanStyle.Bold)) html = $"<b>{html}</b>";
        if (style.HasFlag(SpanStyle.Muted)) html = $"<span class=\"muted\">{html}</span>";
        if (style.HasFlag(SpanStyle.Sub)) html = $"<sub>{html}</sub>";
        if (style.HasFlag(SpanStyle.Sup)) html = $"<sup>{html}</sup>";
        if (style.HasFlag(SpanStyle.Alert)) html = $"<strong class=\"alert\">{html}</strong>";
        if (style.HasFlag(SpanStyle.Large)) html = $"<span class=\"large\">{html}</span>";
        return style.HasFlag(SpanStyle.Gap) ? $"<mark class=\"gap\">{html}</mark>" : html;
    }

    private string? FirstUse(Span span) => span.Key is { } key && _used.Add(key) ? Span.UseOf(key) : null;

    private string Mark(RichText note)
    {
        _notes.Add(note);
        var number = _notes.Count;
        return string.Create(CultureInfo.InvariantCulture, $"<sup class=\"note\"><a id=\"{NoteMarkId(number)}\" href=\"#{NoteId(number)}\" role=\"doc-noteref\" aria-label=\"Note {number}\">{number}</a></sup>");
    }
}

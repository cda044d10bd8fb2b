using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace MgProvenance.Documents.Docx;

/// <summary>What all text of a document shares: where its links lead.</summary>
/// <param name="Anchors">Of the document.</param>
/// <param name="Linked">Anchors that something links to.</param>
/// <param name="Labels">Of tables and figures, and numbers of headings, by anchor.</param>
internal sealed record DocxTargets(IReadOnlySet<string> Anchors, IReadOnlySet<string> Linked, IReadOnlyDictionary<string, string> Labels)
{
    public Bookmarks Bookmarks { get; } = new();

    /// <summary>Keys of numbers that were printed already.</summary>
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    public string? Of(Span span) => span.LinkTo ?? (span.Key is { } key && Anchors.Contains(key) ? key : null);
}

/// <summary>Rich text as the content of a paragraph: runs, cross references, links, footnotes.</summary>
/// <param name="part">Holds the addresses of links to the outside.</param>
/// <param name="footnotes">Null within a footnote, which has none of its own.</param>
internal sealed class DocxText(OpenXmlPart part, DocxTargets targets, Footnotes? footnotes)
{
    private const string Section = "Section\u00A0";

    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);

    public OpenXmlElement[] Of(RichText text, bool isBold = false) => [.. text.Spans.SelectMany(s => Of(s, isBold))];

    public OpenXmlElement Address(string url, params W.Run[] runs)
    {
        if (!_addresses.TryGetValue(url, out var id))
        {
            _addresses.Add(url, id = string.Create(CultureInfo.InvariantCulture, $"rLink{_addresses.Count + 1}"));
            part.AddHyperlinkRelationship(new Uri(new Uri(url).AbsoluteUri), isExternal: true, id);
        }

        return new W.Hyperlink(runs) { Id = id, History = true };
    }

    private OpenXmlElement[] Of(Span span, bool isBold)
    {
        var content = Linked(span, isBold);
        if (span.Key is { } key && targets.Linked.Contains(Span.UseOf(key)) && targets.Used.Add(key)) content = targets.Bookmarks.Around(Span.UseOf(key), content);
        return span.Footnote is { } note && footnotes is not null ? [.. content, footnotes.Add(note)] : content;
    }

    private OpenXmlElement[] Linked(Span span, bool isBold)
    {
        if (span.Url is { } url) return [Address(url, DocxRuns.Of(span, isLink: true, isBold))];
        if (targets.Of(span) is not { } target) return [DocxRuns.Of(span, isBold: isBold)];
        var name = targets.Bookmarks.NameOf(target);
        if (!targets.Labels.TryGetValue(target, out var label)) return [Link(span, name, isBold)];
        if (span.Text == label) return DocxFields.Field($@"REF {name} \h \* MERGEFORMAT", DocxRuns.Of(span, isLink: true, isBold));
        if (span.Text != Section + label) return [Link(span, name, isBold)];
        return [DocxRuns.Of(span with { Text = Section }, isLink: true, isBold), .. DocxFields.Field($@"REF {name} \r \h \* MERGEFORMAT", DocxRuns.Of(span with { Text = label }, isLink: true, isBold))];
    }

    private static W.Hyperlink Link(Span span, string bookmark, bool isBold) => new(DocxRuns.Of(span, isLink: true, isBold)) { Anchor = bookmark, History = true };
}

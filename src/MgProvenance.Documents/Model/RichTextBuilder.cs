namespace MgProvenance.Documents;

/// <summary>Builds a <see cref="RichText"/> run by run. Each call returns the same builder.</summary>
public sealed class RichTextBuilder
{
    private readonly List<Span> _spans = [];

    public RichTextBuilder Add(Span span)
    {
        _spans.Add(span);
        return this;
    }

    public RichTextBuilder Add(RichText text)
    {
        _spans.AddRange(text.Spans);
        return this;
    }

    public RichTextBuilder Text(string text, SpanStyle style = SpanStyle.None, string? key = null) => Add(new Span(text, style, Key: key));

    public RichTextBuilder Bold(string text) => Text(text, SpanStyle.Bold);

    public RichTextBuilder Italic(string text) => Text(text, SpanStyle.Italic);

    public RichTextBuilder Sub(string text) => Text(text, SpanStyle.Sub);

    public RichTextBuilder Sup(string text) => Text(text, SpanStyle.Sup);

    public RichTextBuilder Mono(string text) => Text(text, SpanStyle.Mono);

    public RichTextBuilder Muted(string text) => Text(text, SpanStyle.Muted);

    /// <summary>A missing fact: see <see cref="RichText.Gap"/>.</summary>
    public RichTextBuilder Gap(string what) => Add(RichText.Gap(what));

    /// <summary>A chemical formula with real subscripts: see <see cref="Chemistry.Formula"/>.</summary>
    public RichTextBuilder Formula(string formula) => Add(Chemistry.Formula(formula));

    /// <summary>Number and unit that stay on one line.</summary>
    public RichTextBuilder Quantity(string number, string unit, string? key = null) => Add(RichText.Quantity(number, unit, key));

    public RichTextBuilder Link(string text, string anchor) => Add(new Span(text, LinkTo: anchor));

    /// <summary>“Table S2”, “Figure S1” or “Section 2.1”, whatever the block with this anchor is called in the end.</summary>
    public RichTextBuilder Reference(string anchor) => Add(new Span(Span.LabelOfTarget, LinkTo: anchor));

    /// <summary>The number of a reference of the bibliography, in the order of first citation.</summary>
    public RichTextBuilder Cite(string key) => Reference(Bibliography.AnchorOf(key));

    /// <summary>Words with a note at the foot of the page.</summary>
    public RichTextBuilder Footnote(string text, RichText note) => Add(new Span(text, Footnote: note));

    public RichTextBuilder Url(string text, string url) => Add(new Span(text, Url: url));

    public RichText Done() => new(_spans);

    public static implicit operator RichText(RichTextBuilder builder) => builder.Done();

    public RichText ToRichText() => Done();
}

namespace MgProvenance.Documents;

/// <summary>How a run of text looks. Flags combine, except <see cref="Sub"/> with <see cref="Sup"/>.</summary>
[Flags]
public enum SpanStyle
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Sub = 4,
    Sup = 8,
    Mono = 16,

    /// <summary>A missing fact. Every renderer shows it unmistakably.</summary>
    Gap = 32,
    Muted = 64,

    /// <summary>What must not be overlooked on a bench: a hazard, a hold point.</summary>
    Alert = 128,

    /// <summary>Read from a metre away, for example a time to wait.</summary>
    Large = 256,
}

/// <summary>A run of text in one style. The text is literal: no renderer reads markup in it.</summary>
/// <param name="Text">Plain text; control characters and direction overrides are removed by the renderers.</param>
/// <param name="Style">How it looks.</param>
/// <param name="LinkTo">An anchor of the same document. An anchor that does not exist is a defect of the composer.</param>
/// <param name="Key">
/// Names the derivation of a printed number. Where the document holds an anchor of that name (usually a row of the provenance
/// appendix) the text links there; the first span with the key is itself the anchor <see cref="UseOf"/>.
/// </param>
/// <param name="Footnote">Set at the foot of the page, with a mark after the text.</param>
/// <param name="Url">An address outside the document, <c>https</c> only.</param>
public sealed record Span(string Text, SpanStyle Style = SpanStyle.None, string? LinkTo = null, string? Key = null, RichText? Footnote = null, string? Url = null)
{
    /// <summary>Text that <see cref="Numbering"/> replaces by the label of the block, heading or reference that the span links to.</summary>
    public const string LabelOfTarget = "\uE000";

    /// <summary>The anchor at the first place where the number with this key is printed, for links back from an appendix.</summary>
    public static string UseOf(string key) => "use:" + key;
}

using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace MgProvenance.Documents.Docx;

/// <summary>Runs of text without links.</summary>
internal static class DocxRuns
{
    public static W.Run Plain(string text) => new(Text(text));

    /// <param name="isLink">Coloured like one where nothing else colours it.</param>
    /// <param name="isBold">Whatever the span says.</param>
    public static W.Run Of(Span span, bool isLink = false, bool isBold = false)
    {
        var properties = new W.RunProperties();
        if (CharacterStyle(span.Style, isLink) is { } style) properties.RunStyle = new W.RunStyle { Val = style };
        if (isBold || span.Style.HasFlag(SpanStyle.Bold)) properties.Bold = new W.Bold();
        if (span.Style.HasFlag(SpanStyle.Italic)) properties.Italic = new W.Italic();
        if (span.Style.HasFlag(SpanStyle.Sub)) properties.VerticalTextAlignment = new W.VerticalTextAlignment { Val = W.VerticalPositionValues.Subscript };
        if (span.Style.HasFlag(SpanStyle.Sup)) properties.VerticalTextAlignment = new W.VerticalTextAlignment { Val = W.VerticalPositionValues.Superscript };
        var run = new W.Run();
        if (properties.HasChildren) run.Append(properties);
        run.Append(Text(span.Text));
        return run;
    }

    private static W.Text Text(string text) => new(DisplayText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve };

    /// <summary>A run has one: what must not be overlooked comes first.</summary>
    private static string? CharacterStyle(SpanStyle style, bool isLink) =>
        style.HasFlag(SpanStyle.Gap) ? "Gap"
        : style.HasFlag(SpanStyle.Alert) ? "Alert"
        : style.HasFlag(SpanStyle.Large) ? "Large"
        : style.HasFlag(SpanStyle.Mono) ? "Code"
        : style.HasFlag(SpanStyle.Muted) ? "Muted"
        : isLink ? "Hyperlink" : null;
}

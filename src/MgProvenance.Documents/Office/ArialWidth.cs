namespace MgProvenance.Documents.Office;

/// <summary>Width of text in Arial, whose characters are as wide as Helvetica's (Adobe Font Metrics of the core fonts); fixed-pitch text is 0.6 em a character.</summary>
internal static class ArialWidth
{
    private const int First = ' ';
    private const double Em = 1000, FixedPitch = 600, Other = 600, FullWidth = 1000;

    /// <summary>Word sets raised and lowered text at about this part of its size.</summary>
    private const double Raised = 0.65;

    private static readonly short[] Regular =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    private static readonly short[] Bold =
    [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
        975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
        333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
    ];

    /// <summary>In the unit of <paramref name="size"/>.</summary>
    /// <param name="isBold">Whatever the span says.</param>
    public static double Of(Span span, double size, bool isBold)
    {
        var isHeavy = isBold || (span.Style & (SpanStyle.Bold | SpanStyle.Gap | SpanStyle.Alert)) != 0;
        var isFixed = span.Style.HasFlag(SpanStyle.Mono);
        var scale = (span.Style & (SpanStyle.Sub | SpanStyle.Sup)) != 0 ? Raised : 1;
        return span.Text.Sum(c => isFixed ? FixedPitch : Of(c, isHeavy ? Bold : Regular)) / Em * size * scale;
    }

    private static double Of(char c, short[] widths) => c switch
    {
        '\u00A0' => widths[0],
        '\u202F' or '\u2009' => 200,
        _ when c - First is >= 0 and var i && i < widths.Length => widths[i],
        >= '\u2E80' => FullWidth,
        _ => Other,
    };
}

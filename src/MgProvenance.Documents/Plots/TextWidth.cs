namespace MgProvenance.Documents;

/// <summary>Estimated width of Source Sans 3, enough to place labels and legends; no layout depends on it being exact.</summary>
internal static class TextWidth
{
    public static double Of(RichText text, double size) =>
        text.Spans.Sum(s => s.Text.Sum(Em) * size * ((s.Style & (SpanStyle.Sub | SpanStyle.Sup)) != 0 ? 0.7 : 1) * (s.Style.HasFlag(SpanStyle.Bold) ? 1.06 : 1));

    private static double Em(char c) => c switch
    {
        'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or 'I' => 0.26,
        ' ' or '\u00A0' => 0.2,
        '\u202F' => 0.13,
        'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '/' or '-' => 0.34,
        'm' or 'M' or 'W' or 'w' or '%' or '@' => 0.8,
        >= 'A' and <= 'Z' => 0.58,
        _ => 0.5,
    };
}

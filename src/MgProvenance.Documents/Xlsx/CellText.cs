using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace MgProvenance.Documents.Xlsx;

/// <summary>Text as a cell holds it: always of type text, so that nothing in it is ever a formula.</summary>
internal static partial class CellText
{
    /// <summary>Characters that a cell of a spreadsheet holds.</summary>
    public const int Longest = 32_767;

    public const string Cut = " … [cut: a cell of a spreadsheet holds 32,767 characters]";

    private const SpanStyle Shown = SpanStyle.Bold | SpanStyle.Italic | SpanStyle.Sub | SpanStyle.Sup | SpanStyle.Gap | SpanStyle.Muted | SpanStyle.Alert;

    /// <returns>The text, and whether a spreadsheet would take it for a formula once it is typed again.</returns>
    public static (S.InlineString Content, bool IsFormulaLike) Of(RichText text, LookKind kind)
    {
        var spans = Fitting([.. text.Spans.Select(s => s with { Text = DisplayText.Clean(s.Text) }).Where(s => s.Text.Length > 0)]);
        var isFormulaLike = spans.Count > 0 && spans[0].Text[0] is '=' or '+' or '-' or '@';
        if (spans.All(s => (s.Style & Shown) == 0)) return (new S.InlineString(Plain(string.Concat(spans.Select(s => s.Text)))), isFormulaLike);
        return (new S.InlineString(spans.Select(s => new S.Run(Properties(s.Style, kind), Plain(s.Text)))), isFormulaLike);
    }

    private static List<Span> Fitting(List<Span> spans)
    {
        if (spans.Sum(s => s.Text.Length) <= Longest) return spans;
        var (kept, room) = (new List<Span>(), Longest - Cut.Length);
        foreach (var span in spans.TakeWhile(_ => room > 0))
        {
            var length = Math.Min(room, span.Text.Length);
            if (char.IsHighSurrogate(span.Text[length - 1])) length--;
            kept.Add(span with { Text = span.Text[..length] });
            room -= span.Text.Length;
        }

        return [.. kept, new Span(Cut, SpanStyle.Gap)];
    }

    /// <summary>A spreadsheet reads <c>_x000A_</c> as the character with that code (ECMA-376 part 1, 22.9.2.19): an underscore in its place keeps the text.</summary>
    public static S.Text Plain(string text) => new(CharacterCode().Replace(text, "_x005F_")) { Space = SpaceProcessingModeValues.Preserve };

    private static S.RunProperties Properties(SpanStyle style, LookKind kind)
    {
        var isLoud = (style & (SpanStyle.Gap | SpanStyle.Alert)) != 0;
        var properties = new S.RunProperties();
        if (isLoud || style.HasFlag(SpanStyle.Bold) || XlsxStyles.IsBold(kind)) properties.Append(new S.Bold());
        if (style.HasFlag(SpanStyle.Italic)) properties.Append(new S.Italic());
        if (style.HasFlag(SpanStyle.Sub)) properties.Append(new S.VerticalTextAlignment { Val = S.VerticalAlignmentRunValues.Subscript });
        if (style.HasFlag(SpanStyle.Sup)) properties.Append(new S.VerticalTextAlignment { Val = S.VerticalAlignmentRunValues.Superscript });
        properties.Append(new S.FontSize { Val = XlsxStyles.SizeOf(kind) });
        properties.Append(new S.Color { Rgb = isLoud ? XlsxStyles.Alarm : style.HasFlag(SpanStyle.Muted) ? XlsxStyles.Muted : XlsxStyles.ColourOf(kind) });
        properties.Append(new S.RunFont { Val = XlsxStyles.Font });
        return properties;
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex CharacterCode();
}

namespace MgProvenance.Documents;

/// <summary>Splits a numeric cell at its decimal point, for columns in which the points stand below each other.</summary>
internal static class DecimalSplit
{
    /// <summary>The part before and the part from the decimal point of the first number; null where the cell does not start with a number.
    /// Link and key of that number are left to the caller, who sets both parts as one.</summary>
    public static (RichText Whole, RichText Tail)? Of(RichText cell)
    {
        if (cell.IsEmpty || cell.Spans[0] is not { } first || !StartsAsNumber(first.Text) || first.Style.HasFlag(SpanStyle.Gap)) return null;
        var digits = first.Text.TakeWhile(c => char.IsAsciiDigit(c) || IsLead(c)).Count();
        var whole = first with { Text = first.Text[..digits], LinkTo = null, Key = null, Footnote = null };
        var rest = whole with { Text = first.Text[digits..], Footnote = first.Footnote };
        return (new RichText([whole]), new RichText([rest, .. cell.Spans.Skip(1)]));
    }

    private static bool StartsAsNumber(string text) => text.SkipWhile(IsLead).FirstOrDefault() is var c && char.IsAsciiDigit(c);

    private static bool IsLead(char c) => c is '-' or '−' or '+' or '<' or '>' or '≤' or '≥' or '≈' or '~' or '\u202F' or '\u2009';
}

using System.Buffers;
using System.Globalization;

namespace MgProvenance.Domain.Kernel;

/// <summary>
/// The short way to write quantities in scripts and on the command line: <c>1.50 mg</c>, <c>~5 mL</c>, <c>&lt; 0.01 [ppm]</c>,
/// <c>&gt;= 30 min</c>, <c>1.0..2.0 mg/cm2</c>, <c>1.5 ± 0.5 mg/cm2</c>. The space before the unit may be left out.
/// </summary>
public static class QuantityText
{
    private static readonly (string Sign, Form Form)[] Signs =
        [("<=", Form.AtMost), (">=", Form.AtLeast), ("≤", Form.AtMost), ("≥", Form.AtLeast), ("<", Form.Below), (">", Form.Above), ("~", Form.About)];

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("+-0123456789., ±");

    public static Quantity<TKind> Parse<TKind>(string text)
        where TKind : IKind
    {
        var (number, unit) = SplitUnit(text, TKind.Name);
        return new Quantity<TKind>(Number(number, text), unit);
    }

    public static AnyQuantity ParseAny(string text)
    {
        var (number, unit) = SplitUnit(text, "quantity");
        return new AnyQuantity(Number(number, text), unit);
    }

    public static Reported<TKind> ParseReported<TKind>(string text)
        where TKind : IKind
    {
        var trimmed = text.Trim();
        foreach (var (sign, form) in Signs)
        {
            if (trimmed.StartsWith(sign, StringComparison.Ordinal)) return new Reported<TKind>(form, Parse<TKind>(trimmed[sign.Length..]));
        }

        var (numbers, unit) = SplitUnit(trimmed, TKind.Name);
        foreach (var (separator, form) in new[] { ("..", Form.Range), ("±", Form.PlusMinus) })
        {
            if (numbers.Split(separator) is [var first, var second])
            {
                return new Reported<TKind>(form, new(Number(first, text), unit), new Quantity<TKind>(Number(second, text), unit));
            }
        }

        return new Reported<TKind>(Form.Exact, new(Number(numbers, text), unit));
    }

    /// <summary>The unit begins at the first letter, bracket or percent sign; a number may hold an exponent only as written by nobody at a bench, so <c>1e3</c> is refused.</summary>
    private static (string Number, string Unit) SplitUnit(string text, string kind)
    {
        var trimmed = text.Trim();
        var at = trimmed.AsSpan().IndexOfAnyExcept(NumberCharacters);
        if (trimmed.EndsWith(" 1", StringComparison.Ordinal)) at = trimmed.Length - 1;
        return at > 0
            ? (trimmed[..at].TrimEnd(), trimmed[at..].Replace("µ", "u", StringComparison.Ordinal))
            : throw new MalformedValueException("quantity.malformed", $"“{text}” is not a {kind}: a number and a unit are needed, such as “1.50 mg”.");
    }

    internal static decimal Number(string text, string whole) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new MalformedValueException("quantity.malformed", $"“{text.Trim()}” in “{whole}” is not a decimal number (with a point, without an exponent).");
}

using System.Globalization;
using System.Numerics;

namespace MgProvenance.Storage.Verification;

/// <summary>
/// A JSON number as jsonb keeps it: value and digits after the point, however the exponent was written. 1.50e1 is 15.0 and not 15; -0 is 0.
/// No digit is written out, so that an exponent of any size costs nothing.
/// </summary>
/// <param name="Digits">The digits from the first to the last that is not zero; empty for zero.</param>
/// <param name="Exponent">Power of ten of the last of them; 0 for zero.</param>
/// <param name="Scale">Digits after the point that are shown.</param>
internal sealed record ExactDecimal(bool Negative, string Digits, BigInteger Exponent, BigInteger Scale)
{
    /// <param name="number">A number by JSON's grammar.</param>
    public static ExactDecimal Of(string number)
    {
        var e = number.AsSpan().IndexOfAny('e', 'E');
        var exponent = e < 0 ? BigInteger.Zero : BigInteger.Parse(number.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var negative = number[0] == '-';
        var mantissa = number[(negative ? 1 : 0)..(e < 0 ? number.Length : e)];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? 0 : mantissa.Length - point - 1;
        var all = mantissa.Replace(".", string.Empty, StringComparison.Ordinal);
        var digits = all.Trim('0');
        var scale = BigInteger.Max(0, fraction - exponent);
        return digits.Length == 0
            ? new(false, digits, 0, scale)
            : new(negative, digits, exponent - fraction + (all.Length - all.TrimEnd('0').Length), scale);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace MgProvenance.Documents.Xlsx;

/// <summary>What a spreadsheet makes of a printed number: its value, and the number format that shows it as it was printed.</summary>
/// <param name="Value">As a cell holds it: invariant, at most 15 significant digits, which a double keeps.</param>
/// <param name="Decimals">As printed.</param>
/// <param name="Format">Of the cell, without padding.</param>
/// <param name="Rest">What follows “±”; null where nothing does.</param>
internal sealed partial record NumberText(string Value, int Decimals, string Format, string? Rest = null)
{
    public const string PlusMinus = " ± ";

    private const int MostDigits = 15;
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>Null where the text is no number: a label, a bound, a number with leading zeros or with more digits than a spreadsheet keeps.</summary>
    public static NumberText? Read(RichText text)
    {
        if (text.Spans.Any(s => (s.Style & (SpanStyle.Sub | SpanStyle.Sup | SpanStyle.Gap)) != 0)) return null;
        var plain = DisplayText.Clean(text.ToPlainText());
        var mark = plain.IndexOf(PlusMinus, StringComparison.Ordinal);
        return mark < 0 ? OfPlain(plain) ?? OfPower(plain) : OfPlain(plain[..mark]) is { } number ? number with { Rest = plain[(mark + PlusMinus.Length)..] } : null;
    }

    /// <summary>A number without sign after “±”, as a cell of its own.</summary>
    public static NumberText? Uncertainty(string rest) => rest.Length > 0 && char.IsAsciiDigit(rest[0]) && OfPlain(rest) is { } number ? number with { Format = $"\"± \"{number.Format}" } : null;

    private static NumberText? OfPlain(string text)
    {
        if (Plain().Match(text) is not { Success: true } match || Digits(match) > MostDigits) return null;
        var decimals = Math.Max(0, match.Groups["fraction"].Length - 1);
        var digits = decimals == 0 ? "0" : "0." + new string('0', decimals);
        var number = match.Groups["digits"].Value;
        var isZero = number.All(c => c is '0' or '.');
        return match.Groups["sign"].Value switch
        {
            "" => new(number, decimals, digits),
            var sign when isZero => new(number, decimals, $"\"{sign}\"{digits}"),
            "-" => new("-" + number, decimals, digits),
            var sign => new("-" + number, decimals, $"{digits};\"{sign}\"{digits}"),
        };
    }

    /// <summary>A power of ten with one digit before the point: <c>1.5E-07</c> stays as it is, <c>1.5 × 10⁻⁷</c> is shown as <c>1.5E-7</c>, since a spreadsheet sets no power of ten.</summary>
    private static NumberText? OfPower(string text)
    {
        if (Power().Match(text) is not { Success: true } match || Digits(match) > MostDigits) return null;
        var isSet = match.Groups["set"].Success;
        var exponent = string.Concat(match.Groups[isSet ? "set" : "exponent"].Value.Select(c => c == '⁻' ? "-" : Superscripts.IndexOf(c) is >= 0 and var digit ? digit.ToString(CultureInfo.InvariantCulture) : c.ToString()));
        var decimals = Math.Max(0, match.Groups["fraction"].Length - 1);
        return new($"{(match.Groups["sign"].Length > 0 ? "-" : "")}{match.Groups["digits"].Value}E{exponent}", decimals, $"0{(decimals == 0 ? "" : "." + new string('0', decimals))}{(isSet ? "E-0" : "E+00")}");
    }

    private static int Digits(Match match) => match.Groups["digits"].Value.Count(char.IsAsciiDigit);

    [GeneratedRegex(@"^(?<sign>[−-]?)(?<digits>(0|[1-9][0-9]*)(?<fraction>\.[0-9]+)?)\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^(?<sign>-?)(?<digits>[1-9](?<fraction>\.[0-9]+)?)(E(?<exponent>[+-][0-9]{2})|\u202F×\u202F10(?<set>⁻?[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?))\z")]
    private static partial Regex Power();
}

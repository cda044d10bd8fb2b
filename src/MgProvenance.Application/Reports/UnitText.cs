using System.Text.RegularExpressions;

namespace MgProvenance.Application.Reports;

/// <summary>UCUM codes as they are printed: what is divided by has a negative exponent, and factors have a space between them.</summary>
internal static partial class UnitText
{
    /// <summary><c>uL/(mA.h)</c> as <c>µL mA^-1 h^-1</c>; empty for <c>1</c>. What is no such code, for example a unit that is printed already, stays as it is.</summary>
    public static string Of(string ucum)
    {
        if (ucum == "1") return string.Empty;
        if (!Code().IsMatch(ucum)) return ucum;
        var (factors, below, inBrackets) = (new List<string>(), false, false);
        foreach (Match piece in Pieces().Matches(ucum))
        {
            switch (piece.Value)
            {
                case "/": below = true; break;
                case ".": below &= inBrackets; break;
                case "(": inBrackets = true; break;
                case ")": inBrackets = false; break;
                default: factors.Add(Name(piece.Groups["name"].Value) + Exponent(piece.Groups["exponent"].Value, below)); break;
            }
        }

        return string.Join(' ', factors);
    }

    private static string Exponent(string exponent, bool below) => (exponent, below) switch
    {
        ("", false) => string.Empty,
        ("", true) => "^-1",
        (_, false) => "^" + exponent,
        _ => "^-" + exponent,
    };

    private static string Name(string code) => code switch
    {
        "Cel" => "°C",
        "[ppm]" => "ppm",
        "Ohm" => "Ω",
        "uL" or "ug" or "um" or "uA" or "umol" or "us" or "uV" => "µ" + code[1..],
        _ => code,
    };

    [GeneratedRegex(@"^([A-Za-z]+\d?|\[ppm\])([./]([A-Za-z]+\d?|\([A-Za-z]+\d?(\.[A-Za-z]+\d?)*\)))*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    [GeneratedRegex(@"[./()]|(?<name>[A-Za-z]+|\[ppm\])(?<exponent>\d?)")]
    private static partial Regex Pieces();
}

using System.Text.RegularExpressions;

namespace MgProvenance.Application.Manuscripts.Proposals;

/// <summary>Units as papers write them, in UCUM, and quantities that are written with them.</summary>
/// <param name="ucum">Unit as written to UCUM code.</param>
/// <param name="numbers">Words for small numbers.</param>
internal sealed partial class UnitWords(IReadOnlyDictionary<string, string> ucum, IReadOnlyDictionary<string, int> numbers)
{
    /// <summary>As many signs around a number as can make it another one.</summary>
    private const int Neighbourhood = 12;

    private static readonly (string Words, string Sign)[] Bounds = [("at least", ">="), ("more than", ">"), ("less than", "<"), ("about", "~"), ("approximately", "~"), ("ca.", "~"), ("≥", ">="), ("≤", "<="), ("<", "<"), (">", ">"), ("~", "~")];

    /// <summary>Longest first, so that mA g-1 is not read as mA.</summary>
    public static string Pattern(IEnumerable<string> units) =>
        $"(?:{string.Join('|', units.OrderByDescending(u => u.Length).ThenBy(u => u, StringComparer.Ordinal).Select(u => Regex.Escape(u) + (char.IsLetterOrDigit(u[^1]) ? @"\b" : string.Empty)))})";

    /// <summary>A number and its unit, as in scripts; null when it is something else.</summary>
    public string? Quantity(string written) =>
        Whole().IsMatch(written) ? $"{written} 1" : Written().Match(written.Trim()) is { Success: true } m && ucum.TryGetValue(m.Groups["unit"].Value, out var unit) ? $"{m.Groups["number"].Value.TrimStart('+')} {unit}" : null;

    /// <summary>How many: a number without a unit, in digits or in words.</summary>
    public string? Count(string written) => numbers.TryGetValue(written.ToLowerInvariant(), out var number) ? FormattableString.Invariant($"{number}") : Whole().IsMatch(written) ? written : null;

    /// <summary>A bound, a value with “±”, or a plain quantity, as in scripts.</summary>
    public string? Reported(string written)
    {
        var rest = written.Trim();
        var sign = string.Empty;
        foreach (var (words, bound) in Bounds)
        {
            if (!rest.StartsWith(words, StringComparison.OrdinalIgnoreCase)) continue;
            (sign, rest) = (bound + " ", rest[words.Length..].TrimStart());
            break;
        }

        if (rest.Split('±') is [var number, var more] && sign.Length == 0) return Quantity(more) is { } uncertainty ? $"{number.Trim()} ± {uncertainty}" : null;
        return Quantity(rest) is { } quantity ? sign + quantity : null;
    }

    /// <summary>Whether the number at this place is whole: no part of a range, a power, a larger number, or a unit that goes on behind it.</summary>
    public static bool StandsAlone(string text, int start, int end) => !Before().IsMatch(text[Math.Max(0, start - Neighbourhood)..start]) && !After().IsMatch(text[end..Math.Min(text.Length, end + Neighbourhood)]);

    [GeneratedRegex(@"^(?<number>[-+]?\d+(?:\.\d+)?) ?(?<unit>\D.*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Written();

    [GeneratedRegex(@"^\d+$", RegexOptions.NonBacktracking)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?:[\p{L}\p{Nd}.,^/±×:]|[\p{L}\p{Nd})]-|\d ?(?:-|to|~) ?|[×±] ?|(?:^|[ (])\d{1,3} )$", RegexOptions.NonBacktracking)]
    private static partial Regex Before();

    [GeneratedRegex(@"^(?:[\p{L}\p{Nd}/·*^]| ?[/·*×±] ?| ?\p{L}{1,3}-\d| ?-\d)", RegexOptions.NonBacktracking)]
    private static partial Regex After();
}

using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MgProvenance.Documents.Latex;

/// <summary>Numbers and units as commands of siunitx, where it prints the very digits that were given.</summary>
internal static partial class LatexNumbers
{
    /// <summary>A number as <see cref="Command"/> takes it.</summary>
    public const string Number = @"−?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?: ± (?:0|[1-9][0-9]*)(?:\.[0-9]+)?)?";

    private static readonly FrozenDictionary<string, string> Units = Pairs(@"g\gram L\liter m\metre s\second min\minute h\hour d\day A\ampere V\volt W\watt mol\mole C\coulomb K\kelvin Hz\hertz Pa\pascal J\joule S\siemens F\farad N\newton eV\electronvolt Ω\mgpohm °C\degreeCelsius %\percent ppm\ppm");

    private static readonly FrozenDictionary<string, string> Prefixes = Pairs(@"n\nano µ\micro m\milli c\centi d\deci k\kilo M\mega G\giga");

    private static readonly string[] Unprefixed = ["min", "h", "d", "°C", "%", "ppm"];

    /// <summary><c>\num</c> or, with a unit, <c>\qty</c>; null where siunitx would print another text.</summary>
    /// <param name="number">Matched by <see cref="Number"/>, or two numbers with "to" between them.</param>
    /// <param name="unit">A command of <see cref="UnitOf"/>; null for none.</param>
    public static string? Command(string number, string? unit)
    {
        if (Range().Match(number) is { Success: true } range) return unit is null && Input(range.Groups[1].Value) is { } from && Input(range.Groups[2].Value) is { } to ? $"\\numrange{{{from}}}{{{to}}}" : null;
        return Input(number) is { } input ? unit is null ? $"\\num{{{input}}}" : $"\\qty{{{input}}}{{{unit}}}" : null;
    }

    /// <summary>A number that <see cref="Command"/> takes, with a place to break the line before its uncertainty or its upper end.</summary>
    public static string Split(string number) => string.Join(' ', number.Split(' ').Select(w => w switch { "±" => "\\textpm{}~", "to" => "to", _ => $"\\num{{{Input(w)}}}" })).Replace("~ ", "~", StringComparison.Ordinal);

    /// <summary>A number for siunitx; null where it would print other digits: a zero with a sign, an uncertainty that is zero or has other decimals.</summary>
    public static string? Input(string text)
    {
        if (!Single().IsMatch(text)) return null;
        var parts = text.Split(" ± ");
        if (text[0] == '−' && !parts[0].Any(c => c is >= '1' and <= '9')) return null;
        if (parts.Length == 2 && (Decimals(parts[0]) != Decimals(parts[1]) || !parts[1].Any(c => c is >= '1' and <= '9'))) return null;
        return parts[0].Replace('−', '-') + (parts.Length == 2 ? " +- " + parts[1] : "");
    }

    public static int Decimals(string number) => number.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? number.Length - point - 1 : 0;

    /// <summary>The arguments of <c>\unit</c>; null where a factor is not known.</summary>
    /// <param name="unit">As printed, exponents between <see cref="LatexText.Sup"/> and <see cref="LatexText.End"/> or plain, factors joined by no-break spaces.</param>
    public static string? UnitOf(string unit)
    {
        var commands = new StringBuilder();
        foreach (var factor in unit.Split('\u00A0'))
        {
            if (Factor().Match(factor) is not { Success: true } match || CommandOf(match.Groups[1].Value) is not { } command) return null;
            commands.Append(command);
            if (match.Groups[2].Success) commands.Append(CultureInfo.InvariantCulture, $"\\tothe{{{match.Groups[2].Value.Replace('−', '-')}}}");
        }

        return commands.ToString();
    }

    /// <summary>Symbols, each followed by its command.</summary>
    private static FrozenDictionary<string, string> Pairs(string pairs) => pairs.Split(' ').Select(p => (Pair: p, At: p.IndexOf('\\', StringComparison.Ordinal))).ToFrozenDictionary(p => p.Pair[..p.At], p => p.Pair[p.At..], StringComparer.Ordinal);

    private static string? CommandOf(string symbol)
    {
        if (Units.TryGetValue(symbol, out var unit)) return unit;
        return symbol.Length > 1 && Prefixes.TryGetValue(symbol[..1], out var prefix) && !Unprefixed.Contains(symbol[1..]) && Units.TryGetValue(symbol[1..], out var prefixed) ? prefix + prefixed : null;
    }

    [GeneratedRegex($"^{Number}$")]
    private static partial Regex Single();

    [GeneratedRegex(@"^(−?[0-9.]+) to (−?[0-9.]+)$")]
    private static partial Regex Range();

    [GeneratedRegex(@"^([A-Za-zµΩ°%]+)(?:\u0002?(−?[0-9]+)\u0004?)?$")]
    private static partial Regex Factor();
}

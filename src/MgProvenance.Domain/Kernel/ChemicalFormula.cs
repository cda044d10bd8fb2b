using System.Globalization;

namespace MgProvenance.Domain.Kernel;

/// <summary>
/// A formula as suppliers write it: <c>Mg(N(SO2CF3)2)2</c>, <c>MgCl2·6H2O</c>. Brackets nest and may be round, square or curly; the parts of a solvate stand between <c>·</c>, <c>*</c> or <c>.</c>, each
/// after its number. A point is a decimal point in a formula that has one of the other two signs (<c>CaSO4·0.5H2O</c>), and else stands between parts. Digits may be subscripts.
/// </summary>
public sealed class ChemicalFormula
{
    private const string Opening = "([{";
    private const string Closing = ")]}";
    private readonly string _text;
    private readonly string _separators;
    private int _at;

    private ChemicalFormula(string text)
    {
        _text = text;
        _separators = text.AsSpan().ContainsAny('·', '*') ? "·*" : ".";
        MolarMass = new Quantity<MolarMass>(Parts(), "g/mol");
    }

    public Quantity<MolarMass> MolarMass { get; }

    /// <returns>The formula, or a refusal <c>formula.malformed</c> that names the place in the text.</returns>
    public static (ChemicalFormula? Formula, Refusal? Refusal) Read(string text)
    {
        try
        {
            return (new(text), null);
        }
        catch (MalformedValueException malformed)
        {
            return (null, malformed.Refusal);
        }
    }

    private decimal Parts()
    {
        var sum = 0m;
        do
        {
            SkipSpaces();
            var times = Count(_separators == "." ? string.Empty : ".");
            SkipSpaces();
            sum += times * Group('\0');
        }
        while (Next(_separators) is not null);
        return _at == _text.Length ? sum : throw Malformed("it goes on after its end");
    }

    /// <summary>Everything up to the closing bracket, or to the end of the part.</summary>
    private decimal Group(char close)
    {
        var (sum, start) = (0m, _at);
        while (true)
        {
            if (Next(Opening) is { } open) sum += Group(Closing[Opening.IndexOf(open)]) * Count();
            else if (Element() is { } weight) sum += weight * Count();
            else break;
        }

        if (_at == start) throw Malformed("an element is missing");
        if (close == '\0') SkipSpaces();
        else if (Next([close]) is null) throw Malformed($"“{close}” is missing");
        return sum;
    }

    private decimal? Element()
    {
        if (_at == _text.Length || !char.IsAsciiLetterUpper(_text[_at])) return null;
        var length = _at + 1 < _text.Length && char.IsAsciiLetterLower(_text[_at + 1]) ? 2 : 1;
        if (!AtomicWeights.Of.TryGetValue(_text.Substring(_at, length), out var weight)) throw Malformed($"“{_text.Substring(_at, length)}” is no element with a standard atomic weight");
        _at += length;
        return weight;
    }

    /// <summary>The number that stands here; 1 where none does.</summary>
    private decimal Count(string point = "")
    {
        var start = _at;
        while (_at < _text.Length && (Digit(_text[_at]) is not null || point.Contains(_text[_at], StringComparison.Ordinal))) _at++;
        if (_at == start) return 1;
        var digits = string.Concat(_text[start.._at].Select(c => Digit(c) ?? c));
        if (decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count > 0 && digits.Length <= 6) return count;
        _at = start;
        throw Malformed($"“{digits}” is not how many there are");
    }

    private static char? Digit(char c) => c switch
    {
        >= '0' and <= '9' => c,
        >= '₀' and <= '₉' => (char)(c - '₀' + '0'),
        _ => null,
    };

    private char? Next(ReadOnlySpan<char> expected) => _at < _text.Length && expected.Contains(_text[_at]) ? _text[_at++] : null;

    private void SkipSpaces()
    {
        while (_at < _text.Length && _text[_at] == ' ') _at++;
    }

    private MalformedValueException Malformed(string why) =>
        new("formula.malformed", string.Create(CultureInfo.InvariantCulture, $"“{_text}” is not a formula: {why} (at character {_at + 1})."));
}

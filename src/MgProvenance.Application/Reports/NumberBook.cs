using System.Text.Json.Serialization;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.TestRuns;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports;

/// <summary>A number as it was printed, with everything behind it.</summary>
/// <param name="Key">Address within the report, for example <c>performance.STUDY.DOE-C1.first-discharge</c>.</param>
/// <param name="Text">As printed, without the unit.</param>
/// <param name="Inputs">Keys of other printed numbers from which this one was made.</param>
public sealed record PrintedNumber(string Key, string Text, double Value, string Unit, double? StandardUncertainty, MethodUsed Method, Sources Sources, IReadOnlyList<string> Inputs)
{
    /// <summary>The magnitude lies below the value.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool UpperBound { get; init; }
}

/// <summary>Every derived number that a report prints. A number gets into the document through here, so none is without its address.</summary>
internal sealed class NumberBook
{
    private readonly List<PrintedNumber> _numbers = [];
    private readonly SortedSet<string> _reasons = new(StringComparer.Ordinal);

    public IReadOnlyList<PrintedNumber> Numbers => _numbers;

    /// <summary>Why values are missing, since the last call.</summary>
    public IReadOnlyList<string> TakeReasons()
    {
        IReadOnlyList<string> reasons = [.. _reasons];
        _reasons.Clear();
        return reasons;
    }

    /// <summary>The number for print, with its uncertainty where one is known; a dash where there is none, its reason kept for the notes.</summary>
    /// <param name="decimals">Used where no uncertainty says how many digits mean something; at most one more is printed where one does.</param>
    public RichText Print(string key, Derived number, int decimals, params IEnumerable<string> inputs) => Print(key, number, value => Printed.Text(value, number, decimals), inputs);

    /// <summary>The same for a number of any size, with the digits its uncertainty leaves.</summary>
    public RichText Print(string key, Derived number, params IEnumerable<string> inputs) =>
        Print(key, number, value => (number.UpperBound ? "< " : string.Empty) + OfAnySize(value, number.UpperBound ? null : number.StandardUncertainty), inputs);

    /// <summary>As <see cref="Printed.Any"/>, a power of ten set as one.</summary>
    public static string OfAnySize(double value, double? uncertainty)
    {
        var text = Printed.Any(value, uncertainty);
        if (text.IndexOf('e', StringComparison.Ordinal) is not (> 0 and var e)) return text;
        var exponent = string.Concat(text[(e + 1)..].Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));
        return $"{text[..e]}\u202F×\u202F10{exponent}";
    }

    /// <param name="words">The value as it is printed.</param>
    public RichText Print(string key, Derived number, Func<double, string> words, params IEnumerable<string> inputs)
    {
        if (number.Value is not { } value)
        {
            _reasons.Add(number.Reason ?? "The value is not defined.");
            return RichText.Build().Muted("–").Done();
        }

        var text = words(value);
        _numbers.Add(new PrintedNumber(key, text, value, number.Unit, number.StandardUncertainty, number.Method, number.Sources, [.. inputs]) { UpperBound = number.UpperBound });
        return new RichText([new Span(text, Key: key)]);
    }
}

using System.Globalization;
using MgProvenance.Application.Electrolytes;

namespace MgProvenance.Application.Reports.Cards;

/// <summary>Words that a passport has in a terminal and on paper.</summary>
public static class CellPassportText
{
    private const double HoursOfDay = 24;

    /// <summary>Hours up to two days, then days; null where it is not known.</summary>
    public static string? Age(double? hours) => hours switch
    {
        null => null,
        < 2 * HoursOfDay => string.Create(CultureInfo.InvariantCulture, $"{hours:0.#} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{hours / HoursOfDay:0.#} d"),
    };

    /// <summary>When and how a test ended; null where it is not known to have.</summary>
    public static string? End(PassportTest test) => string.Join(", ", new[] { test.Ended is { } ended ? BenchText.When(ended) : null, test.End }.OfType<string>()) is { Length: > 0 } text ? text : null;
}

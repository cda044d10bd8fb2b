using MgProvenance.Analysis;

namespace MgProvenance.Application.Derivation;

/// <summary>What is said in the place of a number.</summary>
public static class NotDefined
{
    /// <param name="what">The number's name.</param>
    public static string Because(string what, string reason) => $"{what}: not defined, because {Continued(reason)}";

    /// <summary>A sentence as the end of another one.</summary>
    public static string Continued(string sentence) => sentence is [_, (>= 'a' and <= 'z') or ' ', ..] ? char.ToLowerInvariant(sentence[0]) + sentence[1..] : sentence;

    /// <summary>Each reason once, with the names of the numbers that it takes away; a caution beside a value as it is.</summary>
    public static IReadOnlyList<string> Of(params IEnumerable<(string Name, Estimate Estimate)> numbers) =>
    [
        .. numbers.Where(n => n.Estimate.Reason is not null).GroupBy(n => (Reason: n.Estimate.Reason!, IsMissing: n.Estimate.Value is null))
            .Select(g => g.Key.IsMissing ? Because(Begun(string.Join(", ", g.Select(n => n.Name))), g.Key.Reason) : g.Key.Reason),
    ];

    private static string Begun(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}

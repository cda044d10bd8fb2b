namespace MgProvenance.Application.Audits.Vocabulary;

/// <summary>The things that a value names: <c>DOE, AOE and COE</c> are three.</summary>
internal static class ValueSet
{
    private static readonly string[] Separators = [", and ", " and ", "; ", ", ", ";"];

    public static IReadOnlySet<string> Of(string? value) =>
        (value ?? string.Empty).Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
}

using MgProvenance.Domain.Electrolytes;

namespace MgProvenance.Application.Electrolytes;

/// <summary>When Karl Fischer titration of a finished electrolyte is not to be relied on: what is in it reacts with the reagent, or with its iodine or methanol, as water does.</summary>
/// <param name="Substances">Lewis acids and alkoxides, as the group writes them. The defaults are a judgement that a group may change.</param>
public sealed record KarlFischerRule(IReadOnlySet<string> Substances)
{
    public static KarlFischerRule Default { get; } = new(new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "AlCl3", "AlEtCl2", "GaCl3", "BCl3", "Mg(PFTB)2", "Mg(HFIP)2" });

    /// <returns>Why the value is unreliable; null where this rule has nothing against it.</returns>
    public string? Doubt(WaterContentMeasured measured, IEnumerable<string> added)
    {
        if (!measured.Method.Contains("Karl Fischer", StringComparison.OrdinalIgnoreCase) && !measured.Method.Split(' ', ',', '-').Contains("KF", StringComparer.OrdinalIgnoreCase)) return null;
        var reacting = added.Where(Substances.Contains).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return reacting.Count > 0 ? $"The water content by {measured.Method} is unreliable: the electrolyte holds {string.Join(" and ", reacting)}." : null;
    }
}

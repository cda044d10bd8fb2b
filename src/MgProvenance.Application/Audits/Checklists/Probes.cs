using System.Text.Json;

namespace MgProvenance.Application.Audits.Checklists;

/// <summary>Answers that are not one member of one event.</summary>
internal static class Probes
{
    private static readonly Dictionary<string, Func<Thing, bool>> ByName = new(StringComparer.Ordinal)
    {
        ["active-mass"] = thing => thing.Cell?.Story.ActiveMass().Mass is not null,
        ["electrode-area"] = thing => thing.Cell?.Story.Area().Value is not null,
        ["baseline-tested"] = thing => thing.BaselineTested == true,
    };

    /// <exception cref="JsonException">There is none of this name.</exception>
    public static Func<Thing, bool> Find(string name) => ByName.GetValueOrDefault(name) ?? throw new JsonException($"there is no probe “{name}”; there are {string.Join(", ", ByName.Keys)}");
}

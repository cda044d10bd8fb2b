using System.Text.Json;

namespace MgProvenance.Application.Audits.Checklists;

/// <summary>What conditions of items may look at, for each kind of thing.</summary>
internal static class ThingAttributes
{
    private static readonly string[] OfCells = ["cell", "configuration", "negative", "positive", "format"];
    private static readonly string[] OfSpecimens = [.. OfCells, "from", "part", "technique"];

    public static IReadOnlyList<string> Of(ThingKind kind) => kind switch
    {
        ThingKind.Study => ["cell", "technique", "baseline"],
        ThingKind.Group => ["cell"],
        ThingKind.Batch => ["substance", "formulation"],
        ThingKind.Lot => ["substance", "formula", "use", "origin"],
        ThingKind.Sheet => ["material", "process"],
        ThingKind.Cell => OfCells,
        ThingKind.Part => [.. OfCells, "role", "material", "form", "shape"],
        ThingKind.Run => [.. OfCells, "technique"],
        ThingKind.Specimen => OfSpecimens,
        ThingKind.Measurement => [.. OfSpecimens, "setting"],
        ThingKind.Computation => ["program", "method", "subject", "setting", "calculation"],
        ThingKind.Claim => ["property", "strength", "value"],
        _ => throw new InvalidOperationException($"There are no attributes of a {kind}."),
    };

    /// <summary>A name as scripts and files write it: <c>positiveElectrode</c>.</summary>
    public static string NameOf(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Only what is known.</summary>
    public static Dictionary<string, IReadOnlyList<string>> Known(params IEnumerable<(string Name, IEnumerable<string?> Values)> attributes) =>
        attributes.Select(a => (a.Name, Values: a.Values.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList())).Where(a => a.Values.Count > 0).ToDictionary(a => a.Name, a => (IReadOnlyList<string>)a.Values, StringComparer.Ordinal);
}

using System.Text.Json.Nodes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Corrections;

/// <summary>A member of a fact before and after a correction, as JSON; null where it was or is not known.</summary>
public sealed record Change(string Member, JsonNode? Was, JsonNode? Is)
{
    public override string ToString() => $"{Member}: {Text(Was)} → {Text(Is)}";

    /// <summary>The members in which two facts of the same type differ.</summary>
    public static IReadOnlyList<Change> Between(IEvent was, IEvent now)
    {
        var (before, after) = (Members(was), Members(now));
        return [.. before.Select(m => m.Key).Union(after.Select(m => m.Key), StringComparer.Ordinal)
            .Where(m => !JsonNode.DeepEquals(before[m], after[m])).Select(m => new Change(m, before[m]?.DeepClone(), after[m]?.DeepClone()))];
    }

    private static JsonObject Members(IEvent fact) => (JsonObject)JsonNode.Parse(EventCatalogue.Write(fact))!;

    /// <summary>A quantity reads as it is written in scripts.</summary>
    public static string Text(JsonNode? value) => value switch
    {
        null => "–",
        JsonObject { Count: 2 } quantity when quantity["value"] is { } number && quantity["unit"] is { } unit => $"{number} {unit}",
        JsonValue text when text.GetValueKind() == System.Text.Json.JsonValueKind.String => text.GetValue<string>(),
        _ => value.ToJsonString(KernelJson.Options),
    };
}

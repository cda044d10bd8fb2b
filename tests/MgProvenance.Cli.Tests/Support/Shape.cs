using System.Text.Json;

namespace MgProvenance.Cli.Tests.Support;

/// <summary>As much of JSON Schema as the program's own schema says: types, enums, members, required members, items.</summary>
internal static class Shape
{
    /// <param name="known">A required member that the value does not carry.</param>
    public static IEnumerable<string> Faults(JsonElement value, JsonElement schema, string place, string? known = null)
    {
        if (schema.ValueKind == JsonValueKind.True) yield break;

        // Types with a form of their own are described as text; they may also be written as objects, and the descriptions say nothing about that.
        var described = schema.TryGetProperty("description", out _) && schema.TryGetProperty("type", out var text) && text.ValueEquals("string");
        if (described && value.ValueKind == JsonValueKind.Object) yield break;
        if (schema.TryGetProperty("type", out var types) && !Allows(types, value)) yield return $"{place} is {value.ValueKind}, not {types}";
        if (schema.TryGetProperty("enum", out var choices) && choices.EnumerateArray().All(c => !JsonElement.DeepEquals(c, value))) yield return $"{place} is none of {choices}";
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var fault in value.EnumerateArray().SelectMany((item, i) => Faults(item, items, $"{place}[{i}]"))) yield return fault;
        }

        if (value.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out var members)) yield break;
        foreach (var member in value.EnumerateObject())
        {
            if (!members.TryGetProperty(member.Name, out var inner)) yield return $"{place}.{member.Name} is not known";
            else foreach (var fault in Faults(member.Value, inner, $"{place}.{member.Name}")) yield return fault;
        }

        if (!schema.TryGetProperty("required", out var required)) yield break;
        foreach (var name in required.EnumerateArray().Select(r => r.GetString()!).Where(r => r != known && !value.TryGetProperty(r, out _))) yield return $"{place}: “{name}” is missing";
    }

    private static bool Allows(JsonElement types, JsonElement value) => types.ValueKind == JsonValueKind.Array ? types.EnumerateArray().Any(t => IsA(t.GetString()!, value)) : IsA(types.GetString()!, value);

    private static bool IsA(string type, JsonElement value) => (type, value.ValueKind) switch
    {
        ("string", JsonValueKind.String) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("null", JsonValueKind.Null) or ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
        _ => false,
    };
}

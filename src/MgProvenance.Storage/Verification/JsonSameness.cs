using System.Text.Json;

namespace MgProvenance.Storage.Verification;

/// <summary>
/// Whether two JSON texts hold the same values: keys in any order, strings by their characters, numbers by their exact decimal text
/// as jsonb keeps them, so that 1.0 is not 1 although jsonb's own comparison says so. Nothing is rendered again to judge it.
/// </summary>
internal static class JsonSameness
{
    // jsonb refuses duplicate keys; deeper nesting than this no event of ours has, and a reader's stack has an end.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 512 };

    /// <summary>False also for a text that is no JSON, has a key twice or nests deeper than 512 levels, unless both are the same bytes.</summary>
    public static bool Same(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.SequenceEqual(right)) return true;
        try
        {
            using var l = JsonDocument.Parse(left.ToArray(), Strict);
            using var r = JsonDocument.Parse(right.ToArray(), Strict);
            return Same(l.RootElement, r.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Same(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind) return false;
        switch (left.ValueKind)
        {
            case JsonValueKind.Object:
                return left.GetPropertyCount() == right.GetPropertyCount()
                    && left.EnumerateObject().All(p => right.TryGetProperty(p.Name, out var other) && Same(p.Value, other));
            case JsonValueKind.Array:
                return left.GetArrayLength() == right.GetArrayLength() && left.EnumerateArray().Zip(right.EnumerateArray()).All(p => Same(p.First, p.Second));
            case JsonValueKind.Number:
                return ExactDecimal.Of(left.GetRawText()) == ExactDecimal.Of(right.GetRawText());
            case JsonValueKind.String:
                return left.ValueEquals(right.GetString());
            default:
                return true;
        }
    }
}

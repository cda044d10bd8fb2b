using System.Text.Json;
using System.Text.Json.Nodes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Handling;

/// <summary>What JSON can say and the database cannot keep: U+0000, half a surrogate pair, and a command id beyond its limit.</summary>
internal static class StorableText
{
    private const int LongestId = 200;

    /// <summary>Null when everything in the request can be stored.</summary>
    public static Refusal? Refuse(Request request) => request.CommandId switch
    {
        { Length: 0 or > LongestId } => new("command.id-malformed", $"The id of a command has 1 to {LongestId} characters; this one has {request.CommandId.Length}."),
        var id when !IsStorable(id) => new("command.id-malformed", "The id of a command holds a character that cannot be stored."),
        _ when Find(request.Body, string.Empty) is { } place => new("text.unstorable", $"The text at {place} holds U+0000 or half a surrogate pair, which no text has."),
        _ => null,
    };

    private static string? Find(JsonNode? node, string place) => node switch
    {
        JsonObject members => members.Select(m => IsStorable(m.Key) ? Find(m.Value, place.Length == 0 ? m.Key : $"{place}.{m.Key}") : place + ".?").FirstOrDefault(p => p is not null),
        JsonArray items => items.Select((item, i) => Find(item, $"{place}[{i}]")).FirstOrDefault(p => p is not null),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && !IsStorable(value) => place,
        _ => null,
    };

    /// <summary>The parser keeps an escape of half a pair and fails only when its text is asked for.</summary>
    private static bool IsStorable(JsonValue value)
    {
        try
        {
            return IsStorable(value.GetValue<string>());
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0') return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }
}

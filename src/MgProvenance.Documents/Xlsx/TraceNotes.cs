using System.Text.Json;

namespace MgProvenance.Documents.Xlsx;

/// <summary>What a comment says of a printed number: its key, and its full value where the document's provenance names it.</summary>
internal sealed class TraceNotes
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    /// <param name="provenance">The attached <c>provenance.json</c>; null where there is none.</param>
    public TraceNotes(JsonElement? provenance)
    {
        if (provenance is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("numbers", out var numbers) || numbers.ValueKind != JsonValueKind.Array) return;
        foreach (var number in numbers.EnumerateArray())
        {
            if (Text(number, "key") is { } key && Text(number, "value") is { } value) _values[key] = string.Join(' ', new[] { value, Text(number, "unit") }.Where(t => !string.IsNullOrEmpty(t)));
        }
    }

    /// <summary>Null where nothing in the text has a key or a footnote.</summary>
    public string? Of(RichText text)
    {
        var lines = new List<string>();
        foreach (var span in text.Spans)
        {
            if (span.Key is { } key) lines.Add($"Key: {DisplayText.Clean(key)}{(_values.TryGetValue(key, out var value) ? $"\nFull value: {DisplayText.Clean(value)}" : "")}");
            if (span.Footnote is { } note) lines.Add($"Note: {DisplayText.Clean(note.ToPlainText())}");
        }

        return lines.Count == 0 ? null : SheetNames.Cut(string.Join('\n', lines), CellText.Longest);
    }

    /// <summary>Remembers where a number is printed; the first place counts.</summary>
    public void Printed(RichText text, string place)
    {
        foreach (var span in text.Spans) if (span.Key is { } key) _places.TryAdd(key, place);
    }

    public string? PlaceOf(string key) => _places.GetValueOrDefault(key);

    private static string? Text(JsonElement element, string property) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out var value) ? value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    } : null;
}

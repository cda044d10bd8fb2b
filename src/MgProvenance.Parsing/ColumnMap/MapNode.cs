using System.Text;
using System.Text.Json;

namespace MgProvenance.Parsing.ColumnMap;

/// <summary>One value of a JSON text, with the line on which it stands: who wrote a map by hand is told where it is wrong.</summary>
/// <param name="Path">For example <c>columns[2].unit</c>.</param>
/// <param name="Text">Of a string, decoded; of another scalar, as written.</param>
internal sealed record MapNode(JsonTokenType Kind, string Path, int Line, string Text, IReadOnlyList<(string Name, MapNode Value)> Members, IReadOnlyList<MapNode> Items)
{
    public string Place => FormattableString.Invariant($"map line {Line}");

    public MapNode? Find(string name) => Members.FirstOrDefault(m => m.Name == name).Value;

    /// <summary>The whole text, or null with a finding where it is not JSON.</summary>
    public static MapNode? Parse(ReadOnlySpan<byte> json, FindingList findings)
    {
        if (json.StartsWith("\uFEFF"u8)) json = json[3..];
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        try
        {
            reader.Read();
            var root = Value(ref reader, json, "");
            reader.Read();
            return root;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // a JsonException is the only way in which .NET tells where JSON is malformed; InvalidOperationException means bytes that are not UTF-8
            var line = e is JsonException { LineNumber: { } at } ? at + 1 : LineOf(json, reader.TokenStartIndex);
            findings.Fatal("map.json", FormattableString.Invariant($"map line {line}"), $"The column map is not JSON from here on: {e.Message}");
            return null;
        }
    }

    private static MapNode Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string path)
    {
        var (kind, line) = (reader.TokenType, LineOf(json, reader.TokenStartIndex));
        var members = new List<(string, MapNode)>();
        var items = new List<MapNode>();
        var text = "";
        switch (kind)
        {
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    members.Add((name, Value(ref reader, json, path.Length == 0 ? name : $"{path}.{name}")));
                }

                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Value(ref reader, json, FormattableString.Invariant($"{path}[{items.Count}]")));
                break;
            case JsonTokenType.String:
                text = reader.GetString()!;
                break;
            default:
                text = Encoding.UTF8.GetString(reader.ValueSpan);
                break;
        }

        return new MapNode(kind, path, line, text, members, items);
    }

    private static int LineOf(ReadOnlySpan<byte> json, long at) => json[..(int)at].Count((byte)'\n') + 1;
}

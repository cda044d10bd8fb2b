using System.Text;
using System.Text.Json;

namespace MgProvenance.Domain.Kernel;

/// <summary>One value of a JSON text, with the line on which it stands: who wrote a file by hand is told where it is wrong.</summary>
/// <param name="Path">For example <c>columns[2].unit</c>; empty for the whole.</param>
/// <param name="Text">Of a string, decoded; of another scalar, as written.</param>
public sealed record PlacedJson(JsonTokenType Kind, string Path, int Line, string Text, IReadOnlyList<(string Name, PlacedJson Value)> Members, IReadOnlyList<PlacedJson> Items)
{
    public PlacedJson? Find(string name) => Members.FirstOrDefault(m => m.Name == name).Value;

    /// <summary>The whole text. Comments and trailing commas may stand in it.</summary>
    /// <exception cref="JsonException">It is not JSON; <see cref="JsonException.LineNumber"/> counts from 0.</exception>
    public static PlacedJson Parse(ReadOnlySpan<byte> json)
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
        catch (InvalidOperationException e)
        {
            // the reader's way of telling bytes that are not UTF-8
            throw new JsonException(e.Message, null, LineOf(json, reader.TokenStartIndex) - 1, null, e);
        }
    }

    private static PlacedJson Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string path)
    {
        var (kind, line) = (reader.TokenType, LineOf(json, reader.TokenStartIndex));
        var members = new List<(string, PlacedJson)>();
        var items = new List<PlacedJson>();
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

        return new PlacedJson(kind, path, line, text, members, items);
    }

    private static int LineOf(ReadOnlySpan<byte> json, long at) => json[..(int)at].Count((byte)'\n') + 1;
}

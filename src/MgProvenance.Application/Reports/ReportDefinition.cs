using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports;

/// <summary>What a report holds and how its sentences are worded: data that a group edits without a compiler.</summary>
/// <param name="Name">Lower case with dashes; recorded when a report is issued.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Sections">Names of sections, in the order in which they are printed.</param>
/// <param name="Wording">Sentences by key; <c>{name}</c> stands for a recorded fact.</param>
public sealed partial record ReportDefinition(string Name, string Title, string Language, IReadOnlyList<string> Sections, IReadOnlyDictionary<string, string> Wording)
{
    private const int MostOfName = 40;

    /// <exception cref="MalformedValueException">The definition is no JSON, lacks something or asks for an unknown section.</exception>
    public static (ReportDefinition Definition, string Sha256) Read(byte[] json)
    {
        try
        {
            var definition = JsonSerializer.Deserialize<ReportDefinition>(json, KernelJson.Options) ?? throw new JsonException("it is empty");
            if (definition.Name.Length > MostOfName || !NameForm().IsMatch(definition.Name)) throw Fault("definition.name-malformed", json, 0, $"The name “{definition.Name}” cannot be used: lower-case letters, digits and single dashes are, at most {MostOfName}.", "name");
            for (var i = 0; i < definition.Sections.Count; i++)
            {
                if (ReportSections.Find(definition.Sections[i]) is null) throw Fault("definition.section-unknown", json, i, $"The definition asks for “{definition.Sections[i]}”; known sections are {string.Join(", ", ReportComposer.KnownSections.Select(s => s.Name).Order(StringComparer.Ordinal))}.", "sections");
            }

            return (definition, Convert.ToHexStringLower(SHA256.HashData(json)));
        }
        catch (JsonException e)
        {
            // The serialiser counts lines from 0 and tells them, with the path, at the end of its sentence.
            var place = e.LineNumber is { } line ? $"line {line + 1}, {e.Path ?? "$"}" : "the file as a whole";
            var sentence = e.Message.IndexOf(" Path: ", StringComparison.Ordinal) is var end and >= 0 ? e.Message[..end] : e.Message;
            throw new MalformedValueException("definition.malformed", $"The report definition cannot be read at {place}: {sentence}");
        }
    }

    /// <summary>A fault that points at the line of a member's value, or of one of its elements.</summary>
    private static MalformedValueException Fault(string code, byte[] json, int element, string sentence, string member)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read() && !(reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals(member)))
        {
        }

        reader.Read();
        var path = $"$.{member}";
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var i = 0; i <= element; i++) reader.Read();
            path = $"{path}[{element}]";
        }

        return new MalformedValueException(code, $"{sentence} (line {json.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n') + 1}, {path})");
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex NameForm();
}

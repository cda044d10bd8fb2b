using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MgProvenance.Application.Reports;
using MgProvenance.Application.Reports.Definitions;

namespace MgProvenance.Application.Tests.Reports;

/// <summary>The schemas, by which editors help, say what the readers say: every member, section, sentence and range, both ways; and the carried files obey them.</summary>
public sealed class SchemaTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Carried() =>
        [.. Directory.GetFiles(Folder("styles")).Concat(Directory.GetFiles(Folder("wording"))).Append(Folder("methods-si.json")).Select(f => Path.GetRelativePath(Folder(""), f))];

    [Theory]
    [InlineData("definition")]
    [InlineData("wording")]
    [InlineData("style")]
    public void A_schema_says_what_the_reader_says(string name)
    {
        var expected = (name == "definition" ? Definition() : name == "wording" ? Wording() : Style()).ToJsonString(Readable) + "\n";
        var file = Folder($"schema/{name}.schema.json");
        if (File.ReadAllText(file) == expected) return;
        var actual = Path.Combine(AppContext.BaseDirectory, $"{name}.schema.actual.json");
        File.WriteAllText(actual, expected);
        Assert.Fail($"{file} differs from what the reader takes. When the reader is right, copy {actual} over it.");
    }

    [Theory]
    [MemberData(nameof(Carried))]
    public void A_carried_file_obeys_its_schema(string file)
    {
        var json = Parse(file);
        var schema = json["$schema"]!.GetValue<string>();
        var rules = Parse(Path.Combine(Path.GetDirectoryName(file)!, schema));
        Assert.Empty(Faults(json, rules, "$"));

        json["unheard-of"] = "x";
        Assert.NotEmpty(Faults(json, rules, "$"));
    }

    [Fact]
    public void A_fault_is_seen_by_the_schema()
    {
        var rules = Parse("schema/style.schema.json");
        foreach (var (member, value) in new (string, JsonNode)[] { ("textSizePt", 0.0), ("page", "a3"), ("name", 5), ("marginMm", "23") })
        {
            var style = Parse("styles/default.json");
            style[member] = value;
            Assert.NotEmpty(Faults(style, rules, "$"));
        }
    }

    private static JsonObject Definition() => Of(
        "What a report holds, how it is worded and how it looks.",
        DefinitionReader.Members,
        new()
        {
            ["$schema"] = Text("This schema."),
            ["name"] = Matching(DefinitionReader.NameForm(), "Recorded when a report is issued, and part of its label."),
            ["title"] = Text("Printed on the first page."),
            ["language"] = Matching(DefinitionReader.LanguageForm(), "A language, or a language and a region."),
            ["sections"] = new JsonObject
            {
                ["type"] = "array",
                ["description"] = "What is printed, in this order.",
                ["uniqueItems"] = true,
                ["items"] = new JsonObject { ["anyOf"] = new JsonArray([.. ReportSections.All.Select(s => (JsonNode)new JsonObject { ["const"] = s.Name, ["description"] = s.Prints })]) },
            },
            ["wording"] = Part("The sentences: a file beside this one, or one that the program carries."),
            ["style"] = Part("The look: a file beside this one, or one that the program carries. Without it, the program's own."),
        });

    private static JsonObject Wording() => Of(
        "Sentences by key. Words in braces stand for recorded facts.",
        WordingKeys.Facts.Keys,
        new([KeyValuePair.Create<string, JsonNode?>("$schema", Text("This schema.")), .. WordingKeys.Facts.Select(k => KeyValuePair.Create<string, JsonNode?>(k.Key, Text(k.Value.Length == 0 ? "Uses no facts." : $"May use {string.Join(", ", k.Value.Select(f => $"{{{f}}}"))}.")))]));

    private static JsonObject Style() => Of(
        "How a document looks: sizes in points, widths in millimetres.",
        StyleReader.Members,
        new()
        {
            ["$schema"] = Text("This schema."),
            ["source"] = Text("Where the figures are from; for people."),
            ["name"] = Text("For people."),
            ["textFont"] = OneOf(StyleReader.Fonts.Keys, "Of running text. Tables and figures are always sans."),
            ["textSizePt"] = Number("textSizePt", "Of running text."),
            ["page"] = OneOf(StyleReader.PageWidthsMm.Keys, "Size of the paper."),
            ["marginMm"] = Number("marginMm", "Left and right."),
            ["singleColumnMm"] = Number("singleColumnMm", "Width of a figure of one panel across."),
            ["doubleColumnMm"] = Number("doubleColumnMm", "Width of a figure of several panels across; it must fit between the margins."),
            ["figureFontSizePt"] = Number("figureFontSizePt", "Of the numbers along the axes of figures."),
            ["tableRules"] = OneOf(StyleReader.Rules.Keys, "Lines of tables: around head and body, or below every row as well."),
            ["citationMarks"] = OneOf(StyleReader.Marks.Keys, "How citations are set."),
            ["eastAsianText"] = OneOf(StyleReader.EastAsian.Keys, "Chinese, Japanese and Korean in a PDF: printed with fonts that are fetched once, or as code points, for machines without a network."),
        });

    private static JsonObject Of(string description, IEnumerable<string> required, JsonObject properties) => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["description"] = description,
        ["type"] = "object",
        ["required"] = new JsonArray([.. required.Select(r => (JsonNode)r)]),
        ["additionalProperties"] = false,
        ["properties"] = properties,
    };

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    private static JsonObject Matching(Regex form, string description) => new() { ["type"] = "string", ["description"] = description, ["pattern"] = form.ToString() };

    private static JsonObject Part(string description) => new() { ["type"] = new JsonArray("string", "object"), ["description"] = description };

    private static JsonObject OneOf(IEnumerable<string> words, string description) => new() { ["type"] = "string", ["description"] = description, ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) };

    private static JsonObject Number(string member, string description) =>
        new() { ["type"] = "number", ["description"] = description, ["minimum"] = StyleReader.Ranges[member].Least, ["maximum"] = StyleReader.Ranges[member].Most };

    /// <summary>As much of JSON Schema as these three use.</summary>
    private static IEnumerable<string> Faults(JsonNode value, JsonNode schema, string path)
    {
        var kind = value.GetValueKind().ToString().ToLowerInvariant();
        if (schema["type"] is { } type && !(type is JsonArray several ? several : [type.DeepClone()]).Any(t => t!.GetValue<string>() == kind)) yield return $"{path} is a {kind}";
        if (schema["const"] is { } only && !JsonNode.DeepEquals(only, value)) yield return $"{path} is not {only}";
        if (schema["enum"] is JsonArray known && !known.Any(k => JsonNode.DeepEquals(k, value))) yield return $"{path} is none of {known}";
        if (schema["pattern"] is { } pattern && !Regex.IsMatch(value.ToString(), pattern.GetValue<string>())) yield return $"{path} does not match";
        if (kind == "number" && schema["minimum"] is { } least && value.GetValue<double>() < least.GetValue<double>()) yield return $"{path} is too small";
        if (kind == "number" && schema["maximum"] is { } most && value.GetValue<double>() > most.GetValue<double>()) yield return $"{path} is too large";
        if (schema["anyOf"] is JsonArray choices && choices.All(c => Faults(value, c!, path).Any())) yield return $"{path} is none of the choices";
        if (value is JsonArray list)
        {
            if (schema["uniqueItems"] is not null && list.Select(i => i!.ToJsonString()).Distinct(StringComparer.Ordinal).Count() < list.Count) yield return $"{path} holds something twice";
            foreach (var fault in list.SelectMany((item, i) => Faults(item!, schema["items"]!, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")))) yield return fault;
        }

        if (value is not JsonObject members || schema["properties"] is not JsonObject properties) yield break;
        foreach (var name in schema["required"]!.AsArray().Select(r => r!.GetValue<string>()).Where(r => !members.ContainsKey(r))) yield return $"{path} lacks {name}";
        foreach (var (name, member) in members)
        {
            if (properties[name] is not { } rules) yield return $"{path}.{name} is not known";
            else foreach (var fault in Faults(member!, rules, $"{path}.{name}")) yield return fault;
        }
    }

    private static JsonObject Parse(string file) => JsonNode.Parse(File.ReadAllText(Folder(file)))!.AsObject();

    private static string Folder(string path) => Path.Combine(RealFiles.Checkout, "reports", path);
}

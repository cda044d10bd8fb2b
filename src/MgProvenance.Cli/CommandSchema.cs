using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using MgProvenance.Application.Handling;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli;

/// <summary>JSON Schema of the commands that a script may hold.</summary>
internal static class CommandSchema
{
    public static JsonObject All() => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = "One line of a recording script",
        ["oneOf"] = new JsonArray([.. EventCatalogue.Commands.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (JsonNode)Of(c.Key, c.Value))]),
    };

    private static JsonObject Of(string name, Type type)
    {
        var schema = (JsonObject)KernelJson.Options.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe });
        var members = (JsonObject)schema["properties"]!;
        members.Insert(0, "command", new JsonObject { ["const"] = name });
        members.Insert(1, "id", new JsonObject { ["type"] = "string", ["description"] = "Chosen by the writer: the same line sent again under the same id changes nothing." });
        var required = (JsonArray?)schema["required"] ?? [];
        if (CommandReader.OpenedId(type) is { } opened) required = [.. required.Where(r => (string?)r != opened.Name).Select(r => r!.DeepClone())];
        required.Insert(0, "command");
        schema["required"] = required.DeepClone();
        schema["type"] = "object";
        schema["additionalProperties"] = false;
        schema.Insert(0, "description", ((CommandNameAttribute)type.GetCustomAttributes(typeof(CommandNameAttribute), false)[0]).Purpose);
        return schema;
    }

    /// <summary>Says in words what types with a form of their own look like; the exporter knows only that they have a converter.</summary>
    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (Mentions.IsId(type)) return Text($"Label or id of a {Mentions.SubjectOf(type)}.");
        if (type == typeof(BenchTime)) return Text("Bench time with its offset from UTC; the precision is what is written.", "2026-03-02T09:15+01:00", "2026-03-02+01:00");
        if (type == typeof(Label)) return Text("A name that is unique in the notebook.", "DOE-2026-014");
        if (type == typeof(AnyQuantity)) return Text("A number and a UCUM unit.", "2.0 mmol");
        if (type == typeof(IEvent)) return Fact();
        if (!type.IsGenericType) return schema;
        var kind = type.GetGenericArguments()[0];
        if (type.GetGenericTypeDefinition() == typeof(Quantity<>)) return Text($"An exact {Name(kind)}: a number and one of {Units(kind)}.", $"1.50 {FirstUnit(kind)}");
        if (type.GetGenericTypeDefinition() == typeof(Reported<>))
        {
            var unit = FirstUnit(kind);
            return Text($"A {Name(kind)} as reported, in one of {Units(kind)}.", $"1.50 {unit}", $"~5 {unit}", $"< 0.01 {unit}", $">= 30 {unit}", $"1.0..2.0 {unit}", $"1.5 ± 0.5 {unit}");
        }

        return schema;
    }

    private static JsonObject Fact() => new()
    {
        ["type"] = "object",
        ["description"] = "A whole fact: its stored name and its members, as mgp show --json prints them.",
        ["properties"] = new JsonObject { ["type"] = new JsonObject { ["enum"] = new JsonArray([.. EventCatalogue.Recorders.Keys.Where(t => !t.IsAssignableTo(typeof(IFinal))).Select(EventCatalogue.NameOf).Order(StringComparer.Ordinal).Select(n => (JsonNode)n)]) }, ["data"] = new JsonObject { ["type"] = "object" } },
        ["required"] = new JsonArray("type", "data"),
        ["additionalProperties"] = false,
    };

    private static JsonObject Text(string description, params string[] examples)
    {
        var schema = new JsonObject { ["type"] = "string", ["description"] = description };
        if (examples.Length > 0) schema["examples"] = new JsonArray([.. examples.Select(e => (JsonNode)e)]);
        return schema;
    }

    private static string Name(Type kind) => (string)kind.GetProperty(nameof(IKind.Name))!.GetValue(null)!;

    private static string Units(Type kind) => string.Join(", ", UnitTable(kind).Keys);

    private static string FirstUnit(Type kind) => UnitTable(kind).Keys.First();

    private static IReadOnlyDictionary<string, decimal> UnitTable(Type kind) => (IReadOnlyDictionary<string, decimal>)kind.GetProperty(nameof(IKind.Units))!.GetValue(null)!;
}

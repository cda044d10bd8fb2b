using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Handling;

/// <summary>Finds the stream ids that a fact or a command mentions, at any depth, by the types of its properties.</summary>
public static class Mentions
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();
    private static readonly ConcurrentDictionary<Type, bool> Ids = new();

    /// <summary>The distinct ids mentioned, in order of first mention.</summary>
    public static IReadOnlyList<string> In(object value)
    {
        var found = new List<string>();
        Collect(value, found);
        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    public static bool IsId(Type type) => Ids.GetOrAdd(type, t => t.IsValueType && Array.Exists(t.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IStreamId<>)));

    /// <summary>The subject that ids of this type belong to.</summary>
    public static string SubjectOf(Type idType) => (string)idType.GetProperty(nameof(IStreamId<LotId>.Subject), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    /// <summary>Visits every text in the JSON of a <paramref name="type"/> that stands where an id is expected.</summary>
    public static async Task ReplaceIds(JsonNode? node, Type type, Func<string, Type, Task<string>> replace)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        switch (node)
        {
            case JsonValue value when IsId(bare) && value.GetValueKind() == JsonValueKind.String:
                value.ReplaceWith(await replace(value.GetValue<string>(), bare).ConfigureAwait(false));
                break;
            case JsonArray array when ElementOf(bare) is { } element:
                foreach (var item in array.ToList()) await ReplaceIds(item, element, replace).ConfigureAwait(false);
                break;
            case JsonObject named when bare == typeof(IEvent) && EventCatalogue.TypeOf((string)named["type"]!) is { } fact:
                await ReplaceIds(named["data"], fact, replace).ConfigureAwait(false);
                break;
            case JsonObject members when IsOurs(bare):
                foreach (var property in PropertiesOf(bare)) await ReplaceIds(members[JsonNamingPolicy.CamelCase.ConvertName(property.Name)], property.PropertyType, replace).ConfigureAwait(false);
                break;
            default:
                break;
        }
    }

    private static void Collect(object? value, List<string> found)
    {
        switch (value)
        {
            case null or string:
                break;
            case IEnumerable items:
                foreach (var item in items) Collect(item, found);
                break;
            case var id when IsId(id.GetType()):
                found.Add(id.ToString()!);
                break;
            case var composite when IsOurs(composite.GetType()):
                foreach (var property in PropertiesOf(composite.GetType())) Collect(property.GetValue(composite), found);
                break;
            default:
                break;
        }
    }

    private static bool IsOurs(Type type) => type.Assembly == typeof(IEvent).Assembly && !type.IsEnum && !type.IsGenericType;

    private static PropertyInfo[] PropertiesOf(Type type) =>
        Properties.GetOrAdd(type, t => [.. t.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && p.GetMethod is not null && p.Name != "EqualityContract")]);

    private static Type? ElementOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;
}

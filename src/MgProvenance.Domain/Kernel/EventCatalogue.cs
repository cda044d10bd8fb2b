using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MgProvenance.Domain.Kernel;

/// <summary>Every event and command that the program knows, by the name under which it is stored or scripted.</summary>
public static class EventCatalogue
{
    private static readonly Type[] Types = typeof(EventCatalogue).Assembly.GetTypes();

    private static readonly Dictionary<Type, string> Names = Implementing<IEvent>()
        .ToDictionary(t => t, t => t.GetCustomAttribute<EventNameAttribute>()?.Name ?? throw new InvalidOperationException($"{t.Name} has no event name."));

    /// <summary>Event types by stored name, each in its newest version.</summary>
    public static IReadOnlyDictionary<string, Type> Events { get; } = Names.ToDictionary(n => n.Value, n => n.Key, StringComparer.Ordinal);

    /// <summary>The steps from names that are no longer written, by that name.</summary>
    public static IReadOnlyDictionary<string, IUpcaster> Upcasters { get; } = Implementing<IUpcaster>()
        .Select(t => (IUpcaster)Activator.CreateInstance(t)!).ToDictionary(u => u.From, StringComparer.Ordinal);

    /// <summary>Command types by the name used in scripts.</summary>
    public static IReadOnlyDictionary<string, Type> Commands { get; } = Implementing<ICommand>()
        .ToDictionary(t => t.GetCustomAttribute<CommandNameAttribute>()?.Name ?? throw new InvalidOperationException($"{t.Name} has no command name."), StringComparer.Ordinal);

    /// <summary>For each type of event the command that records it.</summary>
    public static IReadOnlyDictionary<Type, Type> Recorders { get; } = Commands.Values
        .SelectMany(c => c.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRecords<>)).Select(i => (Fact: i.GetGenericArguments()[0], Command: c)))
        .ToDictionary(r => r.Fact, r => r.Command);

    private static readonly Dictionary<Type, string> Actions = Recorders.ToDictionary(r => r.Key, r => Commands.First(c => c.Value == r.Value).Key);

    /// <summary>The name of the command that records such a fact: the action of the protocol step that it carries out.</summary>
    public static string ActionOf(Type eventType) => Actions[eventType];

    public static string NameOf(IEvent happened) => NameOf(happened.GetType());

    public static string NameOf(Type eventType) => Names[eventType];

    /// <summary>The type as which events of this stored name are read today; null when the name is not in the catalogue.</summary>
    public static Type? TypeOf(string name)
    {
        while (Upcasters.TryGetValue(name, out var step)) name = step.To;
        return Events.GetValueOrDefault(name);
    }

    public static string Write(IEvent happened) => JsonSerializer.Serialize(happened, happened.GetType(), KernelJson.Options);

    /// <summary>Whether two facts say the same; records that hold lists are not equal by themselves.</summary>
    public static bool Same(IEvent one, IEvent other) => one.GetType() == other.GetType() && Write(one) == Write(other);

    /// <summary>The event, brought to its newest version; null when its name, or that of a fact within it, is not in the catalogue.</summary>
    /// <exception cref="JsonException">The stored data has not the shape of this event.</exception>
    public static IEvent? Read(string name, string data)
    {
        if (TypeOf(name) is not { } type) return null;
        try
        {
            return (IEvent)(Upcasters.ContainsKey(name) ? Upcast(name, data).Deserialize(type, KernelJson.Options) : JsonSerializer.Deserialize(data, type, KernelJson.Options))!;
        }
        catch (UnknownEventNameException)
        {
            return null;
        }
    }

    private static JsonObject Upcast(string name, string data)
    {
        var members = JsonNode.Parse(data) as JsonObject ?? throw new JsonException($"{name} is not a JSON object.");
        for (; Upcasters.TryGetValue(name, out var step); name = step.To) step.Upcast(members);
        return members;
    }

    private static IEnumerable<Type> Implementing<T>() => Types.Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(T)));
}

/// <summary>One step from a stored shape to the next. A name that was ever stored stays readable through these steps for ever.</summary>
public interface IUpcaster
{
    /// <summary>The name that is no longer written, for example <c>electrolyte.stirred.v1</c>.</summary>
    string From { get; }

    /// <summary>The next version's name.</summary>
    string To { get; }

    /// <summary>Changes the members of the old shape into those of the next one. Nothing is invented: what the old shape did not know stays unknown.</summary>
    void Upcast(JsonObject members);
}

/// <summary>A fact within a fact has a name that is not in the catalogue.</summary>
internal sealed class UnknownEventNameException(string name) : Exception($"There is no event “{name}”.");

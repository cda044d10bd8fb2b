using System.Reflection;
using System.Text.Json;

namespace MgProvenance.Domain.Kernel;

/// <summary>Every event and command that the program knows, by the name under which it is stored or scripted.</summary>
public static class EventCatalogue
{
    private static readonly Type[] Types = typeof(EventCatalogue).Assembly.GetTypes();

    private static readonly Dictionary<Type, string> Names = Implementing<IEvent>()
        .ToDictionary(t => t, t => t.GetCustomAttribute<EventNameAttribute>()?.Name ?? throw new InvalidOperationException($"{t.Name} has no event name."));

    /// <summary>Event types by stored name.</summary>
    public static IReadOnlyDictionary<string, Type> Events { get; } = Names.ToDictionary(n => n.Value, n => n.Key, StringComparer.Ordinal);

    /// <summary>Command types by the name used in scripts.</summary>
    public static IReadOnlyDictionary<string, Type> Commands { get; } = Implementing<ICommand>()
        .ToDictionary(t => t.GetCustomAttribute<CommandNameAttribute>()?.Name ?? throw new InvalidOperationException($"{t.Name} has no command name."), StringComparer.Ordinal);

    public static string NameOf(IEvent happened) => Names[happened.GetType()];

    public static string Write(IEvent happened) => JsonSerializer.Serialize(happened, happened.GetType(), KernelJson.Options);

    /// <summary>The event, or null when its name is not in the catalogue.</summary>
    /// <exception cref="JsonException">The stored data has not the shape of this event.</exception>
    public static IEvent? Read(string name, string data) =>
        Events.TryGetValue(name, out var type) ? (IEvent)JsonSerializer.Deserialize(data, type, KernelJson.Options)! : null;

    private static IEnumerable<Type> Implementing<T>() => Types.Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(T)));
}

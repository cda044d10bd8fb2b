using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Handling;

/// <summary>Turns the JSON of a request into a command: labels become ids, an id that the command opens is made when it is left out.</summary>
public sealed class CommandReader(IEventLog log)
{
    /// <exception cref="MalformedValueException">The request cannot be a command; the refusal says why.</exception>
    public async Task<ICommand> Read(string commandName, JsonObject body, CancellationToken cancellation)
    {
        if (!EventCatalogue.Commands.TryGetValue(commandName, out var type))
        {
            throw new MalformedValueException("command.unknown", $"There is no command “{commandName}”; known are {string.Join(", ", EventCatalogue.Commands.Keys.Order(StringComparer.Ordinal))}.");
        }

        var members = (JsonObject)body.DeepClone();
        if (OpenedId(type) is { } opened && !members.ContainsKey(opened.Name)) members[opened.Name] = $"{Mentions.SubjectOf(opened.Type)}-{Guid.CreateVersion7():D}";
        CheckMembers(commandName, type, members);
        foreach (var parameter in type.GetConstructors()[0].GetParameters().Where(p => p.ParameterType == typeof(IEvent))) CheckFact(commandName, JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!), members);
        await Mentions.ReplaceIds(members, type, (text, idType) => Resolve(text, idType, cancellation)).ConfigureAwait(false);
        try
        {
            return (ICommand)members.Deserialize(type, KernelJson.Options)!;
        }
        catch (JsonException e)
        {
            throw new MalformedValueException("command.malformed", $"{commandName}: {Plain(e)}");
        }
    }

    /// <summary>The id of the stream that a command opens: its first member, where the command gives a label.</summary>
    public static (string Name, Type Type)? OpenedId(Type commandType)
    {
        var parameters = commandType.GetConstructors()[0].GetParameters();
        return Array.Exists(parameters, p => p.ParameterType == typeof(Label)) && Mentions.IsId(parameters[0].ParameterType)
            ? (JsonNamingPolicy.CamelCase.ConvertName(parameters[0].Name!), parameters[0].ParameterType)
            : null;
    }

    /// <summary>A misspelt or missing member, in the words of the script and not of the runtime; what is nested deeper the deserializer refuses.</summary>
    private static void CheckMembers(string commandName, Type type, JsonObject members)
    {
        var nullability = new NullabilityInfoContext();
        var known = type.GetConstructors()[0].GetParameters().ToDictionary(
            p => JsonNamingPolicy.CamelCase.ConvertName(p.Name!), p => p.HasDefaultValue || nullability.Create(p).WriteState == NullabilityState.Nullable, StringComparer.Ordinal);
        if (members.Select(m => m.Key).FirstOrDefault(m => !known.ContainsKey(m)) is { } unknown)
        {
            throw new MalformedValueException("command.malformed", $"{commandName} has no member “{unknown}”; it has {string.Join(", ", known.Keys)}.");
        }

        if (known.FirstOrDefault(k => !k.Value && !members.ContainsKey(k.Key)).Key is { } missing) throw new MalformedValueException("command.malformed", $"{commandName} needs the member “{missing}”.");
    }

    /// <summary>A whole fact within a command: its stored name and its members.</summary>
    private static void CheckFact(string commandName, string member, JsonObject members)
    {
        if (members[member] is not JsonObject { Count: 2 } fact || fact["type"] is not JsonValue named || !named.TryGetValue<string>(out var name) || fact["data"] is not JsonObject data)
        {
            throw new MalformedValueException("command.malformed", $"{commandName}: “{member}” is an object with “type”, the stored name of a fact, and “data”, its members.");
        }

        if (EventCatalogue.Upcasters.TryGetValue(name, out var step)) throw new MalformedValueException("fact.old-version", $"{name} is no longer written: write {step.To}.");
        CheckMembers(name, EventCatalogue.TypeOf(name) ?? throw new MalformedValueException("fact.type-unknown", $"There is no fact “{name}”."), data);
    }

    private static string Plain(JsonException e)
    {
        var cause = e.InnerException?.Message ?? e.Message;
        var at = e.Path is { Length: > 2 } path ? $" (at {path[2..]})" : string.Empty;
        var cut = cause.IndexOf(" Path:", StringComparison.Ordinal);
        return (cut > 0 ? cause[..cut] : cause) + at;
    }

    private async Task<string> Resolve(string text, Type idType, CancellationToken cancellation)
    {
        if (StreamIds.SubjectOf(text) is not null) return text;
        return await log.Resolve(text, cancellation).ConfigureAwait(false)
            ?? throw new MalformedValueException($"{Mentions.SubjectOf(idType)}.unknown", $"No {Mentions.SubjectOf(idType)} is labelled “{text}”.");
    }
}

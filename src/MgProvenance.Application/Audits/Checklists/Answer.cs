using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Checklists;

/// <summary>How an item is answered: by an event in which a member is present, or by a probe.</summary>
/// <param name="Event">Stored name of an event, for example <c>run.program-pinned.v1</c>.</param>
/// <param name="Members">All of these are known in one event.</param>
/// <param name="With">Members of that event and patterns that their values fit.</param>
/// <param name="Setting">One of the settings of that event has such a name and a value; hyphens and spaces are alike.</param>
/// <param name="Probe">Instead of an event: name of one of <see cref="Probes"/>.</param>
public sealed record Answer(string? Event, IReadOnlyList<string>? Members, IReadOnlyDictionary<string, IReadOnlyList<string>>? With, IReadOnlyList<string>? Setting, string? Probe)
{
    private Func<Thing, bool>? _given;

    internal bool IsGivenBy(Thing thing) => (_given ??= Compile())(thing);

    /// <summary>Made once: members are found by name when a file is read, not when things are looked at.</summary>
    /// <exception cref="JsonException">An event, member or probe is not known.</exception>
    internal Func<Thing, bool> Compile()
    {
        if (Probe is { } probe) return Event is null && Members is null && With is null && Setting is null ? Probes.Find(probe) : throw new JsonException("a probe stands alone");
        if (Event is not { } name) throw new JsonException("an answer names an event or a probe");
        var type = EventCatalogue.Events.GetValueOrDefault(name) ?? throw new JsonException($"there is no event “{name}”");
        var members = (Members ?? []).Select(m => Member(type, m)).ToList();
        var with = (With ?? new Dictionary<string, IReadOnlyList<string>>()).Select(w => (Member: Member(type, w.Key), Patterns: w.Value)).ToList();
        var settings = Setting is null ? null : Member(type, "settings");
        var sought = (Setting ?? []).Select(Spoken).ToList();
        return thing => thing.Events.Any(e => e.Fact.GetType() == type
            && members.TrueForAll(m => IsKnown(m.GetValue(e.Fact)))
            && with.TrueForAll(w => Texts(w.Member.GetValue(e.Fact)).Any(t => Pattern.FitsAny(w.Patterns, t)))
            && (settings is null || HasSetting(settings.GetValue(e.Fact), sought)));
    }

    private static PropertyInfo Member(Type type, string name) =>
        type.GetProperties().FirstOrDefault(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == name && p.GetCustomAttribute<JsonIgnoreAttribute>() is null)
        ?? throw new JsonException($"{EventCatalogue.NameOf(type)} has no member “{name}”");

    private static bool IsKnown(object? value) => value switch
    {
        null => false,
        string text => !string.IsNullOrWhiteSpace(text),
        IEnumerable many => many.Cast<object?>().Any(),
        _ => true,
    };

    private static IEnumerable<string> Texts(object? value) => value switch
    {
        null => [],
        string text => [text],
        Enum name => [ThingAttributes.NameOf(name)],
        IEnumerable many => many.Cast<object?>().SelectMany(Texts),
        _ => [value.ToString() ?? string.Empty],
    };

    private static bool HasSetting(object? settings, List<string> sought) =>
        settings is IEnumerable<Setting> all && all.Any(s => (s.Value is not null || !string.IsNullOrWhiteSpace(s.Words)) && Pattern.FitsAny(sought, Spoken(s.Name)));

    private static string Spoken(string name) => name.Replace('-', ' ');
}

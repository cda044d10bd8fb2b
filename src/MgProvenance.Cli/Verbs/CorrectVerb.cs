using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp correct STREAM VERSION</c>: a fact that was recorded wrongly gets a replacement; both stay.</summary>
internal static class CorrectVerb
{
    public static Command Build(Terminal terminal)
    {
        var (subject, version, reason) = CorrectionReport.Target();
        var (set, with) = Replacement();
        var (notebook, actor, json) = (Shared.Notebook(), Shared.As(), Shared.Json());
        var verb = new Command("correct", "Replace a fact that was recorded wrongly. Both values stay, and what depends on it is named.") { subject, version, set, with, reason, notebook, actor, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var sets = parsed.GetValue(set) ?? [];
            CheckReplacement(sets, parsed.GetValue(with));
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var who = await Actor.Find(open, parsed.GetValue(actor), null, cancellation).ConfigureAwait(false);
                var stream = await open.Now.Stream(await open.Resolve(parsed.GetRequiredValue(subject), cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
                var replacement = await Replacement(stream, parsed.GetRequiredValue(version), sets, parsed.GetValue(with), cancellation).ConfigureAwait(false);
                return await new CorrectionReport(open, who, terminal, parsed.GetValue(json)).Record("correct-fact", stream.StreamId, parsed.GetRequiredValue(version), parsed.GetRequiredValue(reason), replacement, cancellation).ConfigureAwait(false);
            }
        });
        return verb;
    }

    /// <summary>The options with which one says what is right.</summary>
    public static (Option<string[]> Set, Option<string?> With) Replacement() => (
        new Option<string[]>("--set") { Description = "member=value, in the words of scripts, for example mass=\"8.12 mg\"; member= alone says that it is not known. Can be given several times.", AllowMultipleArgumentsPerToken = true },
        new Option<string?>("--with") { Description = "The complete replacement as JSON, or a file that holds it, instead of --set." });

    public static void CheckReplacement(string[] sets, string? with)
    {
        if (sets.Length == 0 == with is null) throw VerbEndsException.Refused("correct.replacement", "Say what is right: with --set, or the whole fact with --with.");
    }

    /// <summary>The complete fact that takes the place of this version, as commands hold it.</summary>
    public static async Task<JsonObject> Replacement(RecordedStream stream, long version, string[] sets, string? with, CancellationToken cancellation)
    {
        var said = CorrectionReport.LastStated(stream, version);
        return new JsonObject { ["type"] = EventCatalogue.NameOf(said), ["data"] = with is { } whole ? await Whole(whole, cancellation).ConfigureAwait(false) : With(said, sets) };
    }

    private static async Task<JsonObject> Whole(string fileOrJson, CancellationToken cancellation)
    {
        var text = fileOrJson.TrimStart().StartsWith('{') ? fileOrJson : System.Text.Encoding.UTF8.GetString(await Shared.ReadFile(new FileInfo(fileOrJson), cancellation).ConfigureAwait(false));
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject ?? throw new JsonException("a JSON object is needed.");
        }
        catch (JsonException e)
        {
            throw VerbEndsException.Refused("correct.replacement", $"The replacement is not a JSON object: {e.Message}");
        }
    }

    /// <summary>The fact as it counts, with some members as given. A text is taken as written; numbers, truths and lists are JSON.</summary>
    private static JsonObject With(IEvent said, IEnumerable<string> sets)
    {
        var members = (JsonObject)JsonNode.Parse(EventCatalogue.Write(said))!;
        var types = said.GetType().GetConstructors()[0].GetParameters().ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name!), p => Nullable.GetUnderlyingType(p.ParameterType) ?? p.ParameterType, StringComparer.Ordinal);
        foreach (var set in sets)
        {
            if (set.Split('=', 2) is not [var member, var value] || !types.TryGetValue(member, out var type))
            {
                throw VerbEndsException.Refused("correct.member", $"“{set}” is not member=value; {EventCatalogue.NameOf(said)} has {string.Join(", ", types.Keys)}.");
            }

            if (value.Length == 0) members.Remove(member);
            else members[member] = IsJson(type, value) ? Json(member, value) : value;
        }

        return members;
    }

    private static bool IsJson(Type type, string value) => type.IsPrimitive || type == typeof(decimal) || value is ['{' or '[', ..];

    private static JsonNode? Json(string member, string value)
    {
        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            throw VerbEndsException.Refused("correct.member", string.Create(CultureInfo.InvariantCulture, $"“{value}” is not a value of {member}."));
        }
    }
}

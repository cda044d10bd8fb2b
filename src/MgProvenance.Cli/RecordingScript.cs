using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MgProvenance.Application.Handling;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli;

/// <summary>What a script came to.</summary>
/// <param name="Deviations">Rules that recorded facts broke and that wait for a reason, with the line.</param>
/// <param name="Stopped">The line that was refused and why; null when every line was recorded.</param>
internal sealed record ScriptResult(int Recorded, int Repeated, IReadOnlyList<string> Deviations, (int Line, Refusal Refusal, bool IsConflict)? Stopped);

/// <summary>
/// Commands as JSON lines. Each line is one object: <c>command</c>, optionally <c>id</c> (chosen by the writer, so that sending it again changes nothing),
/// and the members of the command. Empty lines and lines that begin with <c>#</c> are passed over.
/// A line without an id gets one from file name, line number and text: recording a file again after lines were added records only the new ones.
/// </summary>
internal sealed class RecordingScript(Notebook notebook, Actor actor, string name)
{
    private const int LongestName = 150;
    private const string RegisterPerson = "register-person";

    /// <summary>Commands that make sense only together with a file or a report, which their own verbs handle.</summary>
    private static readonly Dictionary<string, string> ByVerb = new(StringComparer.Ordinal)
    {
        ["attach-data-file"] = "mgp attach",
        ["attach-measurement-file"] = "mgp attach",
        ["extract-energies"] = "mgp attach",
        ["issue-report"] = "mgp report build",
    };

    /// <summary>A command id has a limit, a file name nearly none.</summary>
    private readonly string _script = name.Length <= LongestName ? name : Hash(name);

    public async Task<ScriptResult> Record(TextReader script, IProgress<string>? progress, CancellationToken cancellation)
    {
        var (recorded, repeated, number) = (0, 0, 0);
        var deviations = new List<string>();
        while (await script.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.TrimStart().StartsWith('#')) continue;
            switch (await RecordLine(line, number, cancellation).ConfigureAwait(false))
            {
                case Reply.Recorded reply:
                    if (reply.IsRepeat) repeated++;
                    else recorded++;
                    if (!reply.IsRepeat) deviations.AddRange(reply.Answer.Deviations.Select(d => string.Create(CultureInfo.InvariantCulture, $"line {number}: {d}")));
                    break;
                case Reply.Refused refused:
                    return new ScriptResult(recorded, repeated, deviations, (number, refused.Refusal, false));
                case Reply.Conflict conflict:
                    return new ScriptResult(recorded, repeated, deviations, (number, new Refusal("version.conflict", $"Others kept writing to {conflict.StreamId}; try again."), true));
                default:
                    throw new InvalidOperationException("A reply of a kind that scripts do not know.");
            }

            if ((recorded + repeated) % 100 == 0) progress?.Report($"{recorded + repeated} commands…");
        }

        return new ScriptResult(recorded, repeated, deviations, null);
    }

    private async Task<Reply> RecordLine(string line, int number, CancellationToken cancellation)
    {
        JsonObject body;
        try
        {
            body = JsonNode.Parse(line, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject
                ?? throw new JsonException("a JSON object is needed.");
        }
        catch (JsonException e)
        {
            return new Reply.Refused(new("line.malformed", $"The line is not a JSON object: {e.Message}"));
        }

        if (Text(body, "command") is not { } command) return new Reply.Refused(new("command.missing", "The line names no command."));
        if (ByVerb.TryGetValue(command, out var verb)) return new Reply.Refused(new("command.by-verb", $"“{command}” is recorded by {verb}, which handles the file that goes with it."));
        if (body.ContainsKey("id") && Text(body, "id") is null) return new Reply.Refused(new("command.id-malformed", "The id of a command is a text."));
        var id = Text(body, "id") ?? string.Create(CultureInfo.InvariantCulture, $"{_script}:{number}:{Hash(line)[..16]}");
        body.Remove("command");
        body.Remove("id");
        if (command == RegisterPerson && Text(body, "name") is { } person && await Pseudonymise(body, person, cancellation).ConfigureAwait(false) is { } known) return known;
        return await notebook.Handler.Handle(new Request(actor.Person, id, command, body, actor.Headers), cancellation).ConfigureAwait(false);
    }

    /// <summary>A person's name goes to the erasable profile; the command gets the commitment that stands for it. A salt is drawn anew each time, so a repeat is known by the label.</summary>
    private async Task<Reply?> Pseudonymise(JsonObject body, string personName, CancellationToken cancellation)
    {
        if (Text(body, "label") is { } label && await notebook.Log.Resolve(label, cancellation).ConfigureAwait(false) is { } registered && StreamIds.SubjectOf(registered) == PersonId.Subject)
        {
            return new Reply.Recorded(new Answer([], new Dictionary<string, string> { [label] = registered }, []), IsRepeat: true);
        }

        var person = StreamIds.From<PersonId>(Guid.CreateVersion7());
        body.Remove("name");
        body["person"] = person.Value;
        body["nameCommitment"] = await Actor.KeepName(notebook.People, person, personName, cancellation).ConfigureAwait(false);
        return null;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string? Text(JsonObject body, string member) => body[member] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}

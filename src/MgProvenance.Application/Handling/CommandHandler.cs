using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Handling;

/// <summary>A command as it came from a client.</summary>
/// <param name="CommandId">Chosen by the client; sending the same request again under it changes nothing.</param>
public sealed record Request(PersonId Actor, string CommandId, string Command, JsonObject Body, EventHeaders Headers);

/// <summary>The one way in which anything is recorded: look up, read, decide, append at the expected versions.</summary>
public sealed class CommandHandler(IEventLog log, CommandTable table)
{
    private const int Attempts = 5;
    private readonly CommandReader _reader = new(log);

    public async Task<Reply> Handle(Request request, CancellationToken cancellation)
    {
        if (StorableText.Refuse(request) is { } unstorable) return new Reply.Refused(unstorable);
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(request.Command + "\n" + request.Body.ToJsonString()));
        var identity = new CommandIdentity(request.Actor.Value, request.CommandId, digest);
        if (await log.FindCommand(identity, cancellation).ConfigureAwait(false) is { } earlier) return Earlier(earlier);
        try
        {
            var command = await _reader.Read(request.Command, request.Body, cancellation).ConfigureAwait(false);
            for (var attempt = 1; ; attempt++)
            {
                var reply = await Attempt(identity, request.Headers, command, cancellation).ConfigureAwait(false);
                if (reply is not Reply.Conflict || attempt == Attempts) return reply;
            }
        }
        catch (MalformedValueException malformed)
        {
            return new Reply.Refused(malformed.Refusal);
        }
    }

    private static Reply Earlier(AppendOutcome outcome) => outcome switch
    {
        AppendOutcome.Repeated repeated => new Reply.Recorded(JsonSerializer.Deserialize<Answer>(repeated.Answer, KernelJson.Options)!, IsRepeat: true),
        AppendOutcome.CommandReused reused => new Reply.Refused(new("command.reused", $"The command id “{reused.CommandId}” was used before for another request.")),
        _ => throw new InvalidOperationException($"{outcome.GetType().Name} is not what became of an earlier command."),
    };

    private async Task<Reply> Attempt(CommandIdentity identity, EventHeaders headers, ICommand command, CancellationToken cancellation)
    {
        var past = await ReadPast(command, cancellation).ConfigureAwait(false);
        var parts = table.Decide(command, past);
        if (parts.Select(p => p.Decision).OfType<Decision.Refused>().FirstOrDefault() is { } refused) return new Reply.Refused(refused.Refusal);

        var appends = parts.Select(p => ToAppend(p, past)).Where(a => a.Facts.Count > 0).ToList();
        var labels = appends.SelectMany(a => a.Facts.Select(Domain.Kernel.Corrections.Stated).OfType<ILabels>().Select(l => new LabelClaim(l.Label.Text, a.Append.StreamId))).ToList();
        var answer = new Answer(
            [.. appends.SelectMany(a => a.Append.Events.Select((e, i) => new Stored(a.Append.StreamId, a.Append.ExpectedVersion + i + 1, e.Type)))],
            labels.ToDictionary(l => l.Label, l => l.StreamId, StringComparer.Ordinal),
            [.. appends.SelectMany(a => a.Facts.OfType<DeviationNoted>().Where(d => d.Reason is null).Select(d => $"{d.Rule}: {d.Sentence}"))]);
        var request = new AppendRequest(identity, headers, [.. appends.Select(a => a.Append)], labels, JsonSerializer.Serialize(answer, KernelJson.Options));
        return await log.Append(request, cancellation).ConfigureAwait(false) switch
        {
            AppendOutcome.Appended => new Reply.Recorded(answer, IsRepeat: false),
            AppendOutcome.VersionConflict lost => new Reply.Conflict(lost.StreamId),
            AppendOutcome.LabelTaken taken => new Reply.Refused(new("label.taken", $"The label “{taken.Label}” already belongs to {taken.StreamId}.")),
            AppendOutcome.EventTooLarge large => new Reply.Refused(new("event.too-large", $"{large.Type} would take {large.Bytes} bytes; 65,535 are the most.")),
            var earlier => Earlier(earlier),
        };
    }

    private async Task<Past> ReadPast(ICommand command, CancellationToken cancellation)
    {
        var mentioned = Mentions.In(command);
        if (table.LooksBack(command)) await log.Seal(cancellation).ConfigureAwait(false);
        var past = await Past.Read(log, mentioned, read => table.Further(command, read), cancellation).ConfigureAwait(false);
        var opened = CommandReader.OpenedId(command.GetType()) is null ? null : mentioned[0];
        if (mentioned.FirstOrDefault(id => id != opened && past.Stream(id).Version == 0) is { } unknown)
        {
            throw new MalformedValueException($"{StreamIds.SubjectOf(unknown)}.unknown", $"There is no {unknown} in this notebook.");
        }

        return past;
    }

    private static (StreamAppend Append, IReadOnlyList<IEvent> Facts) ToAppend(Part part, Past past)
    {
        var facts = ((Decision.Accepted)part.Decision).Events;
        var events = facts.Select(f => new NewEvent(Guid.CreateVersion7(), EventCatalogue.NameOf(f), $"{f.GetType().FullName}, {f.GetType().Assembly.GetName().Name}", EventCatalogue.Write(f)));
        return (new StreamAppend(part.StreamId, StreamIds.SubjectOf(part.StreamId)!, past.Stream(part.StreamId).Version, [.. events]), facts);
    }
}

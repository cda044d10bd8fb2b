using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;
using Spectre.Console;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp show STREAM</c>: what was recorded of one thing, in order, with who and when.</summary>
internal static class ShowVerb
{
    public static Command Build(Terminal terminal)
    {
        var subject = new Argument<string>("STREAM") { Description = "Label or id of a lot, batch, sheet, cell, run, study, …" };
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("show", "Show what was recorded of one thing, event by event.") { subject, notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var id = await open.Resolve(parsed.GetRequiredValue(subject), cancellation).ConfigureAwait(false);
                await open.Log.Seal(cancellation).ConfigureAwait(false);
                var events = await open.Log.ReadStream(id, null, cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json)) terminal.WriteJson(events.Select(Plain));
                else await Print(terminal, open, id, events, cancellation).ConfigureAwait(false);
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static object Plain(StoredEvent e) => new
    {
        index = e.Index,
        version = e.Version,
        id = e.Id,
        type = e.Type,
        recordedAt = e.RecordedAt,
        actor = e.Actor,
        commandId = e.CommandId,
        headers = e.Headers,
        data = JsonSerializer.Deserialize<JsonElement>(e.Data),
    };

    private static async Task Print(Terminal terminal, Notebook open, string id, IReadOnlyList<StoredEvent> events, CancellationToken cancellation)
    {
        var names = (await open.Projections.Rows(NameProjection.Named, cancellation).ConfigureAwait(false)).As<StreamName>().ToDictionary(n => n.Stream, n => n.Label, StringComparer.Ordinal);
        terminal.Out.WriteLine($"{names.GetValueOrDefault(id, id)} ({id})");
        var table = new Table().Border(TableBorder.Simple).AddColumns("#", "ledger", "recorded (UTC)", "by", "event", "data");
        foreach (var e in events)
        {
            var data = names.Aggregate(e.Data, (text, name) => text.Replace(name.Key, name.Value, StringComparison.Ordinal));
            table.AddRow([.. new[]
            {
                e.Version.ToString(CultureInfo.InvariantCulture),
                e.Index?.ToString(CultureInfo.InvariantCulture) ?? "pending",
                e.RecordedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                names.GetValueOrDefault(e.Actor, e.Actor) + (e.Headers.Source is { } source ? $" [{source}]" : string.Empty),
                e.Type,
                data,
            }.Select(Markup.Escape)]);
        }

        terminal.Rich.Write(table);
    }
}

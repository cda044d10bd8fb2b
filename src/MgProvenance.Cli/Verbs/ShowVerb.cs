using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MgProvenance.Application.Corrections;
using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Reports;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reports;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp show STREAM</c>: what was recorded of one thing, in order, with who and when, and what was corrected.</summary>
internal static class ShowVerb
{
    private const string DoneAt = "doneAt";

    /// <param name="Standing">What counts of it; null where the stream holds a type that is not known, so that nothing is concluded from it.</param>
    private sealed record Shown(StoredEvent Stored, RecordedStream? Standing)
    {
        public RecordedEvent? Effective => Standing?.Effective(Stored.Version);

        public bool Late => Effective is { } counting && LateEntry.Of(counting) is not null;

        public IReadOnlyList<(ICorrection Correction, StoredEvent Stored)> Corrections => [.. Standing?.CorrectionsOf(Stored.Version) ?? []];

        public bool Counts => Standing?.First(Stored.Version)?.Fact is ICorrection correction ? Standing.CorrectionsOf(correction.Version).Last().Stored == Stored : Standing is null || Effective is not null;
    }

    public static Command Build(Terminal terminal)
    {
        var subject = new Argument<string>("STREAM") { Description = "Label or id of a lot, batch, sheet, cell, run, study, …" };
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("show", "Show what was recorded of one thing, event by event, and what was corrected.") { subject, notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var id = await open.Resolve(parsed.GetRequiredValue(subject), cancellation).ConfigureAwait(false);
                await open.Log.Seal(cancellation).ConfigureAwait(false);
                var events = await open.Log.ReadStream(id, null, cancellation).ConfigureAwait(false);
                var standing = Standing(id, events);
                var findings = standing is null ? [] : await new Aftermath(open.Log, AllCommands.Table).Of(id, cancellation).ConfigureAwait(false);
                var shown = events.Select(e => new Shown(e, standing)).ToList();
                var report = (await new ReportStandings(open.Projections, open.Now).Of(StreamIds.SubjectOf(id) == ReportId.Subject ? [id] : [], cancellation).ConfigureAwait(false)).GetValueOrDefault(id);
                if (parsed.GetValue(json)) terminal.WriteJson(shown.Select(s => Plain(s, findings, s.Effective?.Fact is ReportIssued ? report : null)));
                else await Print(terminal, open, id, shown, findings, report, cancellation).ConfigureAwait(false);
                return findings.Count > 0 ? ExitCodes.Findings : ExitCodes.Done;
            }
        });
        return verb;
    }

    private static RecordedStream? Standing(string id, IReadOnlyList<StoredEvent> events) =>
        events.All(e => e.Type == RecordedStream.Tombstone || EventCatalogue.Read(e.Type, e.Data) is not null) ? RecordedStream.From(id, events) : null;

    private static object Plain(Shown shown, IReadOnlyList<CorrectionFinding> findings, ReportStanding? report) => new
    {
        index = shown.Stored.Index,
        version = shown.Stored.Version,
        id = shown.Stored.Id,
        type = shown.Stored.Type,
        recordedAt = shown.Stored.RecordedAt,
        actor = shown.Stored.Actor,
        commandId = shown.Stored.CommandId,
        headers = shown.Stored.Headers,
        data = JsonSerializer.Deserialize<JsonElement>(shown.Stored.Data),
        late = shown.Late,
        counts = shown.Counts,
        corrections = shown.Corrections.Select(c => new { version = c.Stored.Version, struck = c.Correction is FactStruck, reason = c.Correction.Reason, actor = c.Stored.Actor, recordedAt = c.Stored.RecordedAt }),
        effective = shown.Effective is { Correction: not null, Fact: var fact } ? Json(fact) : (JsonElement?)null,
        findings = findings.Where(f => f.Version == shown.Stored.Version).Select(f => new { f.Code, f.Sentence }),
        standing = report,
    };

    private static async Task Print(Terminal terminal, Notebook open, string id, IReadOnlyList<Shown> events, IReadOnlyList<CorrectionFinding> findings, ReportStanding? report, CancellationToken cancellation)
    {
        var names = await Names.Read(open, cancellation).ConfigureAwait(false);
        terminal.Out.WriteLine($"{names.Of(id)} ({id})");
        foreach (var line in report is null ? [] : StandingText.Lines(report, names.Of)) terminal.WriteBelow(line);
        foreach (var e in events)
        {
            var said = e.Standing?.First(e.Stored.Version) is { Fact: var fact } ? Json(fact) : JsonSerializer.Deserialize<JsonElement>(e.Stored.Data);
            terminal.Out.WriteLine();
            terminal.Out.WriteLine($"{e.Stored.Version,3}  {e.Stored.Type}{(said.TryGetProperty(DoneAt, out var done) ? $"  {done.GetString()}" : string.Empty)}{(e.Late ? "  (entered late)" : string.Empty)}{(e.Counts ? string.Empty : "  (no longer counts)")}");
            terminal.WriteBelow(Said(said, id, names, DoneAt));
            terminal.WriteBelow(By(e.Stored, names));
            if (e.Corrections is not [.., var (last, stored)]) continue;
            terminal.WriteBelow($"{(last is FactStruck ? "struck out" : "corrected")} by {stored.Version} ({names.Of(stored.Actor)}, {Utc(stored)}): {last.Reason}");
            if (e.Effective is { } now) terminal.WriteBelow($"now: {Said(Json(now.Fact), id, names)}");
        }

        if (findings.Count > 0) terminal.Out.WriteLine();
        foreach (var f in findings) terminal.Out.WriteLine($"finding: version {f.Version} ({f.Event}): {f.Code}: {names.In(f.Sentence)}");
    }

    private static string By(StoredEvent stored, Names names)
    {
        var place = stored.Index is { } index ? string.Create(CultureInfo.InvariantCulture, $"ledger {index}") : "not sealed yet";
        var source = stored.Headers.Source is { } from ? $" [{from}]" : string.Empty;
        return $"{place}, recorded {Utc(stored)} by {names.Of(stored.Actor)}{source}";
    }

    private static string Utc(StoredEvent stored) => stored.RecordedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";

    private static JsonElement Json(IEvent fact) => JsonSerializer.SerializeToElement(fact, fact.GetType(), KernelJson.Options);

    /// <summary>The fact without the id of its own stream, which stands above.</summary>
    private static string Said(JsonElement data, string id, Names names, params IEnumerable<string> leftOut) =>
        FactText.Of(data, names.Of, [.. leftOut, .. data.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.String && m.Value.ValueEquals(id)).Select(m => m.Name)]);
}

using System.CommandLine;
using System.Text.Json.Nodes;
using MgProvenance.Application.Corrections;
using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;
using MgProvenance.Application.Reports;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli.Verbs;

/// <summary>Records a correction or a striking out, and says what it changed and what depends on it.</summary>
internal sealed class CorrectionReport(Notebook open, Actor who, Terminal terminal, bool json)
{
    /// <summary>One event that was restated, in one stream.</summary>
    /// <param name="Correction">Version of the event that says so; of the new event itself where there was none before.</param>
    /// <param name="Changes">Empty where it is struck out or new.</param>
    private sealed record Restated(string Stream, long Version, string Event, long Correction, bool Struck, IReadOnlyList<Change> Changes);

    public static (Argument<string> Stream, Argument<long> Version, Option<string> Reason) Target() => (
        new Argument<string>("STREAM") { Description = "Label or id of a lot, batch, sheet, piece, cell, run, study, …" },
        new Argument<long>("VERSION") { Description = "Number of the event in the list that mgp show prints." },
        new Option<string>("--reason") { Description = "Why; it is kept with the correction.", Required = true });

    /// <summary>What the event of this version says, as corrected; what it said last where it is struck out.</summary>
    public static IEvent LastStated(RecordedStream stream, long version) =>
        stream.LastStated(version) ?? throw VerbEndsException.Refused("fact.unknown", $"{stream.StreamId} has no event {version}.");

    public async Task<int> Record(string command, string stream, long version, string reason, JsonObject? replacement, CancellationToken cancellation)
    {
        var before = open.Now;   // reads each stream once, so it goes on knowing what was said before the correction
        await before.Prefetch([stream], cancellation).ConfigureAwait(false);
        await before.Prefetch((await before.Stream(stream, cancellation).ConfigureAwait(false)).History.SelectMany(e => Mentions.In(e.Fact)), cancellation).ConfigureAwait(false);
        var body = new JsonObject { ["stream"] = stream, ["version"] = version, ["reason"] = reason };
        if (replacement is not null) body["replacement"] = replacement;
        var target = (await before.Stream(stream, cancellation).ConfigureAwait(false)).First(version)?.Fact;
        string[] restatedBefore = target is null || LineageProjection.SaysWhatLeft(target.GetType()) ? [] : [stream];
        var dependantsBefore = await new Dependants(open.Projections).Of(restatedBefore, cancellation).ConfigureAwait(false);
        var reply = await open.Handler.Handle(new Request(who.Person, Guid.CreateVersion7().ToString("D"), command, body, who.Headers), cancellation).ConfigureAwait(false);
        return reply switch
        {
            Reply.Refused refused => throw VerbEndsException.Refused(refused.Refusal.Code, refused.Refusal.Sentence),
            Reply.Conflict => throw new VerbEndsException(ExitCodes.Conflict, "version.conflict", "Others kept writing to it; try again."),
            Reply.Recorded recorded => await Say(recorded.Answer, before, dependantsBefore, cancellation).ConfigureAwait(false),
            _ => throw new InvalidOperationException("A reply of a kind that corrections do not know."),
        };
    }

    private async Task<int> Say(Answer answer, NotebookAt before, IReadOnlyList<Dependant> dependantsBefore, CancellationToken cancellation)
    {
        var restated = new List<Restated>();
        foreach (var stored in answer.Events) if (await Read(stored, before, cancellation).ConfigureAwait(false) is { } one) restated.Add(one);
        var streams = answer.Events.Select(e => e.Stream).Distinct(StringComparer.Ordinal).ToList();
        var stoodOn = restated.Where(r => !LineageProjection.SaysWhatLeft(EventCatalogue.TypeOf(r.Event)!)).Select(r => r.Stream).Distinct(StringComparer.Ordinal).ToList();
        var dependants = (await new Dependants(open.Projections).Of(stoodOn, cancellation).ConfigureAwait(false)).Union(dependantsBefore).Where(d => !streams.Contains(d.Node, StringComparer.Ordinal)).ToList();
        var findings = await Findings(streams, stoodOn, cancellation).ConfigureAwait(false);
        var standings = await new ReportStandings(open.Projections, open.Now).Of([.. dependants.Where(d => d.Subject == ReportId.Subject).Select(d => d.Node)], cancellation).ConfigureAwait(false);
        dependants = [.. dependants.Select(d => d with { Standing = standings.GetValueOrDefault(d.Node) })];
        if (json) terminal.WriteJson(new { events = answer.Events, restated, deviations = answer.Deviations, dependants, findings });
        else Print(restated, answer.Deviations, dependants, findings, await Names.Read(open, cancellation).ConfigureAwait(false));
        return findings.Count > 0 ? ExitCodes.Findings : ExitCodes.Done;
    }

    private async Task<Restated?> Read(Stored stored, NotebookAt before, CancellationToken cancellation)
    {
        var now = await open.Now.Stream(stored.Stream, cancellation).ConfigureAwait(false);
        return now.First(stored.Version)!.Fact switch
        {
            DeviationNoted => null,
            FactStruck struck => new Restated(stored.Stream, struck.Version, now.First(struck.Version)!.Stored.Type, stored.Version, true, []),
            FactCorrected corrected => new Restated(
                stored.Stream,
                corrected.Version,
                now.First(corrected.Version)!.Stored.Type,
                stored.Version,
                false,
                Change.Between(LastStated(await before.Stream(stored.Stream, cancellation).ConfigureAwait(false), corrected.Version), corrected.Replacement)),
            _ => new Restated(stored.Stream, stored.Version, stored.Type, stored.Version, false, []),
        };
    }

    /// <summary>Of the corrected streams and of what uses them directly: further down, decisions look at neither.</summary>
    private async Task<IReadOnlyList<CorrectionFinding>> Findings(IReadOnlyList<string> streams, IReadOnlyList<string> stoodOn, CancellationToken cancellation)
    {
        var (aftermath, findings, users) = (new Aftermath(open.Log, AllCommands.Table), new List<CorrectionFinding>(), new List<string>());
        foreach (var stream in stoodOn) users.AddRange((await open.Projections.Rows(LineageProjection.Named, stream, cancellation).ConfigureAwait(false)).As<LineageEdge>().Select(e => e.To));
        foreach (var stream in streams.Union(users, StringComparer.Ordinal)) findings.AddRange(await aftermath.Of(stream, cancellation).ConfigureAwait(false));
        return findings;
    }

    private void Print(List<Restated> restated, IReadOnlyList<string> deviations, List<Dependant> dependants, IReadOnlyList<CorrectionFinding> findings, Names names)
    {
        if (restated.Count == 0) terminal.Out.WriteLine("Nothing new: that is what counts already.");
        foreach (var r in restated)
        {
            terminal.Out.WriteLine(r switch
            {
                { Struck: true } => $"{names.Of(r.Stream)} version {r.Version} ({r.Event}): struck out by version {r.Correction}",
                _ when r.Version == r.Correction => $"{names.Of(r.Stream)} version {r.Version} ({r.Event}): recorded with it",
                _ => $"{names.Of(r.Stream)} version {r.Version} ({r.Event}): corrected by version {r.Correction}",
            });
            foreach (var c in r.Changes) terminal.Out.WriteLine("  " + FactText.Change(c, names.Of));
        }

        foreach (var deviation in deviations) terminal.Out.WriteLine($"deviation, reason pending, {names.In(deviation)}");
        if (restated.Count > 0 && dependants.Count > 0) terminal.Out.WriteLine("Depends on it:");
        foreach (var subject in restated.Count > 0 ? dependants.GroupBy(d => d.Subject, StringComparer.Ordinal) : [])
        {
            foreach (var alike in subject.GroupBy(d => d.Standing?.OutOfDate == true))
            {
                terminal.Out.WriteLine($"  {subject.Key}: {string.Join(", ", alike.Select(d => d.Label))}{(alike.Key ? "  (issued before this correction: out of date)" : string.Empty)}");
            }
        }

        foreach (var f in findings) terminal.Out.WriteLine($"finding: {names.Of(f.Stream)} version {f.Version} ({f.Event}): {f.Code}: {names.In(f.Sentence)}");
    }

}

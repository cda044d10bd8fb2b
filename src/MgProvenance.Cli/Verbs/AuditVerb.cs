using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MgProvenance.Application.Audits;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Reports.Cards;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp audit STUDY</c>: what contradicts what, what is missing, and what stands on it.</summary>
internal static class AuditVerb
{
    /// <summary>A finding that rests on more events prints the first of them.</summary>
    private const int MostEvidence = 6;

    private const int EvidenceShown = 6;

    public static Command Build(Terminal terminal)
    {
        var study = new Argument<string?>("STUDY") { Description = "Label or id of a study, or of a manuscript that reports one.", Arity = ArgumentArity.ZeroOrOne };
        var rules = new Option<bool>("--rules") { Description = "List the rules instead." };
        var at = new Option<long?>("--at") { Description = "Audit the notebook as it stood at this ledger position." };
        var acknowledge = new Option<string?>("--acknowledge") { Description = "Id of a finding that may stand; needs --reason. When what it rests on changes, it comes back." };
        var reason = new Option<string?>("--reason") { Description = "Why the finding may stand; it is kept." };
        var pdf = CardFiles.Pdf();
        var (notebook, actor, json) = (Shared.Notebook(), Shared.As(), Shared.Json());
        var verb = new Command("audit", "Hold a study and its manuscripts against every rule: contradictions, gaps, and what stands on them.") { study, rules, at, acknowledge, reason, pdf, notebook, actor, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(rules)) return List(terminal, parsed.GetValue(json));
            var named = parsed.GetValue(study) ?? throw VerbEndsException.Refused("audit.study-missing", "Name a study, or give --rules.");
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var id = await StudyOf(open, named, cancellation).ConfigureAwait(false);
                await open.Log.Seal(cancellation).ConfigureAwait(false);
                var settings = AuditFiles.Read(open);
                if (parsed.GetValue(acknowledge) is { } finding)
                {
                    var why = parsed.GetValue(reason) ?? throw VerbEndsException.Refused("audit.reason-missing", "Say with --reason why the finding may stand.");
                    return await Acknowledge(open, terminal, id, settings, finding, why, parsed.GetValue(actor), cancellation).ConfigureAwait(false);
                }

                var file = parsed.GetValue(pdf);
                var place = file is null ? null : await CardFiles.Place(open, parsed.GetValue(at), cancellation).ConfigureAwait(false);
                var result = await Audit.Of(new(open.Log, place?.Position.Position ?? parsed.GetValue(at)), open.Projections, open.Runs, id, settings, cancellation).ConfigureAwait(false);
                if (file is not null) await CardFiles.Write(terminal, file, AuditDocument.Of(result, place!), parsed.GetValue(json), cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json)) terminal.WriteJson(result);
                else if (file is null) Print(terminal, result);
                return result.Findings.Any(f => f is { Acknowledged: null, Finding.Severity: not AuditSeverity.Note }) ? ExitCodes.Findings : ExitCodes.Done;
            }
        });
        return verb;
    }

    private static int List(Terminal terminal, bool json)
    {
        if (json) terminal.WriteJson(AuditRules.List);
        else foreach (var rule in AuditRules.List) terminal.Out.WriteLine($"{rule.Id} ({Word(rule.Severity)}): {rule.LooksFor}");
        return ExitCodes.Done;
    }

    private static async Task<StudyId> StudyOf(Notebook open, string named, CancellationToken cancellation)
    {
        var id = await open.Resolve(named, cancellation).ConfigureAwait(false);
        if (StreamIds.SubjectOf(id) != ManuscriptId.Subject) return StreamIds.Parse<StudyId>(id);
        return await Shared.StudyOf(open, ManuscriptId.Of(id), cancellation).ConfigureAwait(false);
    }

    /// <summary>Only what an audit finds now can be let stand.</summary>
    private static async Task<int> Acknowledge(Notebook open, Terminal terminal, StudyId study, AuditSettings settings, string finding, string reason, string? asked, CancellationToken cancellation)
    {
        var result = await Audit.Of(open.Now, open.Projections, open.Runs, study, settings, cancellation).ConfigureAwait(false);
        var line = result.Findings.FirstOrDefault(f => f.Finding.Id == finding) ?? throw VerbEndsException.Refused("audit.finding-unknown", $"The audit of {result.Label} has no finding {finding}.");
        var who = await Actor.Find(open, asked, null, cancellation).ConfigureAwait(false);
        var body = new JsonObject { ["study"] = study.Value, ["rule"] = line.Finding.Rule, ["finding"] = finding, ["reason"] = reason };
        var reply = await open.Handler.Handle(new Request(who.Person, Guid.CreateVersion7().ToString("D"), "acknowledge-finding", body, who.Headers), cancellation).ConfigureAwait(false);
        switch (reply)
        {
            case Reply.Refused { Refusal: var refusal }: throw VerbEndsException.Refused(refusal.Code, refusal.Sentence);
            case Reply.Conflict: throw new VerbEndsException(ExitCodes.Conflict, "version.conflict", "Others kept writing to it; try again.");
            default:
                terminal.Out.WriteLine($"Acknowledged: {line.Finding.Sentence}");
                return ExitCodes.Done;
        }
    }

    private static void Print(Terminal terminal, AuditResult audit)
    {
        terminal.Out.WriteLine($"{audit.Label}: {audit.Title}");
        foreach (var severity in audit.Findings.GroupBy(f => f.Finding.Severity))
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine($"{Word(severity.Key)} ({Number(severity.Count())})");
            foreach (var line in severity) Print(terminal, line);
        }

        if (audit.Stale.Count > 0) terminal.Out.WriteLine();
        foreach (var stale in audit.Stale) terminal.WriteBelow($"acknowledged, and not found any more: {stale.Rule} {stale.Finding}: {stale.Reason}");
        terminal.Out.WriteLine();
        var (open, let) = (audit.Findings.Count(f => f.Acknowledged is null), audit.Findings.Count(f => f.Acknowledged is not null));
        terminal.Out.WriteLine($"{Number(open)} {(open == 1 ? "finding" : "findings")}, {Number(let)} acknowledged.");
    }

    private static void Print(Terminal terminal, AuditLine line)
    {
        terminal.Out.WriteLine($"{line.Finding.Id}  {line.Finding.Rule}");
        terminal.WriteBelow(line.Finding.Sentence);
        foreach (var evidence in line.Finding.Evidence.Take(EvidenceShown)) terminal.WriteBelow($"· {evidence.Text}");
        if (line.Finding.Evidence.Count > EvidenceShown) terminal.WriteBelow($"· and {Number(line.Finding.Evidence.Count - EvidenceShown)} more, all of them with --json");
        if (line.Affected.Claims.Count > 0) terminal.WriteBelow($"claims on it: {string.Join(", ", line.Affected.Claims)}");
        if (line.Affected.Slots.Count > 0) terminal.WriteBelow($"shown in: {string.Join(", ", line.Affected.Slots)}");
        if (line.Affected.Reports.Count > 0) terminal.WriteBelow($"reports on it: {string.Join(", ", line.Affected.Reports)}");
        if (line.Acknowledged is { } a) terminal.WriteBelow($"acknowledged by {a.By}: {a.Reason}");
    }

    private static string Word(AuditSeverity severity) => severity.ToString().ToLowerInvariant();

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

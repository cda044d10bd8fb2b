using System.CommandLine;
using MgProvenance.Application.Manuscripts;
using MgProvenance.Application.Reports;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Manuscripts;
using EvidenceLine = MgProvenance.Application.Manuscripts.EvidenceLine;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp manuscript show M</c>: slots with what fills them, statements in their places, claims with their evidence or its absence, literature values, how its reports stand.</summary>
internal static class ManuscriptVerb
{
    public static Command Build(Terminal terminal) => new("manuscript", "Manuscripts: what they state and claim, and what of the notebook that stands on.") { Show(terminal), ManuscriptProposeVerb.Build(terminal) };

    private static Command Show(Terminal terminal)
    {
        var manuscript = new Argument<string>("MANUSCRIPT") { Description = "Label or id of the manuscript." };
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("show", "Show the slots, statements, claims and literature values of a manuscript, with their evidence or its absence.") { manuscript, notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var id = await open.Resolve<ManuscriptId>(parsed.GetRequiredValue(manuscript), cancellation).ConfigureAwait(false);
                var record = await ManuscriptRecord.Read(open.Now, id, cancellation).ConfigureAwait(false);
                var reports = await new ReportStandings(open.Projections, open.Now).OfManuscript(id, cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json)) terminal.WriteJson(new { record.Manuscript, record.Label, record.Title, record.Study, record.Slots, record.Statements, record.Claims, record.Literature, reports });
                else Print(terminal, record, reports, await Names.Read(open, cancellation).ConfigureAwait(false));
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static void Print(Terminal terminal, ManuscriptRecord manuscript, IReadOnlyList<ReportStanding> reports, Names names)
    {
        terminal.Out.WriteLine($"{manuscript.Label}: {manuscript.Title}");
        if (manuscript.Study is { } study) terminal.WriteBelow($"reports study {study}");
        Part(terminal, "Slots", manuscript.Slots, s =>
        {
            terminal.Out.WriteLine($"  {s.Slot}{(s.Content is null ? "  mentioned, not declared" : s.FilledBy.Count == 0 ? "  empty" : string.Empty)}");
            terminal.WriteBelow(s.Content ?? string.Empty);
            if (s.FilledBy.Count > 0) terminal.WriteBelow($"filled by {Evidence(s.FilledBy)}");
        });
        Part(terminal, "Statements", manuscript.Statements, s =>
        {
            terminal.Out.WriteLine($"  {s.Statement}  {At(s.Place)}");
            terminal.WriteBelow(string.Join(' ', new[] { s.Subject, s.Relation, s.Value, s.Quantity?.ToString() }.OfType<string>()));
            if (s.About.Count > 0) terminal.WriteBelow($"about {Evidence(s.About)}");
        });
        Part(terminal, "Claims", manuscript.Claims, c => Claim(terminal, c));
        Part(terminal, "Literature values", manuscript.Literature, v =>
        {
            terminal.Out.WriteLine($"  {v.Reference}{(v.Slot is { } slot ? $"  [{slot}]" : string.Empty)}");
            terminal.WriteBelow($"{v.Property}: {v.Value?.ToString() ?? "–"}{(v.Conditions is { } conditions ? $", {conditions}" : string.Empty)}");
        });
        Part(terminal, "Reports", reports, r =>
        {
            terminal.Out.WriteLine($"  {StandingText.Head(r)}");
            foreach (var line in StandingText.Lines(r, names.Of)) terminal.WriteBelow(line);
        });
    }

    private static void Part<T>(Terminal terminal, string head, IReadOnlyList<T> lines, Action<T> print)
    {
        if (lines.Count == 0) return;
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(head);
        foreach (var line in lines) print(line);
    }

    private static void Claim(Terminal terminal, ClaimLine claim)
    {
        terminal.Out.WriteLine($"  {claim.Claim}  {claim.Strength.ToString().ToLowerInvariant()}  {At(claim.Place)}");
        terminal.WriteBelow(claim.Wording);
        terminal.WriteBelow($"{claim.Subject}, {claim.Property}{(claim.Value is { } value ? $": {value}" : string.Empty)}{(claim.ComparedWith.Count > 0 ? $", compared with {string.Join(", ", claim.ComparedWith)}" : string.Empty)}");
        foreach (var support in claim.Support) terminal.WriteBelow($"evidence: {Evidence(support.Evidence)}{(support.How is { } how ? $" ({how})" : string.Empty)}");
        if (claim.Support.Count == 0) terminal.WriteBelow("no evidence recorded");
        foreach (var missing in claim.Missing) terminal.WriteBelow($"missing: {missing}");
    }

    private static string At(Place place) => string.Join(", ", new[]
    {
        place.Section,
        place.Paragraph is { } paragraph ? FormattableString.Invariant($"paragraph {paragraph}") : null,
        place.Slot is { } slot ? $"caption of {slot}" : null,
    }.OfType<string>());

    private static string Evidence(IEnumerable<EvidenceLine> evidence) => string.Join(", ", evidence.Select(e =>
        $"{e.Subject} {e.Label}{(e.Simulated ? " SIMULATED" : string.Empty)}{(e.OpenDeviations > 0 ? FormattableString.Invariant($" ({e.OpenDeviations} deviation(s) pending)") : string.Empty)}"));
}

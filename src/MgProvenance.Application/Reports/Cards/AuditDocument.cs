using System.Globalization;
using MgProvenance.Application.Audits;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Cards;

/// <summary>The audit of a study for people who were not there: findings by severity with what shows them and what stands on them, what was let stand, and every rule that was asked.</summary>
public static class AuditDocument
{
    /// <summary>A finding that rests on more events prints the first of them and their number.</summary>
    private const int EvidenceShown = 12;

    /// <summary>Evidence of which each piece is a name or a few words stands in one paragraph, all of it.</summary>
    private const int FewWords = 40;

    public static ReportDocument Of(AuditResult audit, CardPlace place)
    {
        var (open, let) = (audit.Findings.Where(f => f.Acknowledged is null).ToList(), audit.Findings.Where(f => f.Acknowledged is not null).ToList());
        return CardPage.Of(
            $"Audit of {audit.Label}",
            audit.Title,
            audit.Label,
            $"{Counted(open)}; {Number(let.Count)} acknowledged. Held against {Number(AuditRules.List.Count)} rules at ledger position {place.Position.Position.ToString(CultureInfo.InvariantCulture)}.",
            audit.Simulated,
            place,
            [new TableOfContents(), .. Findings(open), .. LetStand(let, audit.Stale), new Heading(1, "Rules", "all-rules"), Rules(audit)]);
    }

    private static string Counted(List<AuditLine> open) =>
        string.Join(", ", Enum.GetValues<AuditSeverity>().Select(s => (Word: Word(s), Count: open.Count(f => f.Finding.Severity == s))).Select(s => $"{Number(s.Count)} {s.Word}{(s.Count == 1 ? string.Empty : "s")}"));

    private static IEnumerable<Block> Findings(List<AuditLine> open)
    {
        if (open.Count == 0) yield return new Callout(CalloutKind.Info, "No finding is open.");
        foreach (var severity in open.GroupBy(f => f.Finding.Severity))
        {
            yield return new Heading(1, $"{Capital(Word(severity.Key))}s ({Number(severity.Count())})", $"severity-{Word(severity.Key)}");
            foreach (var block in severity.SelectMany(Finding)) yield return block;
        }
    }

    private static IEnumerable<Block> Finding(AuditLine line)
    {
        yield return new Heading(3, RichText.Build().Text(line.Finding.Rule).Muted($"  {line.Finding.Id}"));
        yield return new Paragraph(line.Finding.Sentence);
        var evidence = line.Finding.Evidence;
        if (evidence.Count > 1 && evidence.All(e => e.Text.Length <= FewWords)) yield return new Paragraph(string.Join("; ", evidence.Select(e => e.Text)));
        else yield return new BulletList(
        [
            .. evidence.Take(EvidenceShown).Select(e => RichText.Plain(e.Text)),
            .. evidence.Count > EvidenceShown ? [RichText.Build().Muted($"and {Number(evidence.Count - EvidenceShown)} more; mgp audit --json has all of them").Done()] : Array.Empty<RichText>(),
        ]);
        if (Affected(line.Affected) is { IsEmpty: false } affected) yield return new Paragraph(affected);
    }

    private static RichText Affected(Affected affected)
    {
        var parts = new[] { ("Claims on it: ", affected.Claims), ("Shown in: ", affected.Slots), ("Reports on it: ", affected.Reports) }.Where(p => p.Item2.Count > 0);
        return ReportText.Join(parts.Select(p => RichText.Build().Bold(p.Item1).Text(string.Join(", ", p.Item2)).Done()), ". ");
    }

    private static IEnumerable<Block> LetStand(List<AuditLine> let, IReadOnlyList<StaleAcknowledgement> stale)
    {
        if (let.Count + stale.Count == 0) yield break;
        yield return new Heading(1, $"Acknowledged ({Number(let.Count)})", "acknowledged");
        if (let.Count > 0)
        {
            yield return CardPage.Table(
                "let-stand",
                "Let stand",
                "Findings that someone answered for; each comes back when what it rests on changes.",
                [new TableColumn("Finding", Width: 1.5), new TableColumn("What", Width: 3), new TableColumn("Reason", Width: 2), new TableColumn("By", Width: 0.8), new TableColumn("On", Width: 0.9)],
                let.Select(f => new TableRow(
                [
                    RichText.Build().Mono(f.Finding.Rule).Muted($" {Word(f.Finding.Severity)} {f.Finding.Id}"),
                    f.Finding.Sentence,
                    f.Acknowledged!.Reason,
                    f.Acknowledged.By,
                    f.Acknowledged.RecordedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ])));
        }

        if (stale.Count > 0)
        {
            yield return CardPage.Table(
                "stale",
                "Stale",
                "Acknowledgements of findings that are not found any more.",
                [new TableColumn("Finding", Width: 1), new TableColumn("Reason", Width: 2)],
                stale.Select(s => new TableRow([RichText.Build().Mono(s.Rule).Muted($" {s.Finding}"), s.Reason])));
        }
    }

    private static TableBlock Rules(AuditResult audit)
    {
        var found = audit.Findings.ToLookup(f => f.Finding.Rule, StringComparer.Ordinal);
        return CardPage.Table(
            "rules",
            "Asked",
            "Everything that was looked for, with the number of findings.",
            [new TableColumn("Rule", Width: 1.5), new TableColumn("Severity"), new TableColumn("Looks for", Width: 3.5), new TableColumn("Found", ColumnAlignment.Right)],
            AuditRules.List.Select(r => new TableRow([RichText.Build().Mono(r.Id), Word(r.Severity), r.LooksFor, Number(found[r.Id].Count())])));
    }

    private static string Word(AuditSeverity severity) => severity.ToString().ToLowerInvariant();

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

using MgProvenance.Application.Audits.Vocabulary;

namespace MgProvenance.Application.Audits.Claims;

/// <summary>A manuscript compares and nowhere says how many cells it compares.</summary>
internal sealed class CellCountUnstated : IAuditRule
{
    public string Id => "claim.n-unstated";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "Superlatives and comparatives of cells for which no statement of the manuscript gives the number of cells. One finding for each manuscript.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        foreach (var manuscript in ClaimEvidence.Of(record).Where(c => c.Compares && c.Count.Count > 0).GroupBy(c => c.Manuscript))
        {
            var counts = manuscript.Key.Statements
                .Where(s => s.Relation.Role == RelationRole.Count && s.Fact.Quantity is not null && record.Settings.Claims.CellCounts.Contains(s.Relation.Name, StringComparer.OrdinalIgnoreCase)).ToList();
            var silent = manuscript.Where(c => !counts.Exists(s => IsAbout(record, s, c))).ToList();
            if (silent.Count == 0) continue;
            yield return this.Finding(
                silent.Count == manuscript.Count()
                    ? $"{manuscript.Key.Label} says of none of its {Words.Count(silent.Count, "comparison")} how many cells stand behind it."
                    : $"{manuscript.Key.Label} says of {silent.Count} of its {Words.Count(manuscript.Count(), "comparison")} not how many cells stand behind them: {Words.List(silent.Select(c => c.Key))}.",
                silent.Select(c => c.Claim.Evidence));
        }
    }

    /// <summary>A count that names no cells is one of the whole manuscript.</summary>
    private static bool IsAbout(AuditedRecord record, AuditedStatement said, ClaimEvidence claim) =>
        !said.About.Any() || said.About.Any(a => claim.Streams.Contains(a, StringComparer.Ordinal) || claim.Members.Any(m => m.Study.Stream.StreamId == a || (m.Cell is { } cell && record.CellOf(a)?.Id == cell.Id)));
}

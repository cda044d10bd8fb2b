using MgProvenance.Application.Audits.Vocabulary;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>Groups are compared, and of some of them there is no evidence.</summary>
internal sealed class GroupsWithoutEvidence : IAuditRule
{
    public string Id => "comparison.group-absent";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "Groups are compared, and what the same paragraph, or the record behind it, measured for some of them was not measured for the others.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        foreach (var manuscript in record.Manuscripts)
        {
            var covers = manuscript.Statements.Where(s => s.Relation.Role == RelationRole.Covers).ToLookup(s => (s.Fact.Place.Section, s.Fact.Place.Paragraph));
            foreach (var compared in manuscript.Statements.Where(s => s.Relation.Role == RelationRole.Compares))
            {
                var evidence = covers[(compared.Fact.Place.Section, compared.Fact.Place.Paragraph)].Select(c => (Said: c, Groups: Covered(record, c)))
                    .Concat(compared.About.Any() ? [(Said: compared, Groups: Covered(record, compared))] : []).ToList();
                var lacking = evidence.Select(e => (e.Said, Absent: compared.Values.Except(e.Groups, StringComparer.OrdinalIgnoreCase).ToList())).Where(e => e.Absent.Count > 0).ToList();
                if (lacking.Count == 0) continue;
                yield return this.Finding(
                    $"{manuscript.Label} compares {compared.Fact.Subject} for {compared.Fact.Value} ({AuditedManuscript.Where(compared.Fact.Place)}); {string.Join("; ", lacking.Select(l => $"there are no {l.Said.Fact.Subject} for {string.Join(", ", l.Absent)}"))}.",
                    lacking.Select(l => l.Said).Prepend(compared).Select(s => s.Evidence).Concat(lacking.SelectMany(l => l.Said.About).Where(record.Streams.ContainsKey).Select(a => AuditEvidence.Of(record.Streams[a].Events[0], $"{record.LabelOf(a)}: of {string.Join(", ", record.GroupsOf(a).Select(g => g.Group).Distinct())}"))),
                    compared.About);
            }
        }
    }

    /// <summary>The groups that a statement names, without those of which the record has nothing where the statement says on which streams it rests.</summary>
    private static IEnumerable<string> Covered(AuditedRecord record, AuditedStatement said)
    {
        var recorded = said.About.SelectMany(record.GroupsOf).Select(g => g.Group).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return recorded.Count == 0 ? said.Values : said.Values.Where(recorded.Contains);
    }
}

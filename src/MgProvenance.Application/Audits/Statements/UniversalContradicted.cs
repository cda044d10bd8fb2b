using MgProvenance.Application.Audits.Vocabulary;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>“All”, and there is one that is not.</summary>
internal sealed class UniversalContradicted : IAuditRule
{
    public string Id => "statement.not-all";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "Something is said of all, and another statement or the record has one of them of which it is not true.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        foreach (var manuscript in record.Manuscripts)
        {
            var differing = StatementsDiffer.In(manuscript).SelectMany(s => s).ToHashSet();
            var bySubject = manuscript.Statements.ToLookup(s => (Phrases.Name(s.Subject), s.Relation.Name));
            foreach (var all in manuscript.Statements.Where(s => s.Universal && s.Values.Count > 0 && !differing.Contains(s)))
            {
                var others = bySubject[(Phrases.Name(all.Subject), all.Relation.Name)].Where(s => s != all && s.Values.Count > 0 && !all.Values.IsSupersetOf(s.Values)).ToList();
                var programs = Calculations.ByOtherPrograms(record, all.Relation, all.Subject, all.Values).ToList();
                if (others.Count == 0 && programs.Count == 0) continue;
                var counter = others.Select(o => (o.Fact.Value!, AuditedManuscript.Where(o.Fact.Place)))
                    .Concat(programs.GroupBy(p => p.Fact.Program!, StringComparer.OrdinalIgnoreCase).Select(p => (p.Key, Instances.RecordOf(p.Select(c => c.Fact.Label.Text)))));
                yield return this.Finding(
                    $"{manuscript.Label} says of all {all.Subject}: {all.Relation.Name} {all.Fact.Value} ({AuditedManuscript.Where(all.Fact.Place)}); there is also {Instances.Text(counter)}.",
                    others.Prepend(all).Select(s => s.Evidence).Concat(programs.Select(p => AuditEvidence.Of(p.Recorded, $"{p.Fact.Label.Text}: {p.Fact.Program}, {p.Fact.Method}"))),
                    all.About);
            }
        }
    }
}

using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>Two statements give one thing two values.</summary>
internal sealed class StatementsDiffer : IAuditRule
{
    public string Id => "statement.differs";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "Two statements give the same subject different values of a relation that has only one value.";

    /// <summary>Statements of one subject and relation that contradict each other. Rules that hold statements against something else leave them to this one.</summary>
    public static IEnumerable<IReadOnlyList<AuditedStatement>> In(AuditedManuscript manuscript) =>
        from said in manuscript.Statements.Where(s => s.Relation.Single).GroupBy(s => (Subject: s.Subject.ToUpperInvariant(), s.Relation.Name))
        where said.Any(s => Differ(s, said.First()))
        select (IReadOnlyList<AuditedStatement>)[.. said];

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from manuscript in record.Manuscripts
        from said in In(manuscript)
        let shown = manuscript.Slots.Where(s => said[0].Relation.Role == Vocabulary.RelationRole.Reference && string.Equals(s.Fact.Slot, said[0].Subject, StringComparison.OrdinalIgnoreCase))
        select this.Finding(
            $"{manuscript.Label} gives “{said[0].Subject} {said[0].Relation.Name}” more than one value: {string.Join("; ", said.Select(s => $"{Value(s)} ({AuditedManuscript.Where(s.Fact.Place)})"))}.",
            said.Select(s => s.Evidence).Concat(shown.Select(s => s.Evidence)),
            said.SelectMany(s => s.About));

    private static bool Differ(AuditedStatement one, AuditedStatement other) =>
        (one.Values.Count > 0 && other.Values.Count > 0 && !one.Values.SetEquals(other.Values)) || (one.Fact.Quantity is { } a && other.Fact.Quantity is { } b && !a.IsSameAs(b));

    private static string Value(AuditedStatement said) => said.Fact.Value ?? said.Fact.Quantity?.ToString() ?? "no value";
}

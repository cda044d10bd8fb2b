using MgProvenance.Application.Audits.Vocabulary;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>A figure, table or note is referred to that the manuscript does not have.</summary>
internal sealed class UnknownSlot : IAuditRule
{
    public string Id => "reference.unknown";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "A statement, a claim or a comparison refers to a figure, table or note that is not declared.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from manuscript in record.Manuscripts
        from reference in References(manuscript).GroupBy(r => r.Slot, StringComparer.OrdinalIgnoreCase)
        where !manuscript.Slots.Any(s => Is(s.Fact.Slot, reference.Key))
        select this.Finding($"{manuscript.Label} refers to {reference.Key}, which it does not have.", reference.Select(r => r.Evidence));

    private static IEnumerable<(string Slot, AuditEvidence Evidence)> References(AuditedManuscript manuscript) =>
        manuscript.Statements.SelectMany(s => new[] { s.Fact.Place.Slot, s.Relation.Role == RelationRole.Reference ? s.Subject : null }.OfType<string>().Select(slot => (slot, s.Evidence)))
            .Concat(manuscript.Claims.Where(c => c.Fact.Place.Slot is not null).Select(c => (c.Fact.Place.Slot!, c.Evidence)))
            .Concat(manuscript.Literature.Where(l => l.Fact.Slot is not null).Select(l => (l.Fact.Slot!, AuditEvidence.Of(l.Recorded, $"{l.Fact.Slot}: {l.Fact.Property} of {l.Fact.Reference}"))));

    /// <summary>A figure is also there when its panels are: Figure 6 by Figure 6b.</summary>
    private static bool Is(string declared, string referred) =>
        declared.StartsWith(referred, StringComparison.OrdinalIgnoreCase) && (declared.Length == referred.Length || (char.IsDigit(referred[^1]) && char.IsLetter(declared[referred.Length])));
}

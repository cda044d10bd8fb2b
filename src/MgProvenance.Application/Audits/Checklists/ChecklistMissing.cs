namespace MgProvenance.Application.Audits.Checklists;

/// <summary>A fact that a reporting checklist asks for is not recorded.</summary>
internal sealed class ChecklistMissing : IAuditRule
{
    public string Id => "checklist.missing";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A fact that a reporting checklist asks of a cell, a test, a lot, a measurement or a calculation is not recorded; how much it weighs, the checklist says.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from gap in Gap.In(record.Settings.Checklists.AskedOf(Things.In(Ground.Of(record))).Where(a => a.Item.ReportedBy is null))
        select new AuditFinding(
            Id,
            gap.Item.Severity,
            gap.Sentence,
            [.. gap.Missing.Select(t => AuditEvidence.Of(t.Head, t.Label)).Distinct()],
            [.. gap.Missing.Select(t => t.Stream).Distinct(StringComparer.Ordinal)]);
}

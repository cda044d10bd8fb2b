using MgProvenance.Domain.Studies;

namespace MgProvenance.Application.Audits.Groups;

/// <summary>Nothing is left of a group.</summary>
internal sealed class GroupExcluded : IAuditRule
{
    public string Id => "exclusion.whole-group";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A group of which every tested cell was excluded.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from declared in record.Target.Stream.Of<GroupDeclared>()
        let tested = record.Target.Cells.Where(c => c.Group == declared.Fact.Group && c.IsTested).ToList()
        where tested.Count > 0 && tested.TrueForAll(c => c.Exclusion is not null)
        select this.Finding(
            $"All {Words.Count(tested.Count, "tested cell")} of group {declared.Fact.Group} of {record.Target.Opened.Label} {(tested.Count == 1 ? "is" : "are")} excluded.",
            [AuditEvidence.Of(declared.Recorded, $"{declared.Fact.Group}: {declared.Fact.Factor}"), .. Exclusions.Of(record).Where(e => tested.Exists(c => c.Story.Cell.StreamId == e.Fact.Cell.Value)).Select(Exclusions.Evidence)],
            tested.Select(c => c.Story.Cell.StreamId));
}

using MgProvenance.Domain.Studies;

namespace MgProvenance.Application.Audits.Groups;

/// <summary>A group without any tested cell.</summary>
internal sealed class GroupUntested : IAuditRule
{
    public string Id => "group.untested";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A declared group of which no cell was tested and nothing was measured.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from declared in record.Target.Stream.Of<GroupDeclared>()
        let cells = record.Target.Cells.Count(c => c.Group == declared.Fact.Group)
        where !record.Target.Cells.Any(c => c.Group == declared.Fact.Group && c.IsTested) && !record.Target.State.Measurements.Values.Contains(declared.Fact.Group)
        select this.Finding(
            $"Group {declared.Fact.Group} of {record.Target.Opened.Label} has {(cells == 0 ? "no cell" : $"{Words.Count(cells, "cell")}, none of them tested")}.",
            [AuditEvidence.Of(declared.Recorded, $"{declared.Fact.Group}: {declared.Fact.Factor}")]);
}

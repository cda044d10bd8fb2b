using MgProvenance.Domain.Studies;

namespace MgProvenance.Application.Audits.Groups;

/// <summary>Fewer cells than were planned.</summary>
internal sealed class SampleSizeMissed : IAuditRule
{
    public string Id => "group.sample-size-missed";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A group with fewer tested cells that were not excluded than were planned.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from planned in record.Target.Stream.Of<SampleSizePlanned>().GroupBy(p => p.Fact.Group, StringComparer.Ordinal).Select(g => g.Last())
        let cells = TestedCells.Of(record.Target, planned.Fact.Group).Count
        where cells < planned.Fact.Cells
        select this.Finding(
            $"Group {planned.Fact.Group} of {record.Target.Opened.Label} has {Words.Count(cells, "tested cell")} of {planned.Fact.Cells} that were planned.",
            [AuditEvidence.Of(planned.Recorded, $"{planned.Fact.Group}: {Words.Count(planned.Fact.Cells, "cell")} planned")]);
}

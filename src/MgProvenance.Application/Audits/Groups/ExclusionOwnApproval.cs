namespace MgProvenance.Application.Audits.Groups;

/// <summary>Who excluded a cell also approved it.</summary>
internal sealed class ExclusionOwnApproval : IAuditRule
{
    public string Id => "exclusion.own-approval";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "Exclusions that were approved by the person who recorded them. One finding for the study.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var own = Exclusions.Of(record).Where(e => e.Fact.Approver.Value == (e.Recorded.Correction ?? e.Recorded.Stored).Actor).ToList();
        if (own.Count == 0) yield break;
        yield return this.Finding(
            $"The exclusion of {Words.List(own.Select(e => e.Cell))} from {record.Target.Opened.Label} was approved by the person who recorded it.",
            own.Select(Exclusions.Evidence),
            own.Select(e => e.Fact.Cell.Value));
    }
}

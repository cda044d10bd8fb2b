using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Groups;

/// <summary>One cell is excluded for what another may do.</summary>
internal sealed class ExclusionUneven : IAuditRule
{
    public string Id => "exclusion.uneven";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A cell was excluded and its test says that it failed, while another cell of the study whose test gives the same reason of failure is not excluded.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var failed = record.Target.Cells.SelectMany(c => c.Runs.SelectMany(r => r.Of<CellFailed>()).Select(f => (Cell: c, f.Fact.Reason, f.Recorded))).ToLookup(f => f.Reason.Trim(), StringComparer.OrdinalIgnoreCase);
        return from reason in failed
               let kept = reason.Where(f => f.Cell.Exclusion is null).ToList()
               let left = reason.Where(f => f.Cell.Exclusion is not null).ToList()
               where kept.Count > 0 && left.Count > 0
               select this.Finding(
                   $"{Words.List(left.Select(f => f.Cell.Label))} of {record.Target.Opened.Label} failed by “{reason.Key}” and {(left.Count == 1 ? "is" : "are")} excluded; {Words.List(kept.Select(f => f.Cell.Label))} failed by the same and {(kept.Count == 1 ? "is" : "are")} not.",
                   reason.Select(f => AuditEvidence.Of(f.Recorded, $"{f.Cell.Label} ({f.Cell.Group}): {f.Reason}")),
                   kept.Select(f => f.Cell.Story.Cell.StreamId));
    }
}

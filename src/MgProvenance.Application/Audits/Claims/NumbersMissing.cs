using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Claims;

/// <summary>A cycling file of the study gives no numbers.</summary>
internal sealed class NumbersMissing : IAuditRule
{
    public string Id => "run.numbers-missing";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A cycling test of the study whose numbers are pending, failed or given up.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from cell in record.Target.Cells
        where cell.Run is { State: RunState.Pending or RunState.Failed or RunState.GivenUp }
        select this.Finding(
            $"{cell.Run!.Label} of {record.Target.Opened.Label} has no numbers: {cell.Run.Reason}",
            cell.RunStream!.Of<DataFileAttached>().Select(f => AuditEvidence.Of(f.Recorded, f.Fact.FileName)));
}

namespace MgProvenance.Application.Audits.Claims;

/// <summary>Nothing of the notebook supports a claim.</summary>
internal sealed class ClaimWithoutEvidence : IAuditRule
{
    public string Id => "claim.without-evidence";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "A claim that no run, measurement, computation or other record of the notebook supports.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from claim in ClaimEvidence.Of(record)
        where claim.Streams.Count == 0
        select this.Finding(
            $"Nothing in the notebook supports {claim.Quoted}{(claim.Claim.Missing.Count > 0 ? $"; noted as missing: {string.Join(" ", claim.Claim.Missing.Select(m => m.What))}" : ".")}",
            [claim.Claim.Evidence]);
}

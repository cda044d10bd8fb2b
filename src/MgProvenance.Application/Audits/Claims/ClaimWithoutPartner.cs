using MgProvenance.Domain.Manuscripts;

namespace MgProvenance.Application.Audits.Claims;

/// <summary>“Higher” without that than which.</summary>
internal sealed class ClaimWithoutPartner : IAuditRule
{
    public string Id => "claim.without-partner";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A superlative or a comparative that does not say what it is compared with.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from claim in ClaimEvidence.Of(record)
        where claim.Compares && claim.Claim.Fact.ComparedWith is null or []
        select this.Finding(
            $"{claim.Quoted} {(claim.Claim.Fact.Strength == ClaimStrength.Superlative ? "is a superlative" : "compares")} and does not say with what{Shown(claim)}.",
            [claim.Claim.Evidence]);

    private static string Shown(ClaimEvidence claim) =>
        claim.Groups.Except(claim.Subject, StringComparer.Ordinal).ToList() is { Count: > 0 } others ? $"; its evidence also holds {Words.List(others)}" : string.Empty;
}

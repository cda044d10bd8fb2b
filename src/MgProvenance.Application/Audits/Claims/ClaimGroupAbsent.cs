namespace MgProvenance.Application.Audits.Claims;

/// <summary>A claim names a group of which its evidence holds nothing.</summary>
internal sealed class ClaimGroupAbsent : IAuditRule
{
    public string Id => "claim.group-absent";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "A claim about a group, or compared with a group, of which its evidence holds no cell and no measurement.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        foreach (var claim in ClaimEvidence.Of(record).Where(c => c.Members.Count > 0))
        {
            var shown = claim.Groups.ToList();
            var (subject, compared) = (claim.Subject.Except(shown, StringComparer.Ordinal).ToList(), claim.Compared.Except(shown, StringComparer.Ordinal).ToList());
            if (subject.Count == 0 && compared.Count == 0) continue;
            var says = subject.Count > 0 ? $"is about {Words.List(subject)}" : $"compares with {Words.List(compared)}";
            yield return this.Finding(
                $"{claim.Quoted} {says}, but its evidence is of {Words.List(shown)} alone.",
                [claim.Claim.Evidence],
                claim.Streams);
        }
    }
}

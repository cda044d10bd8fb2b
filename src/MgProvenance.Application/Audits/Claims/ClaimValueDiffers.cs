namespace MgProvenance.Application.Audits.Claims;

/// <summary>The evidence of a claim does not give its value.</summary>
internal sealed class ClaimValueDiffers : IAuditRule
{
    public string Id => "claim.value-differs";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "A claim whose value is, to the digits printed, neither a number of a cell of its evidence nor the mean over them; at the cycle that it names, else at any. Numbers are those of the audited study, of programs and of computations.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from claimed in ClaimedValue.Of(record)
        let instead = claimed.Lacking ?? (claimed.Nearest is { } nearest && !claimed.IsGiven ? $"nearest is {nearest.Text} ({nearest.Of})" : null)
        where instead is not null
        select this.Finding(
            $"{claimed.Claim.Quoted} gives {claimed.Value}, which its evidence does not: {instead}.",
            [claimed.Claim.Claim.Evidence],
            claimed.Claim.Streams);
}

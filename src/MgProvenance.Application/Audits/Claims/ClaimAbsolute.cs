using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Domain.Characterization;
using MgProvenance.Domain.Manuscripts;

namespace MgProvenance.Application.Audits.Claims;

/// <summary>“No” and “always” without what could have been seen.</summary>
internal sealed class ClaimAbsolute : IAuditRule
{
    public string Id => "claim.absolute";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "An absolute claim (no, always, completely) that gives no value, where neither a statement nor an observation of its evidence gives a limit of detection or the range that was looked at.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var limits = record.Settings.Claims.DetectionLimits;
        return from claim in ClaimEvidence.Of(record)
               where claim.Claim.Fact is { Strength: ClaimStrength.Absolute, Value: null } && claim.Streams.Count > 0
               let stated = claim.Manuscript.Statements.Any(s => IsLimit(s.Fact.Relation) && s.About.Any(a => claim.Streams.Contains(a, StringComparer.Ordinal)))
               let observed = claim.Streams.Any(s => record.Streams.GetValueOrDefault(s)?.Of<ObservationNoted>().Any(o => IsLimit(o.Fact.Property)) == true)
               where !stated && !observed
               select this.Finding($"{claim.Quoted} is absolute, and nothing says what could have been seen: no limit of detection, no range that was looked at.", [claim.Claim.Evidence], claim.Streams);

        bool IsLimit(string words) => Phrases.HoldsAny(words, limits);
    }
}

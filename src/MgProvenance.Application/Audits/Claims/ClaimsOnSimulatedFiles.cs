using MgProvenance.Application.Provenance;

namespace MgProvenance.Application.Audits.Claims;

/// <summary>Files that no instrument made stand behind claims.</summary>
internal sealed class ClaimsOnSimulatedFiles : IAuditRule
{
    public string Id => "claim.simulated";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "Claims whose evidence, or what it was made from, holds files marked as simulated: such files measure nothing. One finding for each manuscript.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var simulated = record.Streams.Values.Where(Simulated.FileIn).Select(s => s.StreamId).ToHashSet(StringComparer.Ordinal);
        if (simulated.Count == 0) yield break;
        foreach (var manuscript in ClaimEvidence.Of(record).GroupBy(c => c.Manuscript))
        {
            var on = manuscript.Select(c => (Claim: c, Files: Behind(c))).Where(c => c.Files.Count > 0).ToList();
            if (on.Count == 0) continue;
            yield return this.Finding(
                $"{on.Count} of {Words.Count(manuscript.Count(), "claim")} of {manuscript.Key.Label} rest on simulated files, which measure nothing.",
                on.Select(c => c.Claim.Claim.Evidence with { Text = $"{c.Claim.Claim.Evidence.Text}: {Words.List(c.Files.Select(record.LabelOf).Order(StringComparer.Ordinal))}" }),
                on.SelectMany(c => c.Files));
        }

        List<string> Behind(ClaimEvidence claim) => [.. claim.Streams.SelectMany(record.Origins).Where(simulated.Contains).Distinct(StringComparer.Ordinal)];
    }
}

namespace MgProvenance.Application.Audits.Claims;

/// <summary>Comparisons on so few cells that they can only describe.</summary>
internal sealed class ClaimsOnFewCells : IAuditRule
{
    public string Id => "claim.few-cells";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "Superlatives and comparatives whose evidence holds fewer cells of a group than a comparison needs; runs and measurements of one cell count once. One finding for the claims on the same groups of the same studies.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var fewest = record.Settings.Claims.FewestCells;
        return from claim in ClaimEvidence.Of(record)
               where claim.Compares && claim.Count.Count > 0 && claim.Count.Any(g => g.Cells < fewest)
               group claim by (claim.Manuscript.Label, Studies: Words.List(claim.Members.Select(m => m.Study.Label).Distinct(StringComparer.Ordinal)), Cells: Cells(claim.Count)) into same
               select this.Finding(
                   $"{same.Key.Label} compares {same.Key.Cells} of {same.Key.Studies}, which is descriptive only (fewer than {fewest}): {Words.List(same.Select(c => c.Key))}.",
                   same.Select(c => c.Claim.Evidence),
                   same.SelectMany(c => c.Streams));
    }

    private static string Cells(IReadOnlyList<(string Group, int Cells)> counts) => counts.DistinctBy(c => c.Cells).Count() == 1 && counts.Count > 1
        ? $"{Words.Count(counts[0].Cells, "cell")} each of {Words.List(counts.Select(c => c.Group))}"
        : Words.List(counts.Select(c => $"{Words.Count(c.Cells, "cell")} of {c.Group}"));
}

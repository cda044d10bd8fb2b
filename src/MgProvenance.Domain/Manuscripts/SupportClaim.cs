using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Manuscripts;

[CommandName("support-claim", "Name what of this notebook supports a claim, and how.")]
public sealed record SupportClaim(ManuscriptId Manuscript, string Claim, IReadOnlyList<AnyStreamId> Evidence, string? How = null) : IRecords<ClaimSupported>
{
    public static Decision Decide(SupportClaim c, Manuscript manuscript) => c.Evidence.Count == 0
        ? Decision.Refuse("manuscript.evidence-missing", "Name what supports the claim; note-missing-evidence records that nothing does.")
        : manuscript.NoClaim(c.Manuscript, c.Claim) ?? manuscript.Accept(new ClaimSupported(c.Manuscript, c.Claim, c.Evidence, c.How?.Trim()));
}

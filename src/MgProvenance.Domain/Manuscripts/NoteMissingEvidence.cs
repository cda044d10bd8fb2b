using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Manuscripts;

[CommandName("note-missing-evidence", "Record what a claim would need as evidence and what is not there.")]
public sealed record NoteMissingEvidence(ManuscriptId Manuscript, string Claim, string What) : IRecords<EvidenceMissing>
{
    public static Decision Decide(NoteMissingEvidence c, Manuscript manuscript) => string.IsNullOrWhiteSpace(c.What)
        ? Decision.Refuse("manuscript.what-missing", "Say what is not there.")
        : manuscript.NoClaim(c.Manuscript, c.Claim) ?? manuscript.Accept(new EvidenceMissing(c.Manuscript, c.Claim, c.What.Trim()));
}

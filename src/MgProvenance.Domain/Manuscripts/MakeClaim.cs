using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Manuscripts;

[CommandName("make-claim", "Record what a manuscript claims, how strongly, of what, and compared with what.")]
public sealed record MakeClaim(
    ManuscriptId Manuscript,
    string Claim,
    string Wording,
    ClaimStrength Strength,
    string Subject,
    string Property,
    Place Place,
    AnyQuantity? Value = null,
    IReadOnlyList<string>? ComparedWith = null) : IRecords<ClaimMade>
{
    public static Decision Decide(MakeClaim c, Manuscript manuscript) => c switch
    {
        _ when string.IsNullOrWhiteSpace(c.Claim) => Decision.Refuse("manuscript.key-missing", "Give the claim a short key."),
        _ when string.IsNullOrWhiteSpace(c.Wording) || string.IsNullOrWhiteSpace(c.Subject) || string.IsNullOrWhiteSpace(c.Property) =>
            Decision.Refuse("manuscript.claim-incomplete", "A claim has a wording, a subject and a property."),
        _ when c.ComparedWith?.Any(string.IsNullOrWhiteSpace) == true => Decision.Refuse("manuscript.comparison-incomplete", "Name each thing that it is compared with."),
        _ => Manuscripts.Manuscript.Impossible(c.Place) ?? manuscript.NotOpen(c.Manuscript) ?? Manuscripts.Manuscript.AcceptOnce(
            manuscript.Claims,
            c.Claim.Trim(),
            new ClaimMade(c.Manuscript, c.Claim.Trim(), c.Wording.Trim(), c.Strength, c.Subject.Trim(), c.Property.Trim(), c.Value, c.ComparedWith, c.Place),
            "manuscript.claim-made"),
    };
}

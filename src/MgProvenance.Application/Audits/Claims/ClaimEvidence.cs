using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Manuscripts;

namespace MgProvenance.Application.Audits.Claims;

/// <summary>A claim with the groups that it names and the cells of its evidence. A study as evidence is all of its cells and measurements.</summary>
/// <param name="Streams">Everything that supports it.</param>
/// <param name="Subject">Groups that it is about; empty where it is about something else.</param>
/// <param name="Compared">Groups that it compares these with.</param>
/// <param name="Members">Evidence that belongs to a group, with its cell.</param>
internal sealed record ClaimEvidence(
    AuditedManuscript Manuscript,
    AuditedClaim Claim,
    IReadOnlyList<string> Streams,
    IReadOnlyList<string> Subject,
    IReadOnlyList<string> Compared,
    IReadOnlyList<(AuditedStudy Study, string Group, string Stream, AuditedCell? Cell)> Members)
{
    public string Key => Claim.Fact.Claim;

    /// <summary>The claim in a sentence.</summary>
    public string Quoted => $"“{Claim.Fact.Wording}” ({Key})";

    /// <summary>It says that something is more than something else.</summary>
    public bool Compares => Claim.Fact.Strength is ClaimStrength.Superlative or ClaimStrength.Comparative;

    public IEnumerable<string> Groups => Members.Select(m => m.Group).Distinct(StringComparer.Ordinal);

    /// <summary>Cells per group that its evidence shows and the study did not exclude, groups as they are named first.</summary>
    public IReadOnlyList<(string Group, int Cells)> Count { get; } =
    [
        .. Members.Where(m => m.Cell is { } cell && m.Study.State.Excluded.All(e => e.Cell.Value != cell.Id))
            .GroupBy(m => m.Group, StringComparer.Ordinal).Select(g => (g.Key, g.Select(m => m.Cell!.Id).Distinct(StringComparer.Ordinal).Count())),
    ];

    /// <summary>Every claim of the manuscripts, in the order in which they were made.</summary>
    public static IEnumerable<ClaimEvidence> Of(AuditedRecord record)
    {
        var groups = record.Studies.SelectMany(s => s.State.Groups.Keys).ToHashSet(StringComparer.Ordinal);
        return from manuscript in record.Manuscripts from claim in manuscript.Claims select Of(record, groups, manuscript, claim);
    }

    private static ClaimEvidence Of(AuditedRecord record, HashSet<string> groups, AuditedManuscript manuscript, AuditedClaim claim)
    {
        List<string> streams = [.. claim.Supporting.SelectMany(s => record.Studies.FirstOrDefault(study => study.Stream.StreamId == s)?.Members ?? [s]).Distinct(StringComparer.Ordinal)];
        return new ClaimEvidence(
            manuscript,
            claim,
            streams,
            Named([claim.Fact.Subject]),
            Named(claim.Fact.ComparedWith ?? []),
            [.. streams.SelectMany(s => record.GroupsOf(s).Select(g => (g.Study, g.Group, s, record.CellOf(s))))]);

        List<string> Named(IEnumerable<string> words) => [.. words.SelectMany(w => ValueSet.Of(w).Append(w)).Where(groups.Contains).Distinct(StringComparer.Ordinal)];
    }
}

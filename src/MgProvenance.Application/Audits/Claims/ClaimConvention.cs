using System.Text.RegularExpressions;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Claims;

/// <summary>A claimed number that has no meaning without a declaration that is not there.</summary>
internal sealed partial class ClaimConvention : IAuditRule
{
    public string Id => "claim.convention-undeclared";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A retention claimed on cells of a study that declares no reference cycle, a theoretical capacity without a declared reaction, and a C-rate claimed of runs whose program and study do not say what 1C is. One finding for each study.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var claims = ClaimEvidence.Of(record).ToList();
        return
        [
            .. PerStudy(claims.Where(c => Is(c, ClaimedQuantity.Retention)), m => m.Study.State.ReferenceCycle is null, (claim, study) => $"{claim} a retention, and {study} declares no cycle from which it is counted"),
            .. PerStudy(claims.Where(c => Is(c, ClaimedQuantity.TheoreticalCapacity)), m => m.Study.State.Reaction is null, (claim, study) => $"{claim} a theoretical capacity, and {study} declares no reaction by which it is counted"),
            .. PerStudy(claims.Where(c => CRate().IsMatch(c.Claim.Fact.Property)), m => m.Study.State.Reaction is null && IsWithoutOneC(m.Stream), (claim, study) => $"{claim} something at a C-rate, and neither the programs nor {study} declare what 1C is"),
        ];

        bool Is(ClaimEvidence claim, ClaimedQuantity quantity) => record.Settings.Claims.Property(claim.Claim.Fact.Property)?.Quantity == quantity;

        bool IsWithoutOneC(string stream) => record.Streams.GetValueOrDefault(stream) is { } run && run.Of<RunPlanned>().Any() && run.Of<ProgramPinned>().LastOrDefault().Fact?.OneC is null;
    }

    private IEnumerable<AuditFinding> PerStudy(
        IEnumerable<ClaimEvidence> claims, Func<(AuditedStudy Study, string Group, string Stream, AuditedCell? Cell), bool> lacks, Func<string, string, string> sentence) =>
        from claim in claims
        from study in claim.Members.Where(lacks).Select(m => m.Study).Distinct()
        group claim by study into one
        select this.Finding(
            $"{sentence($"{Words.List(one.Select(c => c.Quoted))} {(one.Count() == 1 ? "claims" : "claim")}", one.Key.Label)}.",
            one.Select(c => c.Claim.Evidence));

    /// <summary>“1C”, “C/10” and “0.5C” are rates, “C 1s” is none.</summary>
    [GeneratedRegex(@"\b\d+(\.\d+)?\s?C\b|\bC/\d+")]
    private static partial Regex CRate();
}

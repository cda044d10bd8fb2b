using MgProvenance.Application.Events;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>Claims use numbers that stand on a temperature or a current density that nobody recorded.</summary>
internal sealed class ConditionNotRecorded : IAuditRule
{
    public string Id => "number.condition-not-recorded";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A claim is supported by runs whose number needs a temperature or a current per area, and none is recorded with them.";

    private sealed record Missing(string What, RecordedStream Run, AuditedClaim Claim);

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var ours = record.Target.Runs.ToDictionary(r => r.StreamId, StringComparer.Ordinal);
        var missing = from claim in record.Claims
                      from id in claim.Supporting
                      where ours.ContainsKey(id)
                      from what in In(ours[id], claim, record.Settings.Substances)
                      select new Missing(what, ours[id], claim);
        foreach (var those in missing.GroupBy(m => m.What))
        {
            var (claims, runs) = (those.Select(m => m.Claim).Distinct().ToList(), those.Select(m => m.Run).DistinctBy(r => r.StreamId).ToList());
            yield return this.Finding(
                $"What is claimed of {StudyBench.Listed([.. claims.Select(c => c.Fact.Property).Distinct(StringComparer.Ordinal)])} needs {those.Key}, and none is recorded with {StudyBench.Listed([.. runs.Select(r => r.Label ?? r.StreamId)])}.",
                claims.Select(c => c.Evidence).Concat(runs.Select(r => AuditEvidence.Of(r.Events[0], $"{r.Label}: without {those.Key}"))));
        }
    }

    private static IEnumerable<string> In(RecordedStream run, AuditedClaim claim, KnownSubstances words)
    {
        if (!run.Of<TemperatureLogged>().Any() && words.NeedTemperature.Any(w => claim.Fact.Property.Contains(w, StringComparison.OrdinalIgnoreCase))) yield return "a temperature";
        if (RunTechnique.Of(run)?.Kind == RunKind.Symmetric && run.Of<ProgramPinned>().LastOrDefault().Fact is not { ArealCurrent: not null } and not { ArealCapacity: not null }) yield return "a current per area";
    }
}

using MgProvenance.Application.Studies;
using MgProvenance.Domain.Studies;

namespace MgProvenance.Application.Audits.Groups;

/// <summary>Cells were excluded by a rule that was made when data could be seen.</summary>
internal sealed class ExclusionPostHoc : IAuditRule
{
    public string Id => "exclusion.post-hoc";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "Cells that were excluded by a criterion which was declared, or changed, after the first data file of a cell of the study. One finding for each criterion.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from excluded in Exclusions.Of(record)
        where record.Target.WhenDeclared(excluded.Fact.Criterion) == Declared.PostHoc
        group excluded by excluded.Fact.Criterion into same
        let declared = record.Target.Stream.Of<ExclusionCriterionDeclared>().Where(c => c.Fact.Criterion == same.Key)
        select this.Finding(
            $"{Words.List(same.Select(e => e.Cell))} of {record.Target.Opened.Label} {(same.Count() == 1 ? "was" : "were")} excluded by “{same.Key}”, a criterion that was declared when data could be seen.",
            [.. same.Select(Exclusions.Evidence), .. declared.Select(d => AuditEvidence.Of(d.Recorded, $"{d.Fact.Criterion}: {d.Fact.Text}"))],
            same.Select(e => e.Fact.Cell.Value));
}

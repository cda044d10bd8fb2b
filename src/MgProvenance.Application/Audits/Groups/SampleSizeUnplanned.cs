using MgProvenance.Domain.Studies;

namespace MgProvenance.Application.Audits.Groups;

/// <summary>No plan how many cells there should be.</summary>
internal sealed class SampleSizeUnplanned : IAuditRule
{
    public string Id => "study.sample-size-unplanned";

    public AuditSeverity Severity => AuditSeverity.Note;

    public string LooksFor => "Groups for which no number of cells was planned. One finding for the study.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var without = record.Target.Stream.Of<GroupDeclared>().Where(g => !record.Target.State.PlannedCells.ContainsKey(g.Fact.Group)).ToList();
        if (without.Count == 0) yield break;
        yield return this.Finding(
            $"{record.Target.Opened.Label} plans no number of cells for {Words.List(without.Select(g => g.Fact.Group))}.",
            without.Select(g => AuditEvidence.Of(g.Recorded, $"{g.Fact.Group}: {g.Fact.Factor}")));
    }
}

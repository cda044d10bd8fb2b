using MgProvenance.Application.Audits.Claims;
using MgProvenance.Domain.Studies;

namespace MgProvenance.Application.Audits.Groups;

/// <summary>A group without any tested cell.</summary>
internal sealed class GroupUntested : IAuditRule
{
    public string Id => "group.untested";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A declared group of which no cell was tested and nothing was measured.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from declared in record.Target.Stream.Of<GroupDeclared>()
        let cells = record.Target.Cells.Count(c => c.Group == declared.Fact.Group)
        where !record.Target.Cells.Any(c => c.Group == declared.Fact.Group && c.IsTested) && !record.Target.State.Measurements.Values.Contains(declared.Fact.Group)
        select this.Finding(
            $"Group {declared.Fact.Group} of {record.Target.Opened.Label} has {(cells == 0 ? "no cell" : $"{Words.Count(cells, "cell")}, none of them tested")}.",
            [AuditEvidence.Of(declared.Recorded, $"{declared.Fact.Group}: {declared.Fact.Factor}")]);
}

/// <summary>A group of one cell.</summary>
internal sealed class SingleReplicate : IAuditRule
{
    public string Id => "group.single-replicate";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A group with one tested cell that was not excluded, where no comparing claim stands on it (such claims are counted by themselves).";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var study = record.Target;
        var compared = ClaimEvidence.Of(record).Where(c => c.Compares).SelectMany(c => c.Members).Where(m => m.Study.Stream.StreamId == study.Stream.StreamId).Select(m => m.Group).ToHashSet(StringComparer.Ordinal);
        return from declared in study.Stream.Of<GroupDeclared>()
               let cells = TestedCells.Of(study, declared.Fact.Group)
               where cells.Count == 1 && !compared.Contains(declared.Fact.Group)
               select this.Finding(
                   $"Group {declared.Fact.Group} of {study.Opened.Label} stands on one cell, {cells[0].Label}: there is no spread.",
                   [AuditEvidence.Of(declared.Recorded, $"{declared.Fact.Group}: {declared.Fact.Factor}")],
                   [cells[0].Story.Cell.StreamId]);
    }
}

/// <summary>Fewer cells than were planned.</summary>
internal sealed class SampleSizeMissed : IAuditRule
{
    public string Id => "group.sample-size-missed";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A group with fewer tested cells that were not excluded than were planned.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from planned in record.Target.Stream.Of<SampleSizePlanned>().GroupBy(p => p.Fact.Group, StringComparer.Ordinal).Select(g => g.Last())
        let cells = TestedCells.Of(record.Target, planned.Fact.Group).Count
        where cells < planned.Fact.Cells
        select this.Finding(
            $"Group {planned.Fact.Group} of {record.Target.Opened.Label} has {Words.Count(cells, "tested cell")} of {planned.Fact.Cells} that were planned.",
            [AuditEvidence.Of(planned.Recorded, $"{planned.Fact.Group}: {Words.Count(planned.Fact.Cells, "cell")} planned")]);
}

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

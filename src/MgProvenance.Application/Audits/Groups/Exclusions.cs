using MgProvenance.Application.Events;
using MgProvenance.Application.Studies;
using MgProvenance.Domain.Studies;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Groups;

/// <summary>What the rules on exclusions look at.</summary>
internal static class ExclusionsOf
{
    public static IEnumerable<(CellExcluded Fact, RecordedEvent Recorded, string Cell)> Study(AuditedRecord record) =>
        record.Target.Stream.Of<CellExcluded>().Select(e => (e.Fact, e.Recorded, record.LabelOf(e.Fact.Cell.Value)));

    public static AuditEvidence Evidence((CellExcluded Fact, RecordedEvent Recorded, string Cell) e) => AuditEvidence.Of(e.Recorded, $"{e.Cell} excluded by {e.Fact.Criterion}: {e.Fact.Reason}");
}

/// <summary>Cells were excluded by a rule that was made when data could be seen.</summary>
internal sealed class ExclusionPostHoc : IAuditRule
{
    public string Id => "exclusion.post-hoc";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "Cells that were excluded by a criterion which was declared, or changed, after the first data file of a cell of the study. One finding for each criterion.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from excluded in ExclusionsOf.Study(record)
        where record.Target.WhenDeclared(excluded.Fact.Criterion) == Declared.PostHoc
        group excluded by excluded.Fact.Criterion into same
        let declared = record.Target.Stream.Of<ExclusionCriterionDeclared>().Where(c => c.Fact.Criterion == same.Key)
        select this.Finding(
            $"{Words.List(same.Select(e => e.Cell))} of {record.Target.Opened.Label} {(same.Count() == 1 ? "was" : "were")} excluded by “{same.Key}”, a criterion that was declared when data could be seen.",
            [.. same.Select(ExclusionsOf.Evidence), .. declared.Select(d => AuditEvidence.Of(d.Recorded, $"{d.Fact.Criterion}: {d.Fact.Text}"))],
            same.Select(e => e.Fact.Cell.Value));
}

/// <summary>Who excluded a cell also approved it.</summary>
internal sealed class ExclusionOwnApproval : IAuditRule
{
    public string Id => "exclusion.own-approval";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "Exclusions that were approved by the person who recorded them. One finding for the study.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var own = ExclusionsOf.Study(record).Where(e => e.Fact.Approver.Value == (e.Recorded.Correction ?? e.Recorded.Stored).Actor).ToList();
        if (own.Count == 0) yield break;
        yield return this.Finding(
            $"The exclusion of {Words.List(own.Select(e => e.Cell))} from {record.Target.Opened.Label} was approved by the person who recorded it.",
            own.Select(ExclusionsOf.Evidence),
            own.Select(e => e.Fact.Cell.Value));
    }
}

/// <summary>Nothing is left of a group.</summary>
internal sealed class GroupExcluded : IAuditRule
{
    public string Id => "exclusion.whole-group";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A group of which every tested cell was excluded.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from declared in record.Target.Stream.Of<GroupDeclared>()
        let tested = record.Target.Cells.Where(c => c.Group == declared.Fact.Group && c.IsTested).ToList()
        where tested.Count > 0 && tested.TrueForAll(c => c.Exclusion is not null)
        select this.Finding(
            $"All {Words.Count(tested.Count, "tested cell")} of group {declared.Fact.Group} of {record.Target.Opened.Label} {(tested.Count == 1 ? "is" : "are")} excluded.",
            [AuditEvidence.Of(declared.Recorded, $"{declared.Fact.Group}: {declared.Fact.Factor}"), .. ExclusionsOf.Study(record).Where(e => tested.Exists(c => c.Story.Cell.StreamId == e.Fact.Cell.Value)).Select(ExclusionsOf.Evidence)],
            tested.Select(c => c.Story.Cell.StreamId));
}

/// <summary>One cell is excluded for what another may do.</summary>
internal sealed class ExclusionUneven : IAuditRule
{
    public string Id => "exclusion.uneven";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A cell was excluded and its test says that it failed, while another cell of the study whose test gives the same reason of failure is not excluded.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var failed = record.Target.Cells.SelectMany(c => c.Runs.SelectMany(r => r.Of<CellFailed>()).Select(f => (Cell: c, f.Fact.Reason, f.Recorded))).ToLookup(f => f.Reason.Trim(), StringComparer.OrdinalIgnoreCase);
        return from reason in failed
               let kept = reason.Where(f => f.Cell.Exclusion is null).ToList()
               let left = reason.Where(f => f.Cell.Exclusion is not null).ToList()
               where kept.Count > 0 && left.Count > 0
               select this.Finding(
                   $"{Words.List(left.Select(f => f.Cell.Label))} of {record.Target.Opened.Label} failed by “{reason.Key}” and {(left.Count == 1 ? "is" : "are")} excluded; {Words.List(kept.Select(f => f.Cell.Label))} failed by the same and {(kept.Count == 1 ? "is" : "are")} not.",
                   reason.Select(f => AuditEvidence.Of(f.Recorded, $"{f.Cell.Label} ({f.Cell.Group}): {f.Reason}")),
                   kept.Select(f => f.Cell.Story.Cell.StreamId));
    }
}

/// <summary>What decides which cycles count was declared when data could be seen.</summary>
internal sealed class DeclaredPostHoc : IAuditRule
{
    public string Id => "study.declared-post-hoc";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "Conditioning, activation, reference cycle, reaction or sample size that was declared, or changed, after the first data file of a cell of the study.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var events = record.Target.Runs.Prepend(record.Target.Stream).SelectMany(s => s.Events).Where(e => (e.Correction ?? e.Stored).Index is not null).ToLookup(e => (e.Correction ?? e.Stored).Index);
        return from declared in record.Target.Declarations
               where declared.When == Declared.PostHoc && declared.What != Declarations.Criterion
               select this.Finding(
                   $"The {declared.What}{(declared.Of is { } of ? $" of {of}" : string.Empty)} in {record.Target.Opened.Label} was declared when data could be seen: {declared.Text}.",
                   events[declared.Index].Select(e => AuditEvidence.Of(e, $"{declared.What}: {declared.Text}")));
    }
}

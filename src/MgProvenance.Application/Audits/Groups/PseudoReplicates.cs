using MgProvenance.Application.Events;
using MgProvenance.Application.Reports;
using MgProvenance.Domain.Studies;

namespace MgProvenance.Application.Audits.Groups;

/// <summary>Each group's cells are of one batch of its own, so group and batch cannot be told apart.</summary>
internal sealed class PseudoReplicates : IAuditRule
{
    public string Id => "group.pseudo-replicates";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "All cells of a group are from one electrolyte batch that no other group has: they are no independent replicates, and what the batch does cannot be told from what the group does. One finding for the study.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var study = record.Target;
        var groups = study.Groups.Select(g => (Group: g, Cells: TestedCells.Of(study, g.Group))).ToList();
        var single = groups.Where(g => g.Cells.Count > 1 && OnlyBatch(g.Cells) is { } batch && !groups.Exists(o => o.Group != g.Group && o.Cells.Exists(c => c.Story.Batch?.StreamId == batch.StreamId))).ToList();
        if (groups.Count < 2 || single.Count == 0) yield break;
        yield return this.Finding(
            $"Each of these groups of {study.Opened.Label} is of one batch, so its cells are no independent replicates: {Words.List(single.Select(g => $"{g.Group.Group} ({Words.Count(g.Cells.Count, "cell")}, {OnlyBatch(g.Cells)!.Label})"))}.",
            single.SelectMany(g => study.Stream.Of<GroupDeclared>().Where(d => d.Fact.Group == g.Group.Group).Select(d => AuditEvidence.Of(d.Recorded, $"{g.Group.Group}: {Words.List(g.Cells.Select(c => c.Label))}"))),
            single.SelectMany(g => g.Cells).Select(c => c.Story.Cell.StreamId));
    }

    private static RecordedStream? OnlyBatch(List<StudyCell> cells) =>
        cells.Select(c => c.Story.Batch?.StreamId).Distinct(StringComparer.Ordinal).Count() == 1 ? cells[0].Story.Batch : null;
}

using MgProvenance.Application.Audits.Claims;
using MgProvenance.Domain.Studies;

namespace MgProvenance.Application.Audits.Groups;

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

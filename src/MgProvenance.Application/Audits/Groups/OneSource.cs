using MgProvenance.Application.Events;
using MgProvenance.Domain.Studies;

namespace MgProvenance.Application.Audits.Groups;

/// <summary>All cells of a study stand on one batch or one sheet.</summary>
internal sealed class OneSource : IAuditRule
{
    public string Id => "study.one-source";

    public AuditSeverity Severity => AuditSeverity.Note;

    public string LooksFor => "All tested cells of a study are from one electrolyte batch, or have their electrode from one sheet: nothing shows that it holds for another.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var study = record.Target;
        var tested = study.Cells.Where(c => c.IsTested && c.Exclusion is null).ToList();
        if (tested.Count < 2) return [];
        return Of("electrolyte batch", [.. tested.Select(c => c.Story.Batch)]).Concat(Of("electrode sheet", [.. tested.Select(c => c.Story.PositiveSheet)]));

        IEnumerable<AuditFinding> Of(string what, List<RecordedStream?> sources) => sources.DistinctBy(s => s?.StreamId).ToList() is [{ } one]
            ? [this.Finding($"All {Words.Count(tested.Count, "tested cell")} of {study.Opened.Label} are of one {what}, {one.Label}.", [AuditEvidence.Of(study.Stream.Of<StudyOpened>().First().Recorded, $"{study.Opened.Label}: {study.Opened.Title}")], tested.Select(c => c.Story.Cell.StreamId))]
            : [];
    }
}

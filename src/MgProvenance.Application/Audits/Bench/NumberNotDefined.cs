using MgProvenance.Application.Events;
using MgProvenance.Application.Reports;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>Numbers per gram or per area of tested cells are not defined, or have no uncertainty, because something was not recorded.</summary>
internal sealed class NumberNotDefined : IAuditRule
{
    public string Id => "number.not-defined";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "Capacities of cells that were cycled are not defined per gram or per area, or have no uncertainty, because something of the electrode was not recorded.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var bench = StudyBench.Of(record);
        foreach (var those in record.Target.Cells.Where(c => c.Run?.Summary is not null).SelectMany(Reasons).GroupBy(r => (r.What, r.Reason)))
        {
            yield return this.Finding(
                $"{those.Key.What} in {bench.SomeCells([.. those.Select(t => t.Cell.Label)])}: {those.Key.Reason}",
                those.Select(t => AuditEvidence.Of(t.At, $"{t.Cell.Label}: {t.Reason}")),
                those.Select(t => t.Cell.Story.Cell.StreamId));
        }
    }

    private static IEnumerable<(StudyCell Cell, string What, string Reason, RecordedEvent At)> Reasons(StudyCell cell)
    {
        var story = cell.Story;
        var at = story.PositivePiece?.Of<PieceCut>().FirstOrDefault().Recorded ?? story.Cell.Events[0];
        var (mass, reason, _) = story.ActiveMass();
        if (RunKindOf(cell) != RunKind.Symmetric && mass is null) yield return (cell, "Capacity per gram is not defined", reason!, at);
        if (mass is { Mass.StandardUncertainty: null }) yield return (cell, "Capacity per gram has no uncertainty", reason ?? "That of the active mass is not known.", at);
        if (story.Area() is { Value: null, Reason: { } none }) yield return (cell, "Capacity and current per area are not defined", none, at);
    }

    private static RunKind? RunKindOf(StudyCell cell) => cell.RunStream is { } run ? TestRuns.RunTechnique.Of(run)?.Kind : null;
}

using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>Something is said to lie beyond an operating window, and begins within it or at its very limit.</summary>
internal sealed class NotBeyondLimit : IAuditRule
{
    public string Id => "limit.not-beyond";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "Something is said to lie beyond an operating window, and begins within the window as stated or as pinned in a program, or at its very limit.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        foreach (var manuscript in record.Manuscripts)
        {
            foreach (var beyond in manuscript.Statements.Where(s => s.Relation.Role == RelationRole.BeyondLimit && s.Fact.Quantity is not null))
            {
                var limits = Limits(record, manuscript, beyond).ToList();
                if (limits.Exists(l => !l.Upper && l.Value >= beyond.Fact.Quantity!.Value.Value)) continue;
                var within = limits.Where(l => l.Upper && l.Value >= beyond.Fact.Quantity!.Value.Value).ToList();
                if (within.Count == 0) continue;
                yield return this.Finding(
                    $"{manuscript.Label} says that {beyond.Fact.Subject} {beyond.Fact.Relation} {beyond.Fact.Quantity} ({AuditedManuscript.Where(beyond.Fact.Place)}); the window ends only at {Instances.Text(within.Select(l => (l.Text, l.Where)))}.",
                    within.Select(l => l.Evidence).Prepend(beyond.Evidence),
                    beyond.About);
            }
        }
    }

    /// <summary>Limits of the cells that the statement is about, as stated of them or of their configuration and as pinned in their programs, in the unit of the statement.</summary>
    private static IEnumerable<(bool Upper, decimal Value, string Text, string Where, AuditEvidence Evidence)> Limits(AuditedRecord record, AuditedManuscript manuscript, AuditedStatement beyond)
    {
        var unit = beyond.Fact.Quantity!.Value.Unit;
        var cells = record.CellsOf(beyond).ToList();
        foreach (var limit in manuscript.Statements.Where(s => s.Relation.Role == RelationRole.Limit && (record.SpeakOfSameCells(s, beyond) || cells.Exists(c => c.IsConfiguration(s.Subject)))))
        {
            if (limit.Fact.Quantity?.To(unit) is { } value) yield return (limit.Relation.Topic == RelationTopic.UpperCutoff, value, limit.Fact.Quantity.ToString()!, AuditedManuscript.Where(limit.Fact.Place), limit.Evidence);
        }

        foreach (var (run, pinned, recorded) in cells.SelectMany(c => c.Runs).SelectMany(r => r.Of<ProgramPinned>().Select(p => (r, p.Fact, p.Recorded))))
        {
            if (In(pinned.UpperCutoff, unit) is { } upper) yield return (true, upper, pinned.UpperCutoff.ToString()!, "programs", AuditEvidence.Of(recorded, $"{run.Label}: upper cutoff {pinned.UpperCutoff}"));
            if (In(pinned.LowerCutoff, unit) is { } lower) yield return (false, lower, pinned.LowerCutoff.ToString()!, "programs", AuditEvidence.Of(recorded, $"{run.Label}: lower cutoff {pinned.LowerCutoff}"));
        }
    }

    private static decimal? In(Quantity<Voltage>? limit, string unit) => limit is { } known ? new AnyQuantity(known.Value, known.Unit).To(unit) : null;
}

using MgProvenance.Application.Electrolytes;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>The water of a finished electrolyte was titrated beside what reacts with the reagent.</summary>
internal sealed class KarlFischerUnreliable : IAuditRule
{
    public string Id => "water.karl-fischer-unreliable";

    public AuditSeverity Severity => AuditSeverity.Note;

    public string LooksFor => "The water content of a finished electrolyte was measured by Karl Fischer titration, and it holds a Lewis acid or an alkoxide.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var (bench, karlFischer) = (StudyBench.Of(record), new KarlFischerRule(record.Settings.Substances.UnreliableByKarlFischer.ToHashSet(StringComparer.OrdinalIgnoreCase)));
        foreach (var batch in bench.Of(BatchId.Subject))
        {
            var added = batch.Of<SaltAdded>().Select(s => bench.Lot(s.Fact.Salt).Substance).OfType<string>().ToList();
            var doubtful = batch.Of<WaterContentMeasured>().Select(w => (w.Fact, w.Recorded, Doubt: karlFischer.Doubt(w.Fact, added))).Where(w => w.Doubt is not null).ToList();
            if (doubtful.Count > 0) yield return this.Finding($"{batch.Label}: {doubtful[0].Doubt}", doubtful.Select(w => AuditEvidence.Of(w.Recorded, $"{batch.Label}: water {w.Fact.Content.Said()} by {w.Fact.Method}")));
        }
    }
}

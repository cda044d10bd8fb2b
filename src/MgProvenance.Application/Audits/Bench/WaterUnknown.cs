using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>Nobody measured the water of what an electrolyte was made of.</summary>
internal sealed class WaterUnknown : IAuditRule
{
    public string Id => "water.unknown";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A solvent or salt went into an electrolyte of the study, and no water content of its lot was measured before.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var bench = StudyBench.Of(record);
        var charges = Charge.In(bench);
        var unknown = charges.Where(c => !c.Before<LotWaterContentMeasured>().Any()).ToList();
        if (unknown.Count == 0) yield break;
        string[] lots = [.. unknown.Select(c => c.Facts.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        yield return this.Finding(
            $"No water content measured before mixing is recorded of {StudyBench.Some(lots, charges.Select(c => c.Lot.StreamId).Distinct(StringComparer.Ordinal).Count(), "lot")} in the electrolytes of {bench.CellsOn(unknown.Select(c => c.Batch.StreamId))}.",
            unknown.Select(c => c.Evidence),
            unknown.Select(c => c.Lot.StreamId));
    }
}

using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>What an electrolyte was made of held too much water, or was measured too long before.</summary>
internal sealed class WaterOutOfLimits : IAuditRule
{
    public string Id => "water.out-of-limits";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "The last water content of a solvent or salt before mixing is above the limit, or was measured longer before than the limit allows.";

    private sealed record Measured(Charge Charge, LotWaterContentMeasured Water, RecordedEvent Recorded, Limit Limit, string What);

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var (bench, limits) = (StudyBench.Of(record), record.Settings.Limits);
        return Charge.In(bench).SelectMany(c => Broken(c, limits)).GroupBy(m => (m.Charge.Lot.StreamId, m.Limit.Key)).Select(those => this.Finding(
            $"{those.First().Charge.Facts.Label} {those.First().What}, limit {those.First().Limit}, when it went into {Batches(those)}; in {bench.CellsOn(those.Select(m => m.Charge.Batch.StreamId))}.",
            those.Select(m => AuditEvidence.Of(m.Recorded, $"{m.Charge.Facts.Label}: water {m.Water.Content.Said()} by {m.Water.Method}")).Concat(those.Select(m => m.Charge.Evidence))));
    }

    private static string Batches(IEnumerable<Measured> those) => StudyBench.Listed([.. those.Select(m => m.Charge.Batch.Label ?? m.Charge.Batch.StreamId).Distinct(StringComparer.Ordinal)]);

    private static IEnumerable<Measured> Broken(Charge charge, BenchLimits limits)
    {
        if (charge.Before<LotWaterContentMeasured>().LastOrDefault() is not ({ } water, { } recorded)) yield break;
        var (most, oldest) = (limits[charge.AsSolvent ? "solvent-water-most" : "salt-water-most"], limits["water-age-most"]);
        if (water.Content.IsAbove(most)) yield return new Measured(charge, water, recorded, most, $"held {water.Content.Said()} of water");
        if (BenchTime.Between(water.DoneAt, charge.At).IsAbove(Seconds.In(oldest))) yield return new Measured(charge, water, recorded, oldest, $"had its water measured {Seconds.Days(water.DoneAt!.Value, charge.At!.Value)} before");
    }
}

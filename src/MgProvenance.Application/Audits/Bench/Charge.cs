using MgProvenance.Application.Events;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>A lot went into an electrolyte.</summary>
/// <param name="At">When, as far as is known: the opening of the batch stands in for an act without a time.</param>
/// <param name="AsSolvent">Else as a salt.</param>
internal sealed record Charge(RecordedStream Batch, RecordedEvent Act, RecordedStream Lot, LotFacts Facts, BenchTime? At, bool AsSolvent)
{
    public static IReadOnlyList<Charge> In(StudyBench bench)
    {
        var charges = new List<Charge>();
        foreach (var batch in bench.Of(BatchId.Subject))
        {
            var opened = batch.Of<BatchOpened>().FirstOrDefault().Fact?.DoneAt;
            foreach (var act in batch.Events)
            {
                if (LotOf(act.Fact) is { } id && bench.Stream(id.Value) is { } lot) charges.Add(new Charge(batch, act, lot, bench.Lot(id), BenchTimes.Of(act.Fact) ?? opened, act.Fact is SolventDispensed));
            }
        }

        return charges;
    }

    /// <summary>Facts of the lot that were not certainly found only after it was charged.</summary>
    public IEnumerable<(TFact Fact, RecordedEvent Recorded)> Before<TFact>()
        where TFact : IEvent => Lot.Of<TFact>().Where(f => !(BenchTimes.Of(f.Fact) is { } found && At is { } charged && found.At >= charged.End));

    public AuditEvidence Evidence => AuditEvidence.Of(Act, $"{Batch.Label}: {Facts.Label} charged{(At is { } at ? $" {at}" : string.Empty)}");

    private static LotId? LotOf(IEvent fact) => fact switch { SolventDispensed e => e.Solvent, SaltAdded e => e.Salt, _ => null };
}

using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Electrolytes;

/// <param name="SolventCharged">Sum of the solvent dispensed, mL; not the volume of the solution.</param>
/// <param name="Drawn">Sum of the aliquots, mL.</param>
public sealed record BatchRow(
    string Batch,
    string Label,
    string Formulation,
    BenchTime? Begun,
    string State,
    decimal SolventCharged,
    decimal Drawn,
    IReadOnlyList<string> Lots,
    int OpenDeviations);

public sealed class BatchProjection() : StreamProjection<BatchRow>(Named, 1, BatchId.Subject)
{
    public const string Named = "batches";

    protected override IEnumerable<(string Key, BatchRow Row)> Rows(RecordedStream stream)
    {
        if (stream.Of<BatchOpened>().FirstOrDefault().Fact is not { } opened) yield break;
        var (batch, deviations) = stream.Fold<Electrolyte>();
        yield return (opened.Label.Text, new BatchRow(
            stream.StreamId,
            opened.Label.Text,
            opened.Formulation,
            opened.DoneAt,
            batch switch { { IsDiscarded: true } => "discarded", { IsReleased: true } => "released", _ => "in preparation" },
            stream.Of<SolventDispensed>().Sum(e => e.Fact.Volume.In("mL")),
            stream.Of<AliquotDrawn>().Sum(e => e.Fact.Volume.In("mL")),
            [.. stream.Of<SolventDispensed>().Select(e => e.Fact.Solvent.Value).Concat(stream.Of<SaltAdded>().Select(e => e.Fact.Salt.Value)).Distinct(StringComparer.Ordinal)],
            deviations.Open.Count));
    }
}

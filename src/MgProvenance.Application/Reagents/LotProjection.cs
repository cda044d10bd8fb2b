using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Reagents;

/// <param name="Mass">What the container held when it came.</param>
/// <param name="Volume">The same.</param>
/// <param name="OpenUntil">Last day of use since it was opened; null while it was not, and where there is no such limit.</param>
/// <param name="LeftMg">Known to be left by mass; below zero where more was taken. Null where no mass is known.</param>
/// <param name="LeftMl">The same by volume.</param>
/// <param name="InOtherTerms">Something was taken by mass of what is known by volume, or the other way round.</param>
/// <param name="Counted">When its stock was taken last; null before that, and where the time is not known.</param>
public sealed record LotRow(
    string Lot,
    string Label,
    string Substance,
    string? Formula,
    Quantity<MassFraction>? Purity,
    string? Supplier,
    string? LotNumber,
    DateOnly? Expires,
    Reported<TraceContent>? Water,
    bool Recalled,
    int OpenDeviations,
    Quantity<Mass>? Mass,
    Quantity<Volume>? Volume,
    DateOnly? OpenUntil,
    decimal? LeftMg,
    decimal? LeftMl,
    bool InOtherTerms,
    BenchTime? Counted);

public sealed class LotProjection() : StreamProjection<LotRow>(Named, 2, LotId.Subject)
{
    public const string Named = "lots";

    protected override IEnumerable<(string Key, LotRow Row)> Rows(RecordedStream stream)
    {
        if (stream.Of<LotReceived>().FirstOrDefault().Fact is not { } received) yield break;
        var (lot, deviations) = stream.Fold<Lot>();
        yield return (received.Label.Text, new LotRow(
            stream.StreamId,
            received.Label.Text,
            received.Substance,
            received.Formula,
            received.Purity,
            received.Supplier,
            received.LotNumber,
            received.Expires,
            stream.Of<LotWaterContentMeasured>().LastOrDefault().Fact?.Content,
            lot.IsRecalled,
            deviations.Open.Count,
            received.Mass,
            received.Volume,
            lot.OpenUntil,
            lot.KnownMassMg,
            lot.KnownVolumeMl,
            stream.Of<AmountWithdrawn>().Any(w => w.Fact.Mass is null ? lot.KnownVolumeMl is null : lot.KnownMassMg is null),
            BenchOrder.Of(stream.Events, null).Select(e => e.Fact).OfType<StockReconciled>().LastOrDefault()?.DoneAt));
    }
}

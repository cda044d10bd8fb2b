using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Reagents;

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
    int OpenDeviations);

public sealed class LotProjection() : StreamProjection<LotRow>(Named, 1, LotId.Subject)
{
    public const string Named = "lots";

    protected override IEnumerable<(string Key, LotRow Row)> Rows(RecordedStream stream)
    {
        if (stream.Of<LotReceived>().FirstOrDefault().Fact is not { } received) yield break;
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
            stream.Of<LotRecalled>().Any(),
            stream.Deviations.Open.Count));
    }
}

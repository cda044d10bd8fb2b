using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Reagents;

/// <summary>How often something took of a lot: what took it says so, and the lot says how much it was where that is known. The rows of both are added up by who asks.</summary>
/// <param name="Into">Stream id of what took it.</param>
/// <param name="Takings">Facts of that stream that name the lot.</param>
/// <param name="Withdrawals">Facts of the lot that say how much went there.</param>
/// <param name="Latest">Bench time of the last of them; null where that of any is not known.</param>
public sealed record StockRow(string Lot, string Into, int Takings, int Withdrawals, BenchTime? Latest);

/// <summary>What moves each lot, keyed by the lot's stream id.</summary>
public sealed class StockProjection() : StreamProjection<StockRow>(
    Named, 1, LotId.Subject, BatchId.Subject, SheetId.Subject, PieceId.Subject, CellId.Subject, SynthesisId.Subject, SpecimenId.Subject, MeasurementId.Subject)
{
    public const string Named = "stock";

    protected override IEnumerable<(string Key, StockRow Row)> Rows(RecordedStream stream) =>
        StreamIds.SubjectOf(stream.StreamId) == LotId.Subject
            ? from withdrawn in stream.Of<AmountWithdrawn>()
              where withdrawn.Fact.For is not null
              group withdrawn.Fact.DoneAt by withdrawn.Fact.For!.Value.Value into times
              select (stream.StreamId, new StockRow(stream.StreamId, times.Key, 0, times.Count(), Latest(times)))
            : from taken in stream.Events
              where !LineageProjection.SaysWhatLeft(taken.Fact.GetType())
              from lot in Mentions.In(taken.Fact)
              where StreamIds.SubjectOf(lot) == LotId.Subject
              group taken.Fact by lot into facts
              select (facts.Key, new StockRow(facts.Key, stream.StreamId, Math.Max(1, facts.Count(f => f is not SheetStarted)), 0, Latest(facts.Select(BenchTimes.Of))));

    private static BenchTime? Latest(IEnumerable<BenchTime?> times) => times.Any(t => t is null) ? null : times.MaxBy(t => t!.Value.End);
}

using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Reagents;

/// <summary>What is left of lots and where it went.</summary>
/// <param name="notebook">Where the movements of one lot are read.</param>
public sealed class Stock(IProjections projections, NotebookAt notebook)
{
    /// <summary>Every lot, by label.</summary>
    /// <param name="on">Day for which is told whether it may be used.</param>
    public async Task<IReadOnlyList<StockLine>> List(DateOnly on, CancellationToken cancellation)
    {
        var lots = (await projections.Rows(LotProjection.Named, cancellation).ConfigureAwait(false)).As<LotRow>();
        var moves = (await projections.Rows(StockProjection.Named, cancellation).ConfigureAwait(false)).As<StockRow>().ToLookup(r => r.Lot, StringComparer.Ordinal);
        return [.. lots.Select(lot => Line(lot, Unmeasured(lot, moves[lot.Lot]).Any(), on))];
    }

    /// <summary>One lot with each of its movements in the order of the bench; null when there is no such lot.</summary>
    public async Task<LotStock?> Of(string lotId, DateOnly on, CancellationToken cancellation)
    {
        if ((await projections.RowsOf(LotProjection.Named, lotId, cancellation).ConfigureAwait(false)).As<LotRow>().FirstOrDefault() is not { } lot) return null;
        var unmeasured = Unmeasured(lot, (await projections.Rows(StockProjection.Named, lotId, cancellation).ConfigureAwait(false)).As<StockRow>()).ToList();
        var moved = Movements(await notebook.Stream(lotId, cancellation).ConfigureAwait(false)).ToList();
        string[] places = [.. moved.Select(m => m.Into).OfType<string>().Concat(unmeasured).Distinct(StringComparer.Ordinal)];
        var names = (await projections.RowsOf(NameProjection.Named, places, cancellation).ConfigureAwait(false)).As<StreamName>().ToDictionary(n => n.Stream, n => n.Label, StringComparer.Ordinal);
        return new LotStock(
            Line(lot, unmeasured.Count > 0, on),
            [.. moved.Select(m => m with { IntoLabel = m.Into is { } into ? names.GetValueOrDefault(into, into) : null })],
            [.. unmeasured.Select(id => new UnmeasuredUse(id, names.GetValueOrDefault(id, id)))]);
    }

    /// <summary>What took of the lot without saying how much, since its stock was taken.</summary>
    private static IEnumerable<string> Unmeasured(LotRow lot, IEnumerable<StockRow> moves) =>
        from move in moves
        group move by move.Into into both
        where both.Sum(m => m.Takings) > both.Sum(m => m.Withdrawals)
        where !both.Where(m => m.Takings > 0).All(m => m.Latest?.End <= lot.Counted?.At)
        select both.Key;

    private static StockLine Line(LotRow lot, bool unmeasured, DateOnly on) => new(
        lot.Lot,
        lot.Label,
        lot.Substance,
        lot.Mass,
        lot.Volume,
        new Left(
            lot switch
            {
                { LeftMg: null, LeftMl: null } => LeftState.Unknown,
                { LeftMg: < 0 } or { LeftMl: < 0 } => LeftState.Overdrawn,
                _ when unmeasured || lot.InOtherTerms => LeftState.AtMost,
                _ => LeftState.Known,
            },
            lot.LeftMg,
            lot.LeftMl),
        Expiry(lot, on),
        lot.Expires is { } expires && !(lot.OpenUntil < expires) ? expires : lot.OpenUntil,
        lot.OpenDeviations);

    private static Usability Expiry(LotRow lot, DateOnly on) => lot switch
    {
        { Recalled: true } => Usability.Recalled,
        _ when on > lot.Expires => Usability.Expired,
        _ when on > lot.OpenUntil => Usability.OpenTooLong,
        { Expires: null, OpenUntil: null } => Usability.NoLastDay,
        _ => Usability.Usable,
    };

    private static IEnumerable<Movement> Movements(RecordedStream stream)
    {
        var left = Lot.Initial;
        foreach (var e in BenchOrder.Of(stream.Events, null).Where(e => !Deviations.Takes(e.Fact)))
        {
            left = Lot.Evolve(left, e.Fact);
            var movement = new Movement(MovementKind.Received, BenchTimes.Of(e.Fact), null, null, null, null, null, left.KnownMassMg, left.KnownVolumeMl, e.Stored.Version, LateEntry.Of(e) is not null);
            switch (e.Fact)
            {
                case LotReceived received:
                    yield return movement with { Mass = received.Mass, Volume = received.Volume };
                    break;
                case AmountWithdrawn withdrawn:
                    yield return movement with { Kind = MovementKind.Withdrawn, Mass = withdrawn.Mass, Volume = withdrawn.Volume, Into = withdrawn.For?.Value, Purpose = withdrawn.Purpose };
                    break;
                case StockReconciled counted:
                    yield return movement with { Kind = MovementKind.Counted, Mass = counted.Mass, Volume = counted.Volume };
                    break;
                default:
                    break;
            }
        }
    }
}

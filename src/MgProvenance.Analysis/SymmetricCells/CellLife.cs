using System.Globalization;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Statistics;
using MgProvenance.Analysis.Uncertainty;

namespace MgProvenance.Analysis.SymmetricCells;

/// <summary>Why no more data follow.</summary>
public enum EndOfData
{
    /// <summary>Nothing is recorded about it.</summary>
    NotRecorded,

    StillRunning,

    /// <summary>Stopped by hand or at the end of its program.</summary>
    Stopped,

    /// <summary>Opened for a measurement.</summary>
    Harvested,
}

/// <summary>How long a symmetric cell lived, or at least lived.</summary>
/// <param name="Cycles">1, complete cycles.</param>
/// <param name="Hours">h, from the start of the first half-cycle to the end of the last one that counts, rests included.</param>
/// <param name="CumulativeCapacity">mA.h/cm2.</param>
/// <param name="IsCensored">The cell did not fail in these data: the numbers are lower bounds, for survival analysis only.</param>
/// <param name="Failure">Null where censored.</param>
/// <param name="Reason">How it ended, for the table.</param>
public sealed record CellLife(Estimate Cycles, Estimate Hours, Estimate CumulativeCapacity, bool IsCensored, CellFailure? Failure, string Reason)
{
    /// <summary>For survival analysis, in hours. A cell that was shorted at once failed at time zero.</summary>
    /// <returns>Failed or censored, or the refusal <c>symmetric-cell.no-life</c> where no half-cycle was seen to live or to fail.</returns>
    public Outcome<Lifetime> AsLifetime() => (Failure, Hours.Value) switch
    {
        (not null, var hours) => Lifetime.Failed(hours ?? 0),
        (null, { } hours) => Lifetime.Censored(hours),
        _ => new Refusal("symmetric-cell.no-life", Reason),
    };

    internal static CellLife Of(CyclingTrace trace, IReadOnlyList<HalfCycle> halves, FailureSearch search, EndOfData end, Measured? areaCm2, SymmetricCellOptions options)
    {
        var (cycles, hours, capacity) = (With(SymmetricCellMethods.Lifetime), With(SymmetricCellMethods.Lifetime), With(SymmetricCellMethods.CumulativeCapacity));
        if (halves.Count == 0) return Undefined("The run has no half-cycle.");
        var lived = search.Lived(halves.Count);
        var whole = lived > 0 && halves[lived - 1].Completeness == Completeness.CutShort ? lived - 1 : lived;
        var reason = search.Failure?.Sentence ?? "Right-censored: " + (search.Undecided is { } open
            ? Say($"the data end within {options.RecoveryHalfCycles} half-cycles of an excursion, too soon to tell whether the cell recovers. {open.Sentence}")
            : Word(end));
        if (lived == 0) return Undefined("No half-cycle counts to the life. " + reason);

        var caution = search.Failure is null ? reason : null;
        return new CellLife(
            whole < 2 ? Estimate.Undefined("1", cycles, "No cycle was complete. " + reason) : Estimate.Of(whole / 2, "1", cycles, caution: caution),
            Estimate.Of((trace.TimeS[halves[lived - 1].LastRow] - trace.TimeS[halves[0].FirstRow]) / 3600, "h", hours, caution: caution),
            Ratio.Of(Estimate.Of(CompensatedSum.Of([.. halves.Take(lived).Select(h => h.ChargeMAh)]), "mA.h", capacity, caution: caution), areaCm2, "electrode area", "mA.h/cm2", capacity),
            search.Failure is null,
            search.Failure,
            reason);

        Method With(Method method) => method.With(options.Failing);

        CellLife Undefined(string why) =>
            new(Estimate.Undefined("1", cycles, why), Estimate.Undefined("h", hours, why), Estimate.Undefined("mA.h/cm2", capacity, why), search.Failure is null, search.Failure, why);
    }

    private static string Word(EndOfData end) => end switch
    {
        EndOfData.StillRunning => "the cell is still running.",
        EndOfData.Stopped => "the cell was stopped before it failed.",
        EndOfData.Harvested => "the cell was harvested before it failed.",
        _ => "the data end before the cell failed; why they end is not recorded.",
    };

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

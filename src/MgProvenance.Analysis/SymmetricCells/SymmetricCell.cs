using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Fitting;
using MgProvenance.Analysis.Uncertainty;

namespace MgProvenance.Analysis.SymmetricCells;

/// <summary>Polarisation of one cycle.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Mean">V.</param>
public sealed record CyclePolarisation(int Number, Estimate Mean);

/// <summary>Plating and stripping between two equal electrodes (Mg‖Mg) at controlled current.</summary>
/// <param name="HalfCycles">In order.</param>
/// <param name="Cycles">Pairs of half-cycles in order, whichever direction comes first.</param>
/// <param name="Drift">V per cycle, up to the failure.</param>
/// <param name="RateSteps">Polarisation per current, in order.</param>
/// <param name="Life">Until when, and how it ended.</param>
/// <param name="Findings">What was noticed, in order.</param>
public sealed record SymmetricCell(
    IReadOnlyList<HalfCyclePolarisation> HalfCycles, IReadOnlyList<CyclePolarisation> Cycles, Estimate Drift, IReadOnlyList<RateStep> RateSteps, CellLife Life, IReadOnlyList<Finding> Findings)
{
    /// <param name="halfCycles">Of the same trace.</param>
    /// <param name="areaCm2">Geometric area of one electrode; null where it was not recorded.</param>
    /// <param name="end">Why no more data follow.</param>
    public static SymmetricCell Of(CyclingTrace trace, HalfCycleSet halfCycles, Measured? areaCm2 = null, EndOfData end = EndOfData.NotRecorded, SymmetricCellOptions? options = null)
    {
        options ??= new SymmetricCellOptions();
        HalfCyclePolarisation[] halves = [.. halfCycles.Items.Select(h => HalfCyclePolarisation.Of(trace, h, areaCm2, options))];
        var search = FailureSearch.In(trace, halfCycles.Items, halves, options);
        var cycles = CyclesOf(halves);
        var findings = new List<Finding>(search.Findings);
        if (halves.Length == 0) findings.Add(new Finding("symmetric-cell.no-half-cycle", "The run has no half-cycle: nothing was plated or stripped."));
        if (halves.Count(h => h.IsFlat) is > 0 and var flat)
        {
            var first = halves.First(h => h.IsFlat).Index;
            findings.Add(new Finding("symmetric-cell.flat", $"{flat} half-cycle(s), the first of them {first}, are flat as the voltage of a resistor is: a soft short may look like this.", halfCycles.Items[first].FirstRow));
        }

        var lived = search.Lived(halves.Length);
        var steps = RateStep.In(halves, options);
        return new SymmetricCell(halves, cycles, DriftOf([.. cycles.Take(lived / 2)], steps.Count), steps, CellLife.Of(trace, halfCycles.Items, search, end, areaCm2, options), findings);
    }

    private static CyclePolarisation[] CyclesOf(HalfCyclePolarisation[] halves)
    {
        var method = SymmetricCellMethods.CyclePolarisation;
        return [.. halves.Chunk(2).Select((pair, k) => new CyclePolarisation(k + 1, pair switch
        {
            [var a, var b] => a.Mean.Value is { } v && b.Mean.Value is { } w
                ? Estimate.Of((v + w) / 2, "V", method, caution: a.Mean.Reason ?? b.Mean.Reason)
                : Estimate.Undefined("V", method, (a.Mean.Value is null ? a : b).Mean.Reason!),
            _ => Estimate.Undefined("V", method, $"Cycle {k + 1} has one half-cycle."),
        }))];
    }

    private static Estimate DriftOf(CyclePolarisation[] cycles, int currents)
    {
        var method = SymmetricCellMethods.Drift.With(new MethodParameter("cycles", cycles.Length));
        if (currents > 1) return Estimate.Undefined("V", method, "The current changes: polarisations of different currents make no drift.");
        var known = cycles.Where(c => c.Mean.Value is not null).ToArray();
        if (known.Length < 3) return Estimate.Undefined("V", method, $"{known.Length} complete cycle(s) before the end of the life: a drift needs three.");
        var line = StraightLine.Fit([.. known.Select(c => (double)c.Number)], [.. known.Select(c => c.Mean.Value!.Value)]).Required();
        return Estimate.Of(line.Slope, "V", method, line.SlopeStandardError);
    }
}

using System.Globalization;
using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.Holds;

/// <summary>What was found in one file.</summary>
/// <param name="Items">In order of time; empty where the file holds no potential, with a finding that says so.</param>
public sealed record HoldSet(IReadOnlyList<Hold> Items, IReadOnlyList<Finding> Findings, Method Method);

/// <summary>Finds the potentiostatic holds of a run: one, or several potentials one after the other.</summary>
public static class PotentiostaticHolds
{
    /// <param name="trace">Time, voltage, charge increments and control mode.</param>
    /// <param name="currentMA">Current in mA, one per row.</param>
    /// <param name="controlV">Set potential in V, one per row, read under controlled voltage only; empty where the file has none: then the measured voltage decides.</param>
    /// <param name="electrode">What the current is divided by.</param>
    /// <returns>The holds, or a refusal: <c>holds.lengths-differ</c>, <c>holds.not-finite</c> with the row, <c>holds.option-out-of-range</c>.</returns>
    public static Outcome<HoldSet> Find(
        CyclingTrace trace, ReadOnlySpan<double> currentMA, ReadOnlySpan<double> controlV = default, HeldElectrode? electrode = null, HoldOptions? options = null)
    {
        options ??= new HoldOptions();
        if (!(options is { PotentialToleranceV: > 0, MinimumDurationS: >= 0, WindowS: > 0, Parts: >= 3, SteadyFraction: >= 0 }))
            return new Refusal("holds.option-out-of-range", "Tolerance and window must be positive, shortest duration and steady fraction not negative, and the window has at least three parts.");
        if (currentMA.Length != trace.RowCount || (!controlV.IsEmpty && controlV.Length != trace.RowCount))
            return new Refusal("holds.lengths-differ", "Currents or set potentials differ in number from the rows of the trace.");
        var potentialV = controlV.IsEmpty ? trace.VoltageV : controlV;
        for (var row = 0; row < trace.RowCount; row++)
        {
            if (IsHeld(trace, row) && !(double.IsFinite(currentMA[row]) && double.IsFinite(potentialV[row])))
                return new Refusal("holds.not-finite", "A current or potential under controlled voltage is not a finite number.", row);
        }

        var (holds, findings) = (new List<Hold>(), new List<Finding>());
        for (var row = 0; row < trace.RowCount; row++)
        {
            if (!IsHeld(trace, row)) continue;
            var rows = Stretch(trace, potentialV, row, options.PotentialToleranceV);
            var duration = trace.TimeS[rows.Last] - trace.TimeS[rows.First];
            if (duration >= options.MinimumDurationS) holds.Add(Hold.Of(trace, currentMA, potentialV, rows, electrode ?? new HeldElectrode(null, null), options));
            else findings.Add(new Finding("hold.short", string.Create(CultureInfo.InvariantCulture, $"{rows.Count} row(s) under controlled voltage last {duration} s and are left out."), row));
            row = rows.Last;
        }

        if (holds.Count == 0) findings.Add(new Finding("hold.none", "No potential was held long enough to be read."));
        return new HoldSet(holds, findings, HoldMethods.Find.With(options.Finding));
    }

    private static RowRange Stretch(CyclingTrace trace, ReadOnlySpan<double> potentialV, int first, double toleranceV)
    {
        var (mean, last) = (potentialV[first], first);
        while (last + 1 < trace.RowCount && IsHeld(trace, last + 1) && Math.Abs(potentialV[last + 1] - mean) <= toleranceV)
        {
            last++;
            mean += (potentialV[last] - mean) / (last - first + 1);
        }

        return new RowRange(first, last);
    }

    private static bool IsHeld(CyclingTrace trace, int row) => trace.Mode[row] == StepMode.Potentiostatic;
}

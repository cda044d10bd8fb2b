using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Statistics;

namespace MgProvenance.Analysis.DifferentialCapacity;

/// <summary>The rows of a half-cycle whose voltage answers to the charge passed: what comes before and after them is cut.</summary>
/// <param name="Runs">The first row of a run opens it: its own charge passed at voltages that the run does not show.</param>
/// <param name="CutMAh">Charge of the half-cycle that is not in the runs.</param>
internal sealed record ConstantCurrentRows(IReadOnlyList<RowRange> Runs, double CutMAh)
{
    public int Count => Runs.Sum(r => r.Count);

    public static ConstantCurrentRows Of(CyclingTrace trace, HalfCycle half, DifferentialCapacityOptions options)
    {
        var sign = half.Direction == Direction.Charge ? 1 : -1;
        var runs = new List<RowRange>();
        var kept = default(CompensatedSum);
        foreach (var run in half.Segments.SelectMany(s => WithConstantCurrent(trace, s)))
        {
            var from = runs.Count == 0 ? AfterReversal(trace, run, sign, half.ChargeMAh, options) : AfterRelaxation(trace, run, sign, trace.VoltageV[runs[^1].Last]);
            if (IsResistiveStep(trace, from, run.Last, options)) from++;
            if (from >= run.Last) continue;
            runs.Add(run with { First = from });
            for (var row = from + 1; row <= run.Last; row++) kept.Add(sign * trace.ChargeIncrementMAh[row]);
        }

        return new ConstantCurrentRows(runs, half.ChargeMAh - kept.Value);
    }

    private static List<RowRange> WithConstantCurrent(CyclingTrace trace, RowRange segment)
    {
        var runs = new List<RowRange>();
        for (int row = segment.First, end; row <= segment.Last; row = end)
        {
            var isFlow = IsFlow(trace.Mode[row]);
            for (end = row; end <= segment.Last && IsFlow(trace.Mode[end]) == isFlow;) end++;
            if (isFlow) runs.Add(new RowRange(row, end - 1));
        }

        return runs;

        static bool IsFlow(StepMode mode) => mode is StepMode.Galvanostatic or StepMode.Unknown;
    }

    // Row of the extreme against the direction among the first rows.
    private static int AfterReversal(CyclingTrace trace, RowRange run, int sign, double chargeMAh, DifferentialCapacityOptions options)
    {
        var (extreme, passed) = (run.First, 0.0);
        for (var row = run.First; row <= run.Last && passed <= options.StartFraction * chargeMAh; row++)
        {
            if (sign * trace.VoltageV[row] < sign * trace.VoltageV[extreme]) extreme = row;
            passed += sign * trace.ChargeIncrementMAh[row];
        }

        return extreme;
    }

    // After an interruption the cell first comes back to where it was.
    private static int AfterRelaxation(CyclingTrace trace, RowRange run, int sign, double voltageBefore)
    {
        var row = run.First;
        while (row <= run.Last && sign * trace.VoltageV[row] < sign * voltageBefore) row++;
        return row;
    }

    private static bool IsResistiveStep(CyclingTrace trace, int first, int last, DifferentialCapacityOptions options)
    {
        const int Next = 5;
        if (last - first <= Next) return false;
        var step = Math.Abs(trace.VoltageV[first + 1] - trace.VoltageV[first]);
        var slopes = new double[Next];
        for (var k = 0; k < Next; k++)
        {
            var row = first + 2 + k;
            slopes[k] = Math.Abs((trace.VoltageV[row] - trace.VoltageV[row - 1]) / trace.ChargeIncrementMAh[row]);
        }

        Array.Sort(slopes);
        return step > options.KernelWidthV && step > options.StepFactor * slopes[Next / 2] * Math.Abs(trace.ChargeIncrementMAh[first + 1]);
    }
}

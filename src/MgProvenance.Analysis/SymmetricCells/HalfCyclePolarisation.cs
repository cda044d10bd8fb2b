using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Statistics;
using MgProvenance.Analysis.Uncertainty;

namespace MgProvenance.Analysis.SymmetricCells;

/// <summary>Polarisation of one half-cycle.</summary>
/// <param name="Index">Position among the half-cycles, from 0.</param>
/// <param name="Mean">V, time-weighted mean of |V|.</param>
/// <param name="End">V, |V| at its end.</param>
/// <param name="CurrentMA">mA, magnitude.</param>
/// <param name="CurrentDensity">mA/cm2, magnitude.</param>
/// <param name="IsFlat">Constant over time, as the voltage of a resistor is: a soft short looks like this, a quiet cell may.</param>
public sealed record HalfCyclePolarisation(int Index, Direction Direction, Estimate Mean, Estimate End, Estimate CurrentMA, Estimate CurrentDensity, bool IsFlat)
{
    private const int Parts = 5;

    internal static HalfCyclePolarisation Of(CyclingTrace trace, HalfCycle half, Measured? areaCm2, SymmetricCellOptions options)
    {
        var caution = half.Completeness == Completeness.Complete ? null : half.CompletenessReason;
        var mean = half.TimeWeightedAbsoluteVoltageV is { } v
            ? Estimate.Of(v, "V", SymmetricCellMethods.Polarisation, caution: caution)
            : Estimate.Undefined("V", SymmetricCellMethods.Polarisation, "No time passes between the rows of the half-cycle.");
        var current = CurrentOf(trace, half);
        return new HalfCyclePolarisation(
            half.Index,
            half.Direction,
            mean,
            Estimate.Of(Math.Abs(half.EndVoltageV), "V", SymmetricCellMethods.EndPolarisation, caution: caution),
            current,
            Ratio.Of(current, areaCm2, "electrode area", "mA/cm2", SymmetricCellMethods.CurrentDensity),
            IsFlatOver(trace, half, mean.Value, options));
    }

    // The first row of a segment brings charge of a time that lies before it.
    private static Estimate CurrentOf(CyclingTrace trace, HalfCycle half)
    {
        if (half.DurationS == 0) return Estimate.Undefined("mA", SymmetricCellMethods.Current, "No time passes between the rows of the half-cycle.");
        var charge = default(CompensatedSum);
        foreach (var segment in half.Segments)
        {
            for (var row = segment.First + 1; row <= segment.Last; row++) charge.Add(trace.ChargeIncrementMAh[row]);
        }

        return Estimate.Of(Math.Abs(charge.Value) * 3600 / half.DurationS, "mA", SymmetricCellMethods.Current);
    }

    private static bool IsFlatOver(CyclingTrace trace, HalfCycle half, double? mean, SymmetricCellOptions options)
    {
        if (mean is not > 0) return false;
        var (voltSeconds, seconds) = (new double[Parts], new double[Parts]);
        var (skipped, passed) = (options.FlatSkip * half.DurationS, 0.0);
        foreach (var segment in half.Segments)
        {
            for (var row = segment.First + 1; row <= segment.Last; row++)
            {
                var dt = trace.TimeS[row] - trace.TimeS[row - 1];
                var at = passed + (dt / 2) - skipped;
                passed += dt;
                if (at < 0) continue;
                var part = Math.Min(Parts - 1, (int)(Parts * at / (half.DurationS - skipped)));
                seconds[part] += dt;
                voltSeconds[part] += dt * (Math.Abs(trace.VoltageV[row - 1]) + Math.Abs(trace.VoltageV[row])) / 2;
            }
        }

        if (seconds.Contains(0)) return false;
        var means = voltSeconds.Zip(seconds, (vs, s) => vs / s).ToArray();
        return means.Max() - means.Min() < options.FlatFraction * mean;
    }
}

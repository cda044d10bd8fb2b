using System.Globalization;

namespace MgProvenance.Analysis.Cycling;

/// <summary>One test run as parallel columns, one entry per recorded row, in the order of the file.</summary>
/// <remarks>
/// The arrays are taken over, not copied: the caller must not change them afterwards. Charge comes as increments because instruments disagree about
/// where a running capacity restarts (per step: LAND, Neware; per half-cycle: EC-Lab; never: Arbin). A trace of zero rows is valid.
/// </remarks>
public sealed class CyclingTrace
{
    private readonly double[] _timeS;
    private readonly double[] _voltageV;
    private readonly double[] _chargeIncrementMAh;
    private readonly StepMode[] _mode;
    private readonly int[] _halfCycle;
    private readonly int[] _stepNumber;

    private CyclingTrace(double[] timeS, double[] voltageV, double[] chargeIncrementMAh, StepMode[] mode, int[] halfCycle, int[] stepNumber)
    {
        _timeS = timeS;
        _voltageV = voltageV;
        _chargeIncrementMAh = chargeIncrementMAh;
        _mode = mode;
        _halfCycle = halfCycle;
        _stepNumber = stepNumber;
    }

    /// <summary>Time in seconds; never decreases.</summary>
    public ReadOnlySpan<double> TimeS => _timeS;

    /// <summary>Voltage in volts, signed.</summary>
    public ReadOnlySpan<double> VoltageV => _voltageV;

    /// <summary>Charge in mAh passed since the previous row; positive on charge.</summary>
    public ReadOnlySpan<double> ChargeIncrementMAh => _chargeIncrementMAh;

    public ReadOnlySpan<StepMode> Mode => _mode;

    /// <summary>The instrument's own half-cycle label, or -1. Only compared, never divided or trusted: labels skip values and flip with noise.</summary>
    public ReadOnlySpan<int> HalfCycle => _halfCycle;

    /// <summary>The instrument's step number (EC-Lab Ns, LAND and Neware step), or -1.</summary>
    public ReadOnlySpan<int> StepNumber => _stepNumber;

    public int RowCount => _timeS.Length;

    /// <summary>Checks the columns and joins them.</summary>
    /// <returns>
    /// The trace, or a refusal: <c>trace.lengths-differ</c>; <c>trace.not-finite</c>, <c>trace.time-decreases</c> or <c>trace.label-below-minus-one</c> with the first row at fault.
    /// </returns>
    public static Outcome<CyclingTrace> From(double[] timeS, double[] voltageV, double[] chargeIncrementMAh, StepMode[] mode, int[] halfCycle, int[] stepNumber)
    {
        var n = timeS.Length;
        foreach (var (name, length) in new[]
                 {
                     (nameof(voltageV), voltageV.Length), (nameof(chargeIncrementMAh), chargeIncrementMAh.Length), (nameof(mode), mode.Length),
                     (nameof(halfCycle), halfCycle.Length), (nameof(stepNumber), stepNumber.Length),
                 })
        {
            if (length != n) return new Refusal("trace.lengths-differ", string.Create(CultureInfo.InvariantCulture, $"{name} has {length} rows, timeS has {n}."));
        }

        for (var row = 0; row < n; row++)
        {
            if (!double.IsFinite(timeS[row]) || !double.IsFinite(voltageV[row]) || !double.IsFinite(chargeIncrementMAh[row]))
                return new Refusal("trace.not-finite", Say(row, "time, voltage or charge is not a finite number"), row);
            if (row > 0 && timeS[row] < timeS[row - 1])
                return new Refusal("trace.time-decreases", Say(row, string.Create(CultureInfo.InvariantCulture, $"time falls from {timeS[row - 1]} s to {timeS[row]} s")), row);
            if (halfCycle[row] < -1 || stepNumber[row] < -1)
                return new Refusal("trace.label-below-minus-one", Say(row, "a label is below -1, which stands for unknown"), row);
        }

        return new CyclingTrace(timeS, voltageV, chargeIncrementMAh, mode, halfCycle, stepNumber);
    }

    private static string Say(int row, string what) => string.Create(CultureInfo.InvariantCulture, $"Row {row}: {what}.");
}

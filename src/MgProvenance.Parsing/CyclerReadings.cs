namespace MgProvenance.Parsing;

/// <summary>What the instrument controlled while a row was measured.</summary>
public enum RowMode { Rest, Galvanostatic, Potentiostatic, Unknown }

/// <summary>
/// What every cycler format means, in one form; all arrays have one entry per row.
/// Charge as recorded by the instrument is preferred over integrated current.
/// </summary>
/// <param name="TimeS">Seconds since the start of the acquisition; need not start at 0.</param>
/// <param name="VoltageV">Working electrode against reference, or cell voltage.</param>
/// <param name="ChargeIncrementMAh">Signed, positive = charge (oxidation at the working electrode): charge passed since the previous row.</param>
/// <param name="CurrentMA">Signed; NaN where the file gives none and none can be computed.</param>
/// <param name="Mode">What was controlled.</param>
/// <param name="HalfCycle">The instrument's label, or -1. Labels may skip a number: count distinct ones.</param>
/// <param name="StepNumber">The instrument's step of the program, or -1.</param>
/// <param name="CycleNumber">The instrument's cycle number, or -1.</param>
/// <param name="CapacitySource"><c>recorded</c>, <c>dq column</c> or <c>integrated current</c>.</param>
public sealed record CyclerReadings(
    double[] TimeS,
    double[] VoltageV,
    double[] ChargeIncrementMAh,
    double[] CurrentMA,
    RowMode[] Mode,
    int[] HalfCycle,
    int[] StepNumber,
    int[] CycleNumber,
    string CapacitySource);

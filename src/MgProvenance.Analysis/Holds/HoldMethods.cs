namespace MgProvenance.Analysis.Holds;

/// <summary>Every method of the analysis of potentiostatic holds.</summary>
public static class HoldMethods
{
    private const string What = "includes displacement and residual (de)insertion current";

    public static Method Find { get; } = new(
        "holds/one-potential", "1", "A hold is a stretch of rows under controlled voltage that stays within the tolerance of its own mean potential; shorter stretches are left out.");

    public static Method Potential { get; } = new("hold-potential/mean", "1", "Mean over the rows of the hold, with their s.d. as uncertainty; between working and counter electrode unless a reference is declared.");

    public static Method Duration { get; } = new("hold-duration/first-to-last-row", "1", "Time from the first to the last row of the hold.");

    public static Method Charge { get; } = new("hold-charge/sum-of-increments", "1", "Sum of the recorded charge increments of the hold, signed; " + What + ".");

    public static Method WindowMean { get; } = new("hold-current/window-mean", "1", "Mean current of the last part of a hold; " + What + ".");

    public static Method TimeWeightedMean { get; } = new("hold-current/time-weighted-mean", "1", "Integral I dt / t over the last part of a hold, trapezoidal rule; " + What + ".");

    public static Method Slope { get; } = new("hold-current/slope", "1", "Least-squares slope of the current over the last part of a hold; standard error from a line through the means of equal parts of it.");

    public static Method Leakage { get; } = new(
        "leakage-current/window-mean",
        "1",
        "Mean current of the last part of a hold; " + What + ". Uncertainty: s.d. of the means of equal parts of it over the root of their number, and the channel's limit of error over the root of 3. Below that limit of error it is given as < limit.");

    public static Method LeakagePerMass { get; } = Leakage with { Name = "leakage-current/per-active-mass", Convention = Leakage.Convention + " Per mass of active material." };

    public static Method LeakagePerArea { get; } = Leakage with { Name = "leakage-current/per-area", Convention = Leakage.Convention + " Per geometric area." };

    public static Method Drift { get; } = new(
        "hold-steadiness/drift-over-window",
        "1",
        "Drift = slope x window. Steady where the upper end of the 95 % interval of |drift| stays within the allowed fraction of the mean or within the channel's limit of error, drifting where its lower end exceeds both, else not decided.");
}

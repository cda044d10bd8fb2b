namespace MgProvenance.Analysis.SymmetricCells;

/// <summary>Every method of the analysis of symmetric cells.</summary>
public static class SymmetricCellMethods
{
    public static Method Polarisation { get; } = new(
        "polarisation/time-weighted-mean", "1", "Integral |V| dt / t over a half-cycle: cell voltage, both electrodes, electrolyte and contacts together; not corrected for iR.");

    public static Method EndPolarisation { get; } = new("polarisation/end-of-half-cycle", "1", "|V| of the last row of a half-cycle that carries charge; both electrodes together, not corrected for iR.");

    public static Method CyclePolarisation { get; } = new("polarisation/mean-of-both-half-cycles", "1", "Mean of the time-weighted mean |V| of the two half-cycles of a cycle.");

    public static Method Current { get; } = new("current/charge-over-time", "1", "Charge over time of a half-cycle, magnitude.");

    public static Method CurrentDensity { get; } = new("current-density/charge-over-time-and-area", "1", "Charge over time of a half-cycle, per geometric area of one electrode, magnitude.");

    public static Method Drift { get; } = new(
        "polarisation-drift/line-over-cycles", "1", "Least-squares slope of the polarisation of complete cycles over the cycle number, up to the failure; standard error from the residuals.");

    public static Method Lifetime { get; } = new(
        "symmetric-cell-life/trailing-median",
        "1",
        "The life ends with the last half-cycle before mean |V| leaves the band around the median of the trailing cycles at the same current (judged once those cycles have passed), or the cell carries its current like a hard short, and does not recover, or with the half-cycle that reaches the voltage limit; otherwise it is right-censored.");

    public static Method CumulativeCapacity { get; } = Lifetime with
    {
        Name = "cumulative-areal-capacity/all-half-cycles",
        Convention = "Charge of all half-cycles of the life, both directions, per geometric area of one electrode. " + Lifetime.Convention,
    };

    public static Method RateStep { get; } = new("rate-step/mean-of-half-cycles", "1", "Mean over the half-cycles of one current of their time-weighted mean |V|; uncertainty: their s.d. over the root of their number.");
}

namespace MgProvenance.Analysis.Voltammetry;

/// <summary>Every method of the analysis of sweeps, by name and version.</summary>
public static class VoltammetryMethods
{
    public static Method ScanRate { get; } = new("scan-rate/regression", "1", "Slope of the measured potential over time, least squares over the middle of one branch.");

    public static Method MedianScanRate { get; } = new("scan-rate/median", "1", "Median of |dE/dt| from row to row.");

    public static Method PeakPotential { get; } = new(
        "peak-potential/largest-current",
        "1",
        "Potential of the row whose current lies farthest beyond the baseline; none where that row lies at a vertex. Standard uncertainty: potential step and width of the top within the noise.");

    public static Method PeakHeight { get; } = new("peak-current/above-baseline", "1", "Current at the peak minus the baseline; anodic positive, cathodic negative.");

    public static Method HalfPeakPotential { get; } = new("half-peak-potential/interpolated", "1", "Potential before the peak where the current passes half of the peak height, linear between rows.");

    public static Method PeakSeparation { get; } = new("peak-separation/anodic-minus-cathodic", "1", "Ep,a - Ep,c of one cycle.");

    public static Method PeakRatio { get; } = new("peak-ratio/anodic-over-cathodic", "1", "Ip,a/|Ip,c| of one cycle, each above its own baseline.");

    public static Method BranchCharge { get; } = new(
        "sweep-charge/integral-i-de-over-rate",
        "1",
        "Integral of (I - baseline) dE over one branch, divided by its scan rate; trapezoidal rule, after a vertex from the first row in the new direction; potential as measured, for iR does not change the time.");

    public static Method BranchChargeOverTime { get; } = new("sweep-charge/trapezoid-over-time", "1", "Integral of I dt over one branch, trapezoidal rule, no baseline.");

    public static Method SignedCharge { get; } = new("sweep-charge/by-sign-of-current", "1", "Integral of the positive (anodic) or negative (cathodic) part of the current over time, trapezoidal rule, no baseline.");

    public static Method BranchChargeRatio { get; } = new("charge-ratio/branches", "1", "Charge of the anodic branch over that of the cathodic branch, without sign.");

    public static Method SignedChargeRatio { get; } = new("charge-ratio/by-sign-of-current", "1", "Charge of the positive over that of the negative current, without sign.");

    public static Method CurrentExtreme { get; } = new("current-extreme/largest-row", "1", "Largest or smallest recorded current; no peak and no baseline implied.");

    public static Method ExtremeSeparation { get; } = new(
        "extreme-separation/argmax-minus-argmin", "1", "Potential of the largest minus potential of the smallest recorded current; no peak and no baseline implied.");

    public static Method BValue { get; } = new("b-value/log-log-slope", "1", "Slope of log |Ip| over log scan rate, least squares: 0.5 for diffusion, 1 for a surface or capacitive process.");

    public static Method RootRateSlope { get; } = new("root-rate/slope", "1", "Rise of Ip from a scan rate of 0 to 1 mV/s on the least-squares line of Ip over the root of the rate.");

    public static Method RootRateIntercept { get; } = new("root-rate/intercept", "1", "Ip at a scan rate of 0 on the least-squares line of Ip over the root of the rate; 0 for diffusion alone.");

    public static Method RateCapability { get; } = new("rate-capability/highest-over-lowest", "1", "Charge at the highest scan rate over charge at the lowest.");

    public static Method OnsetByThreshold { get; } = new(
        "onset/threshold", "1", "First potential beyond which the current density stays past the threshold for the stated stretch of the sweep, linear between rows.");

    public static Method OnsetByTangent { get; } = new("onset/tangent", "1", "Intersection of the line through the steepest stretch of the sweep with the line through the baseline stretch, both least squares.");
}

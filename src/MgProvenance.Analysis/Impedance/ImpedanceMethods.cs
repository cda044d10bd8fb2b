namespace MgProvenance.Analysis.Impedance;

/// <summary>The methods of impedance, each with its convention.</summary>
public static class ImpedanceMethods
{
    public static Method Intercept { get; } = new(
        "high-frequency-intercept/linear",
        "1",
        "Z' where -Z'' changes from inductive (not positive) to capacitive (positive) for the first time, coming from high frequency; linear interpolation between the two points.");

    public static Method AreaSpecificResistance { get; } = new(
        "area-specific-resistance/geometric-area", "1", "Resistance times geometric area, divided by the number of equal electrodes it is shared by.");

    public static Method KramersKronig { get; } = new(
        "kramers-kronig/linear-mu-criterion",
        "1",
        "Linear Kramers-Kronig test: resistance, inductance, capacitance and M RC elements with logarithmically spaced time constants fitted to Z' and Z'' together, weighted by 1/|Z|; M by the mu criterion (Schoenleber et al. 2014); residuals in per cent of |Z|.");

    public static Method CircuitFit { get; } = new(
        "equivalent-circuit/complex-least-squares",
        "1",
        "Z' and Z'' fitted together by complex nonlinear least squares; standard uncertainty from the scatter of the residuals, so it holds only where the circuit does. RQ is R/(1 + (i w tau)^n) with Q = tau^n/R and C = tau/R.");
}

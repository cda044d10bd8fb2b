namespace MgProvenance.Analysis;

/// <summary>Every method of the cycling analysis, by name and version. A version rises when the same input gives other digits.</summary>
public static class Methods
{
    public static Method HalfCycles { get; } = new(
        "half-cycles/current-reversal",
        "1",
        "A half-cycle ends where galvanostatic current reverses; rests belong to none; a potentiostatic stretch continues the half-cycle directly before it.");

    public static Method Charge { get; } = new("charge/sum-of-increments", "1", "Sum of the recorded charge increments of a half-cycle, potentiostatic tail included.");

    public static Method Energy { get; } = new("energy/integral-v-dq", "1", "Integral V dQ over a half-cycle, trapezoidal rule; negative where the voltage is.");

    public static Method EnergyOfMagnitudes { get; } = new("energy/sum-of-magnitudes", "1", "Sum |V| |dQ| over the rows of a half-cycle, as EC-Lab prints it; never negative.");

    public static Method AverageVoltage { get; } = new("average-voltage/integral-v-dq", "1", "Integral V dQ / Q, trapezoidal rule.");

    public static Method MedianVoltage { get; } = new("median-voltage/half-capacity", "1", "Voltage where half of the half-cycle's charge has passed, linear interpolation.");

    public static Method CoulombicEfficiencyChargeFirst { get; } =
        new("coulombic-efficiency/discharge-over-charge", "1", "CE = discharge(n)/charge(n); cycles start on charge (EC-Lab, LAND, Neware).");

    public static Method CoulombicEfficiencyInsertionFirst { get; } =
        new("coulombic-efficiency/charge-over-discharge", "1", "CE = charge(n)/discharge(n); cycles start on discharge (insertion first).");

    public static Method CoulombicEfficiencyNextDischarge { get; } =
        new("coulombic-efficiency/next-discharge-over-charge", "1", "CE = discharge(n+1)/charge(n); cycles start on discharge (insertion first).");

    public static Method CoulombicEfficiencyStrippedOverPlated { get; } =
        new("coulombic-efficiency/stripped-over-plated", "1", "CE = stripped(n)/plated(n); cycles start on plating.");

    public static Method EnergyEfficiency { get; } = new("energy-efficiency/discharge-over-charge", "1", "Energy of the discharge over energy of the charge of the same cycle.");

    public static Method VoltageHysteresis { get; } = new(
        "voltage-hysteresis/mean-difference",
        "1",
        "Mean charge voltage minus mean discharge voltage over the same capacity window: the smaller of the two capacities, counted from the reversal between the two half-cycles.");

    public static Method Retention { get; } = new("capacity-retention/reference-cycle", "1", "Capacity of cycle n over capacity of the named reference cycle.");

    public static Method CyclesToThreshold { get; } = new(
        "cycle-life/first-below-threshold",
        "1",
        "First complete cycle after the reference cycle whose retention lies below the threshold; right-censored at the last complete cycle where none does.");

    public static Method SpecificCapacity { get; } = new("specific-capacity/active-mass", "1", "Charge over active mass; the standard uncertainty is that of the mass.");

    public static Method ActiveMass { get; } = new(
        "active-mass/blank-corrected",
        "1",
        "Active mass = (disc - mean blank) x active fraction; standard uncertainty from the s.d. of the blanks, their mean, and the balance resolution.");
}

namespace MgProvenance.Analysis.Simulation;

/// <summary>
/// Chosen parameters for three SIMULATED cells that behave differently enough to exercise an analysis. They are illustrations: no number here was measured or fitted.
/// </summary>
public static class ExampleCells
{
    /// <summary>Both plateaus, sharp ends, little fade.</summary>
    public static MagnesiumCellParameters TwoPlateaus(double activeMassMg, ulong seed) => new()
    {
        Label = "two plateaus",
        ActiveMassMg = activeMassMg,
        CapacityMAhPerG = 104,
        TrappedFraction = 0.18,
        FadePerCycle = 0.0008,
        ReturnedFraction = 0.9995,
        Seed = seed,
    };

    /// <summary>The discharge slopes down to the lower cutoff.</summary>
    public static MagnesiumCellParameters LowVoltageTail(double activeMassMg, ulong seed) => new()
    {
        Label = "low-voltage tail",
        ActiveMassMg = activeMassMg,
        CapacityMAhPerG = 92,
        TrappedFraction = 0.24,
        FadePerCycle = 0.004,
        ReturnedFraction = 0.998,
        DischargeOverpotentialV = 0.11,
        ChargeOverpotentialV = 0.20,
        LowVoltageTailFraction = 0.35,
        Seed = seed,
    };

    /// <summary>The charge never reaches the upper cutoff and is stopped by capacity.</summary>
    public static MagnesiumCellParameters ChargeWithoutCutoff(double activeMassMg, ulong seed) => new()
    {
        Label = "charge without cutoff",
        ActiveMassMg = activeMassMg,
        CapacityMAhPerG = 88,
        TrappedFraction = 0.27,
        FadePerCycle = 0.006,
        DischargeOverpotentialV = 0.09,
        ChargeOverpotentialV = 0.26,
        ChargeLimit = new ChargeLimit(TimesDischarge: 1.2, EndVoltageV: 2.15),
        Seed = seed,
    };

    /// <summary>A polymer host: no plateaus, the voltage slopes over the whole half-cycle.</summary>
    public static MagnesiumCellParameters Sloping(double activeMassMg, ulong seed) => new()
    {
        Label = "sloping",
        ActiveMassMg = activeMassMg,
        CapacityMAhPerG = 120,
        CurrentMAPerG = 250,
        TrappedFraction = 0.05,
        UpperPlateauV = 1.75,
        LowerPlateauV = 1.45,
        DischargeOverpotentialV = 0.10,
        ChargeOverpotentialV = 0.15,
        LowVoltageTailFraction = 0.8,
        Seed = seed,
    };
}

namespace MgProvenance.Analysis.Simulation;

/// <summary>What a simulated cell cannot be.</summary>
internal static class ParameterCheck
{
    private const int MostRows = 2_000_000;

    public static Refusal? Find(MagnesiumCellParameters p)
    {
        foreach (var (name, value) in new[]
                 {
                     ("active mass", p.ActiveMassMg), ("capacity", p.CapacityMAhPerG), ("current", p.CurrentMAPerG), ("sampling", p.SamplingS), ("cycles", p.Cycles),
                 })
        {
            if (!(value > 0) || !double.IsFinite(value)) return new Refusal("simulation.not-positive", $"The {name} must be positive.");
        }

        if (!(p.TrappedFraction is >= 0 and < 1) || !(p.FadePerCycle is >= 0 and < 1) || !(p.LowVoltageTailFraction is >= 0 and <= 1))
            return new Refusal("simulation.fraction-out-of-range", "Trapped fraction and fade must lie in [0, 1), the tail in [0, 1].");
        if (p.ChargeLimit is null && !(p.ReturnedFraction >= 1 - p.FadePerCycle && p.ReturnedFraction <= 2))
            return new Refusal("simulation.charge-not-returned", "A discharge cannot give more than the charge before it returned: the returned fraction must be at least 1 - fade.");
        if (p.ChargeLimit is { } limit && !(limit.TimesDischarge > 0 && limit.TimesDischarge < 10 && limit.EndVoltageV < p.UpperCutoffV))
            return new Refusal("simulation.limit-out-of-range", "A capacity limit must be a positive multiple below 10 and its end voltage below the upper cutoff.");
        if (!(p.LowerCutoffV < p.LowerPlateauV - p.DischargeOverpotentialV && p.UpperPlateauV + p.ChargeOverpotentialV < p.UpperCutoffV && p.LowerPlateauV <= p.UpperPlateauV))
            return new Refusal("simulation.cutoff-inside-plateaus", "The plateaus with their overpotentials must lie between the cutoffs.");
        if (!(p.NoiseV >= 0 && p.RestS >= 0 && p.OpenCircuitV > 0)) return new Refusal("simulation.negative", "Noise and rest must not be negative, and the open-circuit voltage must be positive.");
        var rows = (p.RestS / p.SamplingS) + (p.Cycles * 3600 * p.CapacityMAhPerG / p.CurrentMAPerG / p.SamplingS * (1 + (p.ChargeLimit?.TimesDischarge ?? p.ReturnedFraction)));
        return rows <= MostRows ? null : new Refusal("simulation.too-many-rows", "These parameters give more than two million rows.");
    }
}

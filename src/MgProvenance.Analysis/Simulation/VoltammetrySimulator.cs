namespace MgProvenance.Analysis.Simulation;

/// <summary>SIMULATED voltammograms, one per scan rate. Only +, −, ×, ÷ and √, so the same parameters give the same digits on every machine.</summary>
public static class VoltammetrySimulator
{
    private const double StepV = 0.005;
    private const double DepletionS = 1.5;

    /// <summary>
    /// I = ±ν [3600 Q m / (1 + √(ν/ν½)) s′(u)/w + C m] with u = (E − Ep)/w, s′(u) = 1/(2 (1 + u²)^{3/2}) whose integral is 1, and the peaks at middle ± half of their separation.
    /// </summary>
    public static Outcome<SimulatedSweep> Insertion(InsertionSweepParameters p, double rateMVPerS, ulong seed)
    {
        if (!(p.ActiveMassMg > 0 && p.CapacityMAhPerG > 0 && p.HalfChargeMVPerS > 0 && p.WidthV > 0 && p.Cycles > 0)) return NotPositive("Active mass, capacity, half-charge rate, width and cycles");
        if (Impossible(rateMVPerS, p.LowerV, p.UpperV) is { } refusal) return refusal;
        var noise = new Pcg32(seed, sequence: 4);
        var (rate, grams) = (rateMVPerS / 1000, p.ActiveMassMg / 1000);
        var charge = 3600 * p.CapacityMAhPerG * grams / (1 + Math.Sqrt(rateMVPerS / p.HalfChargeMVPerS));
        var separation = p.SeparationV + (p.SeparationPerRootRateV * Math.Sqrt(rateMVPerS));
        return SimulatedSweep.Along(SimulatedSweep.Cyclic, rateMVPerS, [p.UpperV, p.LowerV, p.UpperV], p.Cycles, StepV, (voltage, oxidising, _) =>
        {
            var sign = oxidising ? 1 : -1;
            var u = (voltage - p.MiddleV - (sign * separation / 2)) / p.WidthV;
            var peak = 1 / (2 * (1 + (u * u)) * Math.Sqrt(1 + (u * u)));
            return (sign * rate * ((charge * peak / p.WidthV) + (1000 * p.CapacitanceFPerG * grams))) + (1e-5 * noise.NextNormal());
        });
    }

    /// <summary>Plating by I = g E once nuclei have formed; stripping by I = g E as long as something is left to strip: never more than the stated fraction of what was plated.</summary>
    public static Outcome<SimulatedSweep> Plating(PlatingSweepParameters p, double rateMVPerS, ulong seed)
    {
        if (!(p.ConductanceMS > 0 && p.NucleationV > 0 && p.Cycles > 0)) return NotPositive("Conductance, nucleation and cycles");
        if (!(p.StrippedFraction is >= 0 and <= 1)) return new Refusal("simulation.fraction-out-of-range", "No more can be stripped than was plated.");
        if (Impossible(rateMVPerS, p.LowerV, p.UpperV) is { } refusal) return refusal;
        var noise = new Pcg32(seed, sequence: 5);
        var (nucleated, deposit) = (false, 0.0); // deposit in mA s that will be stripped
        return SimulatedSweep.Along(SimulatedSweep.Cyclic, rateMVPerS, [0, p.LowerV, p.UpperV, 0], p.Cycles, StepV, (voltage, _, seconds) =>
        {
            if (voltage < -p.NucleationV) nucleated = true;
            var current = 0.0;
            if (voltage < 0 && nucleated)
            {
                current = p.ConductanceMS * voltage;
                deposit -= p.StrippedFraction * current * seconds;
            }
            else if (voltage > 0)
            {
                current = Math.Min(p.ConductanceMS * voltage, deposit / (DepletionS + seconds));
                deposit -= current * seconds;
                nucleated = false;
            }

            return current + (1e-4 * noise.NextNormal());
        });
    }

    public static Outcome<SimulatedSweep> Oxidation(OxidationSweepParameters p, double rateMVPerS, ulong seed)
    {
        if (!(p.RiseMAPerV2 > 0)) return NotPositive("The rise");
        if (Impossible(rateMVPerS, p.StartV, p.EndV) is { } refusal) return refusal;
        var noise = new Pcg32(seed, sequence: 6);
        return SimulatedSweep.Along(SimulatedSweep.Linear, rateMVPerS, [p.StartV, p.EndV], 1, StepV, (voltage, _, _) =>
        {
            var beyond = Math.Max(0, voltage - p.OnsetV);
            return (p.RiseMAPerV2 * beyond * beyond) + (1e-5 * noise.NextNormal());
        });
    }

    private static Refusal NotPositive(string what) => new("simulation.not-positive", $"{what} must be positive.");

    private static Refusal? Impossible(double rateMVPerS, double lowerV, double upperV) =>
        rateMVPerS > 0 && upperV - lowerV >= StepV ? null : new Refusal("simulation.not-positive", "The scan rate must be positive and the vertices apart.");
}

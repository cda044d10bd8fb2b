namespace MgProvenance.Analysis.Simulation;

/// <summary>One voltage that is held.</summary>
/// <param name="LeakageMAPerG">The current that stays when the transient has died away.</param>
public sealed record SimulatedHold(double VoltageV, double LeakageMAPerG);

/// <summary>Input of <see cref="HoldSimulator"/>. None of it is measured or fitted: the values are chosen.</summary>
public sealed record HoldParameters
{
    public double ActiveMassMg { get; init; }

    public required IReadOnlyList<SimulatedHold> Holds { get; init; }

    /// <summary>Of each hold.</summary>
    public double DurationS { get; init; } = 3600;

    /// <summary>Current at the start of a hold above the leakage: the host takes up the new voltage.</summary>
    public double TransientMAPerG { get; init; } = 12;

    /// <summary>The transient has fallen to a quarter after this time.</summary>
    public double TransientS { get; init; } = 60;

    public double NoiseMAPerG { get; init; } = 0.01;

    public double SamplingS { get; init; } = 10;

    public double RestS { get; init; } = 300;

    public double OpenCircuitV { get; init; } = 1.75;

    public double TemperatureC { get; init; } = 25;

    public ulong Seed { get; init; } = 1;
}

/// <summary>SIMULATED potentiostatic holds: I(t) = m [leakage + transient (τ/(τ + t))²], one step per voltage. Only +, −, × and ÷, so the digits are the same on every machine.</summary>
public static class HoldSimulator
{
    /// <returns>The run, or a refusal <c>simulation.…</c>.</returns>
    public static Outcome<SimulatedRecord> Run(HoldParameters p)
    {
        if (!(p.ActiveMassMg > 0 && p.DurationS > 0 && p.SamplingS > 0 && p.TransientS > 0) || p.Holds.Count == 0)
            return new Refusal("simulation.not-positive", "Active mass, hold, sampling and time of the transient must be positive, and at least one voltage is held.");
        if (p.Holds.Any(h => !(h.LeakageMAPerG >= 0)) || !(p.TransientMAPerG >= 0 && p.NoiseMAPerG >= 0 && p.RestS >= 0))
            return new Refusal("simulation.negative", "Leakage, transient, noise and rest must not be negative.");

        var noise = new Pcg32(p.Seed, sequence: 2);
        var run = new StepRecorder();
        run.Begin(1, CellState.Rest);
        foreach (var t in StepRecorder.Times(p.RestS, p.SamplingS)) run.Add(t, p.OpenCircuitV, 0);
        foreach (var hold in p.Holds)
        {
            run.Begin(1, CellState.ConstantVoltageCharge);
            foreach (var t in StepRecorder.Times(p.DurationS, p.SamplingS))
            {
                var left = p.TransientS / (p.TransientS + t);
                run.Add(t, hold.VoltageV, p.ActiveMassMg / 1000 * (hold.LeakageMAPerG + (p.TransientMAPerG * left * left) + (p.NoiseMAPerG * noise.NextNormal())));
            }
        }

        return new SimulatedRecord(run.Rows, p.ActiveMassMg, p.TemperatureC);
    }
}

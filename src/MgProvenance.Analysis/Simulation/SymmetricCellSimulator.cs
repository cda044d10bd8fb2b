namespace MgProvenance.Analysis.Simulation;

/// <summary>SIMULATED plating and stripping of Mg‖Mg at fixed current: equal charge to and fro, until the program ends or the cell is shorted.</summary>
/// <remarks>
/// V = ±[(2RT/F i0 + R) i (1 + g)^(n − 1) + Vn (0.02/(0.02 + x))²] with x the fraction of the half-cycle that has passed and n the cycle; shorted: V = ±i Rs.
/// Powers are products, so the same parameters give the same digits on every machine.
/// </remarks>
public static class SymmetricCellSimulator
{
    private const double FaradayOverGas = 96485.33212 / 8.314462618; // K/V

    /// <returns>The run, or a refusal <c>simulation.…</c>.</returns>
    public static Outcome<SimulatedRecord> Run(SymmetricCellParameters p)
    {
        double[] positive = [p.AreaCm2, p.CyclesPerCurrent, p.CapacityMAhPerCm2, p.ExchangeMAPerCm2, p.SamplingS, .. p.CurrentsMAPerCm2];
        if (p.CurrentsMAPerCm2.Count == 0 || !positive.All(v => v > 0 && double.IsFinite(v)))
            return new Refusal("simulation.not-positive", "Area, cycles, capacity, exchange current, sampling and at least one current must be positive.");
        if (!(p.ResistanceOhmCm2 >= 0 && p.GrowthPerCycle >= 0 && p.NucleationV >= 0 && p.NoiseV >= 0 && p.RestS >= 0 && p.ShortOhmCm2 >= 0))
            return new Refusal("simulation.negative", "Resistances, growth, nucleation, noise and rest must not be negative.");

        var noise = new Pcg32(p.Seed, sequence: 3);
        var run = new StepRecorder();
        run.Begin(1, CellState.Rest);
        foreach (var t in StepRecorder.Times(p.RestS, p.SamplingS)) run.Add(t, p.NoiseV * noise.NextNormal(), 0);
        var ohmCm2 = (2000 * (p.TemperatureC + 273.15) / FaradayOverGas / p.ExchangeMAPerCm2) + p.ResistanceOhmCm2;
        var cycle = 0;
        foreach (var current in p.CurrentsMAPerCm2)
        {
            for (var n = 0; n < p.CyclesPerCurrent; n++)
            {
                cycle++;
                if (cycle >= p.ShortAtCycle + p.CyclesAfterShort) return Done();
                HalfCycle(CellState.ConstantCurrentCharge, current, 1);
                HalfCycle(CellState.ConstantCurrentDischarge, current, -1);
                ohmCm2 *= 1 + p.GrowthPerCycle;
            }
        }

        return Done();

        SimulatedRecord Done() => new(run.Rows, null, p.TemperatureC);

        void HalfCycle(CellState state, double current, int sign)
        {
            var durationS = 3600 * p.CapacityMAhPerCm2 / current;
            run.Begin(cycle, state);
            foreach (var t in StepRecorder.Times(durationS, p.SamplingS))
            {
                var left = 0.02 / (0.02 + (t / durationS));
                var voltage = cycle >= p.ShortAtCycle ? p.ShortOhmCm2 / 1000 * current : (ohmCm2 / 1000 * current) + (p.NucleationV * left * left);
                run.Add(t, (sign * voltage) + (p.NoiseV * noise.NextNormal()), sign * current * p.AreaCm2);
            }
        }
    }
}

namespace MgProvenance.Analysis.Simulation;

/// <summary>
/// SIMULATED galvanostatic cycling of Mg‖Mo6S8: rest, then discharge (insertion) and charge at a fixed current. Nothing about it is measured, fitted or taken
/// from a cell; it exists so that an example study has files of the right shape with a known truth.
/// </summary>
/// <remarks>
/// Each half-cycle passes exactly the capacity that <see cref="MagnesiumCellParameters.DischargeMAhPerG"/> or <see cref="MagnesiumCellParameters.ChargeMAhPerG"/>
/// states, sampled every <see cref="MagnesiumCellParameters.SamplingS"/> seconds and once at its end, where the voltage lies at the cutoff or, as on a real cycler,
/// just beyond it. Voltages: <see cref="VoltageModel"/> plus noise; the current is exact. The same parameters give the same digits on every machine.
/// </remarks>
public static class MagnesiumCellSimulator
{
    /// <returns>The run, or a refusal <c>simulation.…</c> naming the parameter that is out of range.</returns>
    public static Outcome<SimulatedCycling> Run(MagnesiumCellParameters parameters)
    {
        if (ParameterCheck.Find(parameters) is { } refusal) return refusal;
        var run = new Recorder(parameters);
        run.Rest();
        for (var cycle = 1; cycle <= parameters.Cycles; cycle++)
        {
            run.HalfCycle(cycle, CellState.ConstantCurrentDischarge, parameters.DischargeMAhPerG(cycle));
            run.HalfCycle(cycle, CellState.ConstantCurrentCharge, parameters.ChargeMAhPerG(cycle));
        }

        return new SimulatedCycling(parameters, run.Rows);
    }

    private sealed class Recorder(MagnesiumCellParameters p)
    {
        private readonly Pcg32 _noise = new(p.Seed, sequence: 1);
        private double _stepStartS;
        private int _step = 1;

        public List<SimulatedRow> Rows { get; } = [];

        public void Rest()
        {
            if (p.RestS == 0) return;
            foreach (var t in StepRecorder.Times(p.RestS, p.SamplingS)) Add(1, CellState.Rest, t, p.OpenCircuitV + Noise(), 0, 0);
            NextStep(p.RestS);
        }

        public void HalfCycle(int cycle, CellState state, double capacityMAhPerG)
        {
            var charging = state == CellState.ConstantCurrentCharge;
            var capacityMAh = capacityMAhPerG * p.ActiveMassMg / 1000;
            var durationS = 3600 * capacityMAh / p.CurrentMA;
            foreach (var t in StepRecorder.Times(durationS, p.SamplingS))
            {
                var last = t == durationS;
                var x = t / durationS;
                var voltage = charging ? VoltageModel.Charge(p, x) : VoltageModel.Discharge(p, x);
                Add(cycle, state, t, Read(voltage, charging, last), charging ? p.CurrentMA : -p.CurrentMA, last ? capacityMAh : p.CurrentMA * t / 3600);
            }

            NextStep(durationS);
        }

        // A cycler ends the step at the first reading beyond the cutoff: the last one lies there, none before it does.
        private double Read(double voltage, bool charging, bool last)
        {
            var noise = Noise();
            if (charging && p.ChargeLimit is not null) return Math.Min(voltage + noise, p.UpperCutoffV - 1e-4);
            if (charging) return last ? p.UpperCutoffV + Math.Abs(noise) : Math.Min(voltage + noise, p.UpperCutoffV - 1e-4);
            return last ? p.LowerCutoffV - Math.Abs(noise) : Math.Max(voltage + noise, p.LowerCutoffV + 1e-4);
        }

        private double Noise() => p.NoiseV * _noise.NextNormal();

        private void NextStep(double durationS)
        {
            _stepStartS += durationS;
            _step++;
        }

        private void Add(int cycle, CellState state, double t, double voltageV, double currentMA, double capacityMAh)
        {
            var energyMWh = 0.0;
            if (Rows is [.., var before] && before.Step == _step) energyMWh = before.EnergyMWh + ((before.VoltageV + voltageV) / 2 * (capacityMAh - before.CapacityMAh));
            Rows.Add(new SimulatedRow(_stepStartS + t, t, cycle, _step, state, voltageV, currentMA, capacityMAh, energyMWh));
        }
    }
}

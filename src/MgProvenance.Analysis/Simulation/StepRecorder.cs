namespace MgProvenance.Analysis.Simulation;

/// <summary>Writes down simulated rows step by step, and integrates charge and energy over each step by the trapezoidal rule.</summary>
internal sealed class StepRecorder
{
    private double _stepStartS;
    private int _step;
    private int _cycle;
    private CellState _state;

    public List<SimulatedRow> Rows { get; } = [];

    public void Begin(int cycle, CellState state)
    {
        if (Rows is [.., var last]) _stepStartS = last.TimeS;
        (_cycle, _state) = (cycle, state);
        _step++;
    }

    /// <param name="currentMA">Positive on charge.</param>
    public void Add(double stepTimeS, double voltageV, double currentMA)
    {
        var (capacityMAh, energyMWh) = (0.0, 0.0);
        if (Rows is [.., var before] && before.Step == _step)
        {
            var passed = Math.Abs((before.CurrentMA + currentMA) / 2) * (stepTimeS - before.StepTimeS) / 3600;
            (capacityMAh, energyMWh) = (before.CapacityMAh + passed, before.EnergyMWh + ((before.VoltageV + voltageV) / 2 * passed));
        }

        Rows.Add(new SimulatedRow(_stepStartS + stepTimeS, stepTimeS, _cycle, _step, _state, voltageV, currentMA, capacityMAh, energyMWh));
    }

    /// <summary>Sampling times of a step, its end included.</summary>
    public static IEnumerable<double> Times(double durationS, double samplingS)
    {
        for (var k = 0; k * samplingS < durationS; k++) yield return k * samplingS;
        yield return durationS;
    }
}

using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.Tests.Cycling;

/// <summary>Builds traces for tests row by row.</summary>
internal sealed class Traces
{
    private readonly List<(double T, double V, double Dq, StepMode Mode, int Label, int Step)> _rows = [];

    public static Traces New() => new();

    /// <summary>A galvanostatic ramp: <paramref name="rows"/> intervals of 1 s, the voltage linear, the first row without charge.</summary>
    public Traces Ramp(double totalMAh, double fromV, double toV, int rows = 10, int label = -1, int step = -1)
    {
        var start = Now;
        for (var k = 0; k <= rows; k++)
            _rows.Add((start + k, fromV + ((toV - fromV) * k / rows), k == 0 ? 0 : totalMAh / rows, StepMode.Galvanostatic, label, step));
        return this;
    }

    public Traces Rest(int rows = 3, double voltageV = 1.0, int label = -1, int step = -1) => Add(rows, voltageV, StepMode.Rest, label, step, 0);

    public Traces Hold(double voltageV, params double[] incrementsMAh)
    {
        foreach (var dq in incrementsMAh) Row(voltageV, dq, StepMode.Potentiostatic);
        return this;
    }

    public Traces Row(double voltageV, double dqMAh, StepMode mode = StepMode.Galvanostatic, int label = -1, int step = -1)
    {
        _rows.Add((Now, voltageV, dqMAh, mode, label, step));
        return this;
    }

    public Traces Add(int rows, double voltageV, StepMode mode, int label, int step, double dqMAh)
    {
        for (var k = 0; k < rows; k++) Row(voltageV, dqMAh, mode, label, step);
        return this;
    }

    public CyclingTrace Build() => CyclingTrace.From(
        [.. _rows.Select(r => r.T)], [.. _rows.Select(r => r.V)], [.. _rows.Select(r => r.Dq)], [.. _rows.Select(r => r.Mode)], [.. _rows.Select(r => r.Label)], [.. _rows.Select(r => r.Step)]).Required();

    private double Now => _rows.Count == 0 ? 0 : _rows[^1].T + 1;
}

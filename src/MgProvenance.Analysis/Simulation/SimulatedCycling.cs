using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.Simulation;

public enum CellState
{
    Rest,
    ConstantCurrentCharge,
    ConstantCurrentDischarge,
    ConstantVoltageCharge,
}

/// <summary>One simulated record.</summary>
/// <param name="Cycle">Counts from 1; the first rest belongs to cycle 1.</param>
/// <param name="Step">Counts from 1 through the whole run.</param>
/// <param name="CurrentMA">Positive on charge.</param>
/// <param name="CapacityMAh">Charge passed since the start of the step, never negative.</param>
/// <param name="EnergyMWh">∫ V dQ since the start of the step, trapezoidal.</param>
public readonly record struct SimulatedRow(
    double TimeS, double StepTimeS, int Cycle, int Step, CellState State, double VoltageV, double CurrentMA, double CapacityMAh, double EnergyMWh);

/// <summary>Rows of a cycler that were never measured, and are to be labelled so wherever they are shown.</summary>
/// <param name="ActiveMassMg">By which the cycler divides; null where nothing was entered.</param>
/// <param name="TemperatureC">Only written into the file: the models have no temperature.</param>
public record SimulatedRecord(IReadOnlyList<SimulatedRow> Rows, double? ActiveMassMg, double TemperatureC);

/// <summary>Simulated galvanostatic cycling of a full cell.</summary>
public sealed record SimulatedCycling(MagnesiumCellParameters Parameters, IReadOnlyList<SimulatedRow> Rows) : SimulatedRecord(Rows, Parameters.ActiveMassMg, Parameters.TemperatureC)
{
    /// <summary>The run as the analysis takes it.</summary>
    public CyclingTrace ToTrace()
    {
        var n = Rows.Count;
        var (time, voltage, charge, mode, label, step) = (new double[n], new double[n], new double[n], new StepMode[n], new int[n], new int[n]);
        for (var k = 0; k < n; k++)
        {
            var row = Rows[k];
            var before = k > 0 && Rows[k - 1].Step == row.Step ? Rows[k - 1].CapacityMAh : 0;
            (time[k], voltage[k], label[k], step[k]) = (row.TimeS, row.VoltageV, -1, row.Step);
            charge[k] = (row.State == CellState.ConstantCurrentDischarge ? -1 : 1) * (row.CapacityMAh - before);
            mode[k] = row.State == CellState.Rest ? StepMode.Rest : StepMode.Galvanostatic;
        }

        return CyclingTrace.From(time, voltage, charge, mode, label, step).Required();
    }
}

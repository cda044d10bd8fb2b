namespace MgProvenance.Analysis.Simulation;

/// <summary>Input of <see cref="SymmetricCellSimulator"/>. None of it is measured or fitted: the values are chosen.</summary>
public sealed record SymmetricCellParameters
{
    public required double AreaCm2 { get; init; }

    /// <summary>One block of cycles each; more than one makes a rate test.</summary>
    public required IReadOnlyList<double> CurrentsMAPerCm2 { get; init; }

    public required int CyclesPerCurrent { get; init; }

    /// <summary>Charge that each half-cycle moves.</summary>
    public required double CapacityMAhPerCm2 { get; init; }

    /// <summary>By i = i0 (F/RT)(η/2), with η the total overpotential of both electrodes.</summary>
    public required double ExchangeMAPerCm2 { get; init; }

    public double ResistanceOhmCm2 { get; init; } = 15;

    /// <summary>By which the overpotential grows from each cycle to the next.</summary>
    public double GrowthPerCycle { get; init; }

    /// <summary>Of the deposit's first grains, at the start of each half-cycle.</summary>
    public double NucleationV { get; init; } = 0.05;

    /// <summary>First cycle in which the cell is shorted; null: the run ends with the cell alive.</summary>
    public int? ShortAtCycle { get; init; }

    public double ShortOhmCm2 { get; init; } = 2;

    /// <summary>Cycles until the channel stops a shorted cell.</summary>
    public int CyclesAfterShort { get; init; } = 3;

    public double NoiseV { get; init; } = 0.0005;

    public double SamplingS { get; init; } = 60;

    public double RestS { get; init; } = 600;

    public double TemperatureC { get; init; } = 25;

    public ulong Seed { get; init; } = 1;
}

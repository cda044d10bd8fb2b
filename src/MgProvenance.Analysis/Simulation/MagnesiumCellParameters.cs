namespace MgProvenance.Analysis.Simulation;

/// <summary>A charge that is stopped by capacity before the upper cutoff, because a side reaction holds the voltage down.</summary>
/// <param name="TimesDischarge">Charge ends at this multiple of the discharge before it.</param>
/// <param name="EndVoltageV">Where the voltage ends up; must lie below the upper cutoff.</param>
public sealed record ChargeLimit(double TimesDischarge, double EndVoltageV);

/// <summary>Input of <see cref="MagnesiumCellSimulator"/>. None of it is measured or fitted: the values are chosen.</summary>
public sealed record MagnesiumCellParameters
{
    /// <summary>Name that goes into nothing but the caller's file name.</summary>
    public required string Label { get; init; }

    public required double ActiveMassMg { get; init; }

    /// <summary>Capacity of the first discharge, mAh per g of active material.</summary>
    public required double CapacityMAhPerG { get; init; }

    /// <summary>Fixed current, mA per g: 128.8 is 1C where 1C is declared as the theoretical capacity of Mo6S8 in one hour.</summary>
    public double CurrentMAPerG { get; init; } = 128.8;

    /// <summary>Fraction of the first discharge that stays in the host: the first charge returns 1 − this.</summary>
    public double TrappedFraction { get; init; } = 0.2;

    /// <summary>Fraction of the discharge capacity lost from each cycle to the next, from cycle 2 on.</summary>
    public double FadePerCycle { get; init; } = 0.001;

    /// <summary>Charge over discharge from cycle 2 on, where the charge ends at the cutoff; at least 1 − <see cref="FadePerCycle"/>.</summary>
    public double ReturnedFraction { get; init; } = 1;

    /// <summary>Null: the charge ends at the upper cutoff.</summary>
    public ChargeLimit? ChargeLimit { get; init; }

    /// <summary>Equilibrium voltage of the two insertion steps, V.</summary>
    public double UpperPlateauV { get; init; } = 1.35;

    public double LowerPlateauV { get; init; } = 1.10;

    public double DischargeOverpotentialV { get; init; } = 0.05;

    public double ChargeOverpotentialV { get; init; } = 0.12;

    /// <summary>Fraction of the discharge that slopes down to the lower cutoff; 0 gives a sharp end.</summary>
    public double LowVoltageTailFraction { get; init; }

    /// <summary>Standard deviation of the voltage reading, V.</summary>
    public double NoiseV { get; init; } = 0.0003;

    public double LowerCutoffV { get; init; } = 0.5;

    public double UpperCutoffV { get; init; } = 2.5;

    public double SamplingS { get; init; } = 20;

    public double RestS { get; init; } = 3600;

    public double OpenCircuitV { get; init; } = 1.75;

    public int Cycles { get; init; } = 50;

    /// <summary>Only written into the file: the model has no temperature.</summary>
    public double TemperatureC { get; init; } = 25;

    public ulong Seed { get; init; } = 1;

    public double CurrentMA => CurrentMAPerG * ActiveMassMg / 1000;

    /// <summary>The true discharge capacity of cycle n in mAh/g: C, then C(1 − trapped), then (1 − fade) of the one before.</summary>
    public double DischargeMAhPerG(int cycle)
    {
        var capacity = CapacityMAhPerG;
        for (var n = 2; n <= cycle; n++) capacity *= n == 2 ? 1 - TrappedFraction : 1 - FadePerCycle; // products, not Math.Pow: the same digits everywhere
        return capacity;
    }

    /// <summary>The true charge capacity of cycle n in mAh/g.</summary>
    public double ChargeMAhPerG(int cycle) =>
        DischargeMAhPerG(cycle) * (ChargeLimit?.TimesDischarge ?? (cycle == 1 ? 1 - TrappedFraction : ReturnedFraction));
}

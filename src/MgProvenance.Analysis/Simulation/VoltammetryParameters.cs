namespace MgProvenance.Analysis.Simulation;

/// <summary>Cyclic voltammetry of a host that takes up ions: one pair of peaks, which come apart and lose charge as the rate rises. The values are chosen.</summary>
public sealed record InsertionSweepParameters
{
    public double ActiveMassMg { get; init; }

    public required double CapacityMAhPerG { get; init; }

    /// <summary>At which the peaks hold half of the capacity.</summary>
    public required double HalfChargeMVPerS { get; init; }

    /// <summary>Distance of the peaks at a rate of zero, and by how much it grows with the root of the rate in mV/s.</summary>
    public required double SeparationV { get; init; }

    public required double SeparationPerRootRateV { get; init; }

    public double MiddleV { get; init; } = 1.2;

    public double WidthV { get; init; } = 0.06;

    /// <summary>Of the double layer.</summary>
    public double CapacitanceFPerG { get; init; } = 20;

    public double LowerV { get; init; } = 0.5;

    public double UpperV { get; init; } = 2.2;

    public int Cycles { get; init; } = 1;
}

/// <summary>Cyclic voltammetry of plating on a foreign metal. The values are chosen.</summary>
public sealed record PlatingSweepParameters
{
    /// <summary>Slope of current over voltage for plating and stripping.</summary>
    public required double ConductanceMS { get; init; }

    /// <summary>Below which the first deposit forms, given as a positive number.</summary>
    public required double NucleationV { get; init; }

    /// <summary>Of the charge plated, how much is stripped.</summary>
    public required double StrippedFraction { get; init; }

    public double LowerV { get; init; } = -0.8;

    public double UpperV { get; init; } = 1.2;

    public int Cycles { get; init; } = 5;
}

/// <summary>Linear sweep to the potential at which the electrolyte is oxidised: I = g (E − E_on)² beyond the onset. The values are chosen.</summary>
public sealed record OxidationSweepParameters
{
    public required double OnsetV { get; init; }

    /// <summary>mA per V².</summary>
    public required double RiseMAPerV2 { get; init; }

    public double StartV { get; init; } = 1.5;

    public double EndV { get; init; } = 4.0;
}

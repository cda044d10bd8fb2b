namespace MgProvenance.Analysis.Cycling;

/// <summary>Whether a half-cycle ran to its end.</summary>
public enum Completeness
{
    /// <summary>The data cannot tell: it is the last one and nothing earlier ran in its direction.</summary>
    Unknown,

    Complete,

    /// <summary>It is the last one and stopped short of what earlier ones reached.</summary>
    CutShort,
}

/// <summary>One passage of charge in one direction, its potentiostatic tail included, rests inside it left out.</summary>
public sealed record HalfCycle
{
    /// <summary>Zero-based position among the half-cycles found.</summary>
    public required int Index { get; init; }

    public required Direction Direction { get; init; }

    /// <summary>Contiguous rows, in order; more than one range where rests lie inside the half-cycle.</summary>
    public required IReadOnlyList<RowRange> Segments { get; init; }

    public int FirstRow => Segments[0].First;

    public int LastRow => Segments[^1].Last;

    /// <summary>Charge passed in mAh, counted positive in the half-cycle's own direction: Σ ΔQ over its rows.</summary>
    public required double ChargeMAh { get; init; }

    /// <summary>The part of <see cref="ChargeMAh"/> that passed under controlled voltage.</summary>
    public required double PotentiostaticChargeMAh { get; init; }

    /// <summary>∫ V d|Q| in mWh by the trapezoidal rule; has the sign of the voltage.</summary>
    public required double EnergyMWh { get; init; }

    /// <summary>Σ |V| |ΔQ| in mWh, each row's own voltage: what EC-Lab prints as energy. It does not turn negative where the voltage does.</summary>
    public required double EnergyOfMagnitudesMWh { get; init; }

    /// <summary>∫ V dQ / Q in volts ("integral V dQ / Q"); null where the net charge is zero.</summary>
    public required double? AverageVoltageV { get; init; }

    /// <summary>Voltage where half of the charge has passed, by linear interpolation; not the average. Null where the net charge is zero.</summary>
    public required double? MedianVoltageV { get; init; }

    /// <summary>∫ V dt / t over the segments, in volts, signed; null where no time passes between rows.</summary>
    public required double? TimeWeightedVoltageV { get; init; }

    /// <summary>∫ |V| dt / t over the segments, in volts: the polarisation of a symmetric cell. Null where no time passes between rows.</summary>
    public required double? TimeWeightedAbsoluteVoltageV { get; init; }

    /// <summary>Time in seconds between first and last row of each segment, summed; rests do not count.</summary>
    public required double DurationS { get; init; }

    /// <summary>Voltage of the last row that carries charge.</summary>
    public required double EndVoltageV { get; init; }

    public required Completeness Completeness { get; init; }

    /// <summary>How <see cref="Completeness"/> was decided.</summary>
    public required string CompletenessReason { get; init; }
}

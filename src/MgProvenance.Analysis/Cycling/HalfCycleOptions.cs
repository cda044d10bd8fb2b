namespace MgProvenance.Analysis.Cycling;

/// <summary>Parameters of <see cref="HalfCycles.Find"/>; they travel with its results in <see cref="HalfCycleSet.Method"/>.</summary>
public sealed record HalfCycleOptions
{
    /// <summary>Charge that flows the other way inside one instrument step is jitter when it spans at most this many rows …</summary>
    public int JitterRows { get; init; } = 3;

    /// <summary>… and carries less than this fraction of the charge of the neighbouring rows of the same step.</summary>
    public double JitterFraction { get; init; } = 1e-3;

    /// <summary>The last half-cycle is complete when its end voltage is within this many volts of the median of earlier ones (or beyond it).</summary>
    public double EndVoltageToleranceV { get; init; } = 0.005;

    /// <summary>The last half-cycle is complete when its charge is within this fraction of the median of earlier ones (cells cycled by capacity or time).</summary>
    public double EndChargeTolerance { get; init; } = 1e-3;

    /// <summary>The program's upper cutoff in volts, where known: decides before comparison with earlier half-cycles.</summary>
    public double? UpperCutoffV { get; init; }

    /// <summary>The program's lower cutoff in volts, where known.</summary>
    public double? LowerCutoffV { get; init; }

    internal Method AsMethod() => Methods.HalfCycles.With(
        new("jitter-rows", JitterRows),
        new("jitter-fraction", JitterFraction),
        new("end-voltage-tolerance/V", EndVoltageToleranceV),
        new("end-charge-tolerance", EndChargeTolerance),
        new("upper-cutoff/V", UpperCutoffV?.ToString("R", System.Globalization.CultureInfo.InvariantCulture) ?? "not given"),
        new("lower-cutoff/V", LowerCutoffV?.ToString("R", System.Globalization.CultureInfo.InvariantCulture) ?? "not given"));
}

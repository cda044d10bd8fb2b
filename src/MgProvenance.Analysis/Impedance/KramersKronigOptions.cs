namespace MgProvenance.Analysis.Impedance;

/// <summary>Judgements of the Kramers–Kronig test.</summary>
public sealed record KramersKronigOptions
{
    /// <summary>The fit has enough elements once μ is at or below this (0.85 in the paper).</summary>
    public double MuLimit { get; init; } = 0.85;

    /// <summary>
    /// And once its residual variance is within this factor of the smallest that any number of elements reaches. The paper stops by μ alone; a sharp arc between
    /// two time constants of a coarse grid then ends the search too early.
    /// </summary>
    public double VarianceRatio { get; init; } = 1.5;

    /// <summary>No more RC elements than this, nor than points.</summary>
    public int MaximumElements { get; init; } = 50;

    /// <summary>A residual of Z′ or Z″ above this, in per cent of |Z|, speaks against the spectrum.</summary>
    public double ResidualLimitPercent { get; init; } = 1;

    /// <summary>A serial capacitance is fitted too: needed where the spectrum does not end at a finite resistance.</summary>
    public bool HasCapacitance { get; init; } = true;

    internal MethodParameter[] Describe() =>
    [
        new("mu limit", MuLimit), new("variance ratio", VarianceRatio), new("maximum elements", MaximumElements), new("residual limit/%", ResidualLimitPercent), new("serial capacitance", HasCapacitance ? "yes" : "no"),
    ];
}

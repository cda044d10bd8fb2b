namespace MgProvenance.Analysis.Impedance;

/// <summary>How the points of a spectrum count in a fit.</summary>
public enum ImpedanceWeighting
{
    /// <summary>Every point by 1/|Z|²: errors in proportion to the impedance.</summary>
    Modulus,

    /// <summary>Every point alike: errors of one size in Ohm, so large impedances rule.</summary>
    Unit,
}

/// <summary>Judgements of a circuit fit.</summary>
public sealed record CircuitFitOptions
{
    public ImpedanceWeighting Weighting { get; init; } = ImpedanceWeighting.Modulus;

    /// <summary>Inductive points are fitted too, although no circuit here has an inductance.</summary>
    public bool UseInductivePoints { get; init; }

    /// <summary>A parameter whose standard uncertainty exceeds this share of its value is not determined by the data.</summary>
    public double LargestRelativeUncertainty { get; init; } = 0.5;

    internal MethodParameter[] Describe(Circuit circuit) =>
    [
        new("circuit", circuit.Name),
        new("weighting", Weighting == ImpedanceWeighting.Modulus ? "1/|Z|^2" : "unit"),
        new("inductive points", UseInductivePoints ? "used" : "left out"),
        new("largest relative uncertainty", LargestRelativeUncertainty),
    ];
}

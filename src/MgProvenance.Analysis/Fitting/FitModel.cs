namespace MgProvenance.Analysis.Fitting;

/// <summary>Writes the model's value at every observation.</summary>
public delegate void FitModel(ReadOnlySpan<double> parameters, Span<double> predicted);

/// <summary>Writes the derivatives of the model, one parameter after the other: that of observation i by parameter j stands at j·n + i.</summary>
public delegate void FitJacobian(ReadOnlySpan<double> parameters, Span<double> derivatives);

/// <summary>Why a fit stopped.</summary>
public enum FitExit
{
    /// <summary>The residuals are orthogonal to the tangent plane, within the tolerance or within what the arithmetic resolves.</summary>
    Converged,

    /// <summary>The allowed number of iterations was used up; the values are the best so far.</summary>
    IterationsExhausted,

    /// <summary>No smaller sum of squares was found, although the gradient promises one.</summary>
    NoDescent,

    /// <summary>The data do not determine all parameters: some combination of them can change without changing the fit.</summary>
    Singular,
}

/// <summary>Numerical settings of a fit. They bear on whether a minimum is reached, not on where it lies.</summary>
public sealed record FitOptions
{
    public int MaximumIterations { get; init; } = 1000;

    /// <summary>Relative offset (Bates, Watts, Technometrics 1981, 23, 179) at which the fit has converged: the distance left, in units of the parameters' standard errors.</summary>
    public double OffsetTolerance { get; init; } = 1e-8;

    /// <summary>Smallest over largest singular value of the Jacobian, its columns scaled to length one, below which a combination of parameters counts as not determined.</summary>
    public double SingularRatio { get; init; } = 1e-9;
}

namespace MgProvenance.Analysis.Fitting;

/// <summary>A parameter of a nonlinear fit: where it starts, what it may be, and whether its steps are taken on its logarithm.</summary>
/// <param name="Lower">Smallest value allowed, itself included; minus infinity where there is none.</param>
/// <param name="Upper">Largest value allowed, itself included; infinity where there is none.</param>
/// <param name="IsLogarithmic">Steps are taken on ln p, so p stays positive and may travel over decades. Value and standard error are those of p itself.</param>
public sealed record FitParameter(string Name, double Start, double Lower, double Upper, bool IsLogarithmic)
{
    public static FitParameter Free(string name, double start) => new(name, start, double.NegativeInfinity, double.PositiveInfinity, false);

    public static FitParameter Positive(string name, double start) => new(name, start, 0, double.PositiveInfinity, true);

    public static FitParameter Between(string name, double start, double lower, double upper) => new(name, start, lower, upper, false);

    internal double ToStep(double value) => IsLogarithmic ? Math.Log(value) : value;

    internal double FromStep(double step) => IsLogarithmic ? Math.Clamp(Math.Exp(step), Lower, Upper) : Math.Clamp(step, Lower, Upper);

    internal bool MayStart => double.IsFinite(Start) && Start >= Lower && Start <= Upper && (!IsLogarithmic || Start > 0);
}

/// <summary>A fitted value with its standard error, or the reason why it has none.</summary>
/// <param name="StandardError">From the linearised model and the scatter of the residuals; null where that is not defined, then <paramref name="Reason"/> says why.</param>
public sealed record FittedParameter(string Name, double Value, double? StandardError, string? Reason);

namespace MgProvenance.Analysis;

/// <summary>A derived number with unit and method, or the reason why there is none.</summary>
/// <param name="Value">Null where undefined; then <see cref="Reason"/> says why.</param>
/// <param name="Unit">UCUM code.</param>
/// <param name="StandardUncertainty">One standard uncertainty in the same unit; null where it is not known (never zero in its place).</param>
/// <param name="Method">Method, version, printed convention and parameters.</param>
/// <param name="Reason">Why the value is missing, or a caution that belongs to it; null where there is nothing to say.</param>
public sealed record Estimate(double? Value, string Unit, double? StandardUncertainty, Method Method, string? Reason)
{
    /// <summary>The quantity was sought and not found: its magnitude lies below <see cref="Value"/>, which is printed as "&lt; value". <see cref="Reason"/> says what set the limit.</summary>
    public bool IsUpperBound { get; init; }

    public static Estimate Of(double value, string unit, Method method, double? standardUncertainty = null, string? caution = null) =>
        new(value, unit, standardUncertainty, method, caution);

    public static Estimate Below(double limit, string unit, Method method, string reason) => new(limit, unit, null, method, reason) { IsUpperBound = true };

    public static Estimate Undefined(string unit, Method method, string reason) => new(null, unit, null, method, reason);
}

namespace MgProvenance.Analysis.Uncertainty;

/// <summary>An estimate per mass, area or the like.</summary>
internal static class Ratio
{
    /// <summary>Value times <paramref name="factor"/> over the divisor, with the uncertainties of both; what was cautioned, undefined or a bound before stays so.</summary>
    /// <param name="divisor">Null where it was not recorded.</param>
    /// <param name="divisorName">For the reason: "The … was not recorded."</param>
    public static Estimate Of(Estimate numerator, Measured? divisor, string divisorName, string unit, Method method, double factor = 1)
    {
        if (numerator.Value is not { } above) return Estimate.Undefined(unit, method, numerator.Reason!);
        if (divisor is not { } below) return Estimate.Undefined(unit, method, $"The {divisorName} was not recorded.");
        if (!(below.Value > 0)) return Estimate.Undefined(unit, method, $"The {divisorName} is not positive.");
        var value = factor * above / below.Value;
        var uncertainty = numerator.IsUpperBound ? null : Quotient.StandardUncertainty(value, new Measured(above, numerator.StandardUncertainty), below);
        return numerator with { Value = value, Unit = unit, StandardUncertainty = uncertainty, Method = method };
    }
}

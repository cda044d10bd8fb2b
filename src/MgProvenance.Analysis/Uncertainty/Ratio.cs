using MgProvenance.Analysis.Masses;

namespace MgProvenance.Analysis.Uncertainty;

/// <summary>An estimate per electrode area, active mass or the like.</summary>
public static class Ratio
{
    /// <summary>By the numerator's own method, divided.</summary>
    /// <param name="areaCm2">Null where it was not recorded.</param>
    public static Estimate PerArea(Estimate of, Measured? areaCm2) => Divided(of, areaCm2, "electrode area", "cm2", "area/cm2", 1);

    /// <summary>By the numerator's own method, divided.</summary>
    /// <param name="mass">Null where it was not recorded.</param>
    public static Estimate PerMass(Estimate of, MassMg? mass) =>
        Divided(of, mass is { } m ? new Measured(m.Value, m.StandardUncertainty) : null, "active mass", "g", "mass/mg", 1000);

    /// <summary>Value times <paramref name="factor"/> over the divisor, with the uncertainties of both; what was cautioned, undefined or a bound before stays so.</summary>
    /// <param name="divisor">Null where it was not recorded.</param>
    /// <param name="divisorName">For the reason: "The … was not recorded."</param>
    internal static Estimate Of(Estimate numerator, Measured? divisor, string divisorName, string unit, Method method, double factor = 1)
    {
        if (numerator.Value is not { } above) return Estimate.Undefined(unit, method, numerator.Reason!);
        if (divisor is not { } below) return Estimate.Undefined(unit, method, $"The {divisorName} was not recorded.");
        if (!(below.Value > 0)) return Estimate.Undefined(unit, method, $"The {divisorName} is not positive.");
        var value = factor * above / below.Value;
        var uncertainty = numerator.IsUpperBound ? null : Quotient.StandardUncertainty(value, new Measured(above, numerator.StandardUncertainty), below);
        return numerator with { Value = value, Unit = unit, StandardUncertainty = uncertainty, Method = method };
    }

    private static Estimate Divided(Estimate of, Measured? by, string name, string unit, string parameter, double factor)
    {
        MethodParameter divisor = by is { } known ? new(parameter, known.Value) : new(parameter, "not recorded");
        var method = new Method($"{of.Method.Name}/per-{unit}", of.Method.Version, $"{of.Method.Convention} Divided by the {name}.", [.. of.Method.Parameters, divisor]);
        return Of(of, by, name, $"{of.Unit}/{unit}", method, factor);
    }
}

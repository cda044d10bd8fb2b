using MgProvenance.Analysis.Masses;

namespace MgProvenance.Analysis.Voltammetry;

/// <summary>Currents and charges per electrode area or active mass.</summary>
public static class PerElectrode
{
    /// <param name="areaCm2">Null where it was not recorded.</param>
    /// <param name="areaUncertaintyCm2">One standard uncertainty; null where it is not known.</param>
    public static Estimate Area(Estimate of, double? areaCm2, double? areaUncertaintyCm2 = null) =>
        Divide(of, areaCm2, areaUncertaintyCm2, "cm2", 1, "The electrode area was not recorded.", "area/cm2");

    /// <param name="mass">Null where it was not recorded.</param>
    public static Estimate Mass(Estimate of, MassMg? mass) =>
        Divide(of, mass?.Value, mass?.StandardUncertainty, "g", 1000, "The active mass was not recorded.", "mass/mg");

    private static Estimate Divide(Estimate of, double? by, double? byUncertainty, string unit, double factor, string missing, string parameter)
    {
        var (name, units) = ($"{of.Method.Name}/{unit}", $"{of.Unit}/{unit}");
        var method = new Method(name, of.Method.Version, $"{of.Method.Convention} {VoltammetryMethods.PerElectrode.Convention}", of.Method.Parameters);
        if (by is not { } divisor) return Estimate.Undefined(units, method, missing);
        method = method with { Parameters = [.. method.Parameters, new MethodParameter(parameter, divisor)] };
        if (!(divisor > 0)) return Estimate.Undefined(units, method, "The divisor is not positive.");
        if (of.Value is not { } value) return Estimate.Undefined(units, method, of.Reason!);
        double? uncertainty = of.StandardUncertainty is null && byUncertainty is null
            ? null
            : factor / divisor * Math.Sqrt(Square(of.StandardUncertainty ?? 0) + Square(value * (byUncertainty ?? 0) / divisor));
        return Estimate.Of(factor * value / divisor, units, method, uncertainty, of.Reason);
    }

    private static double Square(double x) => x * x;
}

using MgProvenance.Analysis.Masses;
using MgProvenance.Analysis.Uncertainty;

namespace MgProvenance.Analysis.Voltammetry;

/// <summary>Currents and charges per electrode area or active mass.</summary>
public static class PerElectrode
{
    /// <param name="areaCm2">Null where it was not recorded.</param>
    public static Estimate Area(Estimate of, Measured? areaCm2) => Divide(of, areaCm2, "electrode area", "cm2", "area/cm2", 1);

    /// <param name="mass">Null where it was not recorded.</param>
    public static Estimate Mass(Estimate of, MassMg? mass) =>
        Divide(of, mass is { } m ? new Measured(m.Value, m.StandardUncertainty) : null, "active mass", "g", "mass/mg", 1000);

    private static Estimate Divide(Estimate of, Measured? by, string name, string unit, string parameter, double factor)
    {
        MethodParameter divisor = by is { } known ? new(parameter, known.Value) : new(parameter, "not recorded");
        var method = new Method($"{of.Method.Name}/per-{unit}", of.Method.Version, $"{of.Method.Convention} Divided by the {name}.", [.. of.Method.Parameters, divisor]);
        return Ratio.Of(of, by, name, $"{of.Unit}/{unit}", method, factor);
    }
}

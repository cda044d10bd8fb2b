using MgProvenance.Analysis.Uncertainty;

namespace MgProvenance.Analysis.Impedance;

/// <summary>Resistances read from a spectrum without a circuit, and per area.</summary>
public static class Resistances
{
    /// <summary>Where the spectrum first crosses the real axis, coming from high frequency: electrolyte, contacts and leads together.</summary>
    public static Estimate HighFrequencyIntercept(ImpedanceSpectrum spectrum)
    {
        var (re, mi) = (spectrum.RealOhm, spectrum.MinusImaginaryOhm);
        for (var i = 1; i < spectrum.Count; i++)
        {
            if (mi[i - 1] > 0) break;
            if (mi[i] > 0) return Estimate.Of(re[i - 1] - (mi[i - 1] / (mi[i] - mi[i - 1]) * (re[i] - re[i - 1])), "Ohm", ImpedanceMethods.Intercept);
        }

        var reason = mi[0] > 0
            ? $"The spectrum is still capacitive at its highest frequency, {spectrum.FrequencyHz[0]:G4} Hz, where Z' is {re[0]:G4} Ohm: it does not cross the real axis there."
            : "No point is capacitive.";
        return Estimate.Undefined("Ohm", ImpedanceMethods.Intercept, reason);
    }

    /// <summary>Resistance times area.</summary>
    /// <param name="areaCm2">Geometric area of one electrode with its standard uncertainty; null where it is not known.</param>
    /// <param name="electrodes">By how many equal electrodes the resistance is shared: 2 in a symmetric cell, else 1.</param>
    public static Estimate AreaSpecific(Estimate resistance, Measured? areaCm2, int electrodes = 1)
    {
        var method = ImpedanceMethods.AreaSpecificResistance.With(new MethodParameter("electrodes", electrodes), new MethodParameter("resistance", resistance.Method.Name));
        if (resistance.Value is not { } value) return Estimate.Undefined("Ohm.cm2", method, resistance.Reason!);
        if (areaCm2 is not { Value: > 0 } area || electrodes < 1) return Estimate.Undefined("Ohm.cm2", method, "No area is known.");
        var product = value * area.Value / electrodes;
        var unknown = (resistance.StandardUncertainty, area.StandardUncertainty) switch
        {
            (null, null) => "Neither the resistance's nor the area's uncertainty is known.",
            (null, _) => "The uncertainty holds the area alone; the resistance's is not known.",
            (_, null) => "The uncertainty holds the resistance alone; the area's is not known.",
            _ => null,
        };
        return Estimate.Of(product, "Ohm.cm2", method, Quotient.StandardUncertainty(product, new Measured(value, resistance.StandardUncertainty), area), unknown ?? resistance.Reason);
    }
}

using MgProvenance.Analysis.Masses;

namespace MgProvenance.Analysis.Cycling;

/// <summary>Charge per mass of active material.</summary>
public static class SpecificCapacity
{
    /// <summary>q = 1000 Q/m in mAh/g, u(q) = q u(m)/m (GUM, charge taken as exact: its uncertainty is small beside that of a milligram electrode).</summary>
    /// <param name="chargeMAh">Charge in mAh; null where there is none.</param>
    /// <param name="mass">Active mass in mg; null where it was not recorded.</param>
    public static Estimate Of(double? chargeMAh, MassMg? mass)
    {
        if (chargeMAh is not { } charge) return Estimate.Undefined("mA.h/g", Methods.SpecificCapacity, "There is no charge to divide.");
        if (mass is not { } m) return Estimate.Undefined("mA.h/g", Methods.SpecificCapacity, "The active mass was not recorded.");
        if (!(m.Value > 0)) return Estimate.Undefined("mA.h/g", Methods.SpecificCapacity, "The active mass is not positive.");
        var value = 1000 * charge / m.Value;
        return Estimate.Of(value, "mA.h/g", Methods.SpecificCapacity, Math.Abs(value) * m.StandardUncertainty / m.Value);
    }
}

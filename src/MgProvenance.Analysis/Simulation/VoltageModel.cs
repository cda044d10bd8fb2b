namespace MgProvenance.Analysis.Simulation;

/// <summary>Voltage of the simulated cell over the fraction x of a half-cycle that has passed.</summary>
/// <remarks>
/// Equilibrium, y being the fraction inserted: E(y) = E2 + (E1 − E2) s((0.5 − y)/w) − b (y − 0.5), with the step s(u) = (1 + u/√(1 + u²))/2, w = 0.04, b = 0.06 V.
/// Discharge: V(x) = E(x) − η_d + a(x) − D g(x); a(x) = 0.25 V (0.008/(0.008 + x))² is the start, g the end term with g(1) = 1 and D such that V(1) is the cutoff.
/// Charge: V(x) = E(1 − x) + η_c − a(x) + U g(x) with V(1) at the cutoff, or U x² where a side reaction caps the voltage.
/// End term: g(x) = ((0.02/(1.02 − x))² − c)/(1 − c) with c = (0.02/1.02)², so g(0) = 0; with a tail of fraction τ: 0.3 g + 0.7 max(0, (x − 1 + τ)/τ)².
/// Only +, −, ×, ÷ and √, which IEEE 754 rounds exactly: no library function whose last digit differs between machines.
/// </remarks>
internal static class VoltageModel
{
    public static double Discharge(MagnesiumCellParameters p, double x)
    {
        var drop = Base(1) - p.LowerCutoffV;
        var tail = p.LowVoltageTailFraction;
        var slide = tail > 0 ? Math.Max(0, (x - 1 + tail) / tail) : 0;
        var end = tail > 0 ? (0.3 * SharpEnd(x)) + (0.7 * slide * slide) : SharpEnd(x);
        return Base(x) - (drop * end);

        double Base(double at) => Equilibrium(p, at) - p.DischargeOverpotentialV + Start(at);
    }

    public static double Charge(MagnesiumCellParameters p, double x)
    {
        var rise = (p.ChargeLimit?.EndVoltageV ?? p.UpperCutoffV) - Base(1);
        return Base(x) + (rise * (p.ChargeLimit is null ? SharpEnd(x) : x * x));

        double Base(double at) => Equilibrium(p, 1 - at) + p.ChargeOverpotentialV - Start(at);
    }

    private static double Equilibrium(MagnesiumCellParameters p, double inserted)
    {
        var u = (0.5 - inserted) / 0.04;
        return p.LowerPlateauV + ((p.UpperPlateauV - p.LowerPlateauV) * (1 + (u / Math.Sqrt(1 + (u * u)))) / 2) - (0.06 * (inserted - 0.5));
    }

    private static double Start(double x)
    {
        var r = 0.008 / (0.008 + x);
        return 0.25 * r * r;
    }

    private static double SharpEnd(double x)
    {
        const double AtStart = 0.02 / 1.02 * (0.02 / 1.02);
        var r = 0.02 / (1.02 - x);
        return ((r * r) - AtStart) / (1 - AtStart);
    }
}

using MgProvenance.Analysis.Uncertainty;

namespace MgProvenance.Analysis.ExchangeCurrent;

/// <summary>An exchange current, per area, and on the scale on which it is averaged and compared.</summary>
/// <param name="Current">mA, of one electrode.</param>
/// <param name="Density">mA/cm2, per geometric area of one electrode.</param>
/// <param name="Log10Density">1: log10 of i0 in mA/cm2; its uncertainty is in decades.</param>
public sealed record ExchangeCurrentEstimate(Estimate Current, Estimate Density, Estimate Log10Density)
{
    internal static ExchangeCurrentEstimate Of(double currentMA, double? standardErrorMA, Method method, ElectrodeKinetics kinetics, string? caution) =>
        Of(Estimate.Of(currentMA, "mA", method, standardErrorMA, caution), kinetics);

    internal static ExchangeCurrentEstimate Undefined(Method method, ElectrodeKinetics kinetics, string why) => Of(Estimate.Undefined("mA", method, why), kinetics);

    private static ExchangeCurrentEstimate Of(Estimate current, ElectrodeKinetics kinetics)
    {
        var density = Ratio.Of(current, kinetics.AreaCm2, "electrode area", "mA/cm2", current.Method);
        var log = density.Value is { } i0
            ? Estimate.Of(Math.Log10(i0), "1", density.Method, density.StandardUncertainty / i0 / Math.Log(10), density.Reason)
            : Estimate.Undefined("1", density.Method, density.Reason!);
        return new ExchangeCurrentEstimate(current, density, log);
    }
}

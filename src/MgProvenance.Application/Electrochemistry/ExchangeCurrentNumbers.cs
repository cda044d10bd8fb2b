using MgProvenance.Analysis;
using MgProvenance.Analysis.ExchangeCurrent;
using MgProvenance.Analysis.SymmetricCells;
using MgProvenance.Application.TestRuns;

namespace MgProvenance.Application.Electrochemistry;

/// <summary>Exchange current of a symmetric cell from its rate test, by both laws: their numbers differ by z, so each says which it is.</summary>
internal static class ExchangeCurrentNumbers
{
    private const double ZeroCelsius = 273.15;

    /// <summary>Taken where none was logged; the number says so.</summary>
    private const double AssumedCelsius = 25;

    public static NumberRow Row(SymmetricCell cell, RunConditions conditions)
    {
        var kinetics = new ElectrodeKinetics { TemperatureK = (conditions.TemperatureC ?? AssumedCelsius) + ZeroCelsius, Electrons = 2, ElectrodesInSeries = 2, AreaCm2 = conditions.AreaCm2 };
        if (!PolarisationCurve.From(cell.RateSteps, kinetics).IsAccepted(out var curve, out var refusal)) return new NumberRow("exchange current", [Missing(refusal.Sentence)]);
        var (general, paper) = (MicroPolarisation.Of(curve).ExchangeCurrent, MicroPolarisation.Of(curve, ChargeTransferLaw.TwoElectrodesSumOne).ExchangeCurrent);
        var fit = ButlerVolmerFit.Of(curve).ExchangeCurrent;
        var hasArea = conditions.AreaCm2 is not null;
        return new NumberRow(
            "exchange current",
            [
                .. Both("i0", "i0, αa + αc = z", general),
                .. Both("i0-sum-one", "i0, αa + αc = 1", paper),
                .. Both("i0-butler-volmer", "i0, fitted", fit),
            ]);

        IEnumerable<RunNumber> Both(string key, string name, ExchangeCurrentEstimate i0) =>
        [
            RunNumber.Of($"{key}.current", $"{name}, × area", Assumed(i0.Current), hasArea ? Comparison.None : Comparison.Logarithmic),
            RunNumber.Of($"{key}.density", name, Assumed(i0.Density), hasArea ? Comparison.Logarithmic : Comparison.None),
        ];

        Estimate Assumed(Estimate estimate) => conditions.TemperatureC is not null || estimate.Value is null
            ? estimate
            : estimate with { Reason = string.Join(' ', new[] { "No temperature was logged: 25 °C is assumed.", estimate.Reason }.OfType<string>()) };
    }

    private static RunNumber Missing(string why) => RunNumber.Of("i0.current", "i0", Estimate.Undefined("mA", ExchangeCurrentMethods.PerElectrode, why));
}

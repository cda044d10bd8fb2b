using MgProvenance.Analysis.ExchangeCurrent;

namespace MgProvenance.Analysis.Tests.ExchangeCurrent;

/// <summary>Butler–Volmer data of known kinetics, for tests.</summary>
internal static class Electrodes
{
    public const double ThermalV = 8.31446261815324 * 298.15 / 96485.33212331001; // RT/F at 25 °C

    public static readonly ElectrodeKinetics One = new() { TemperatureK = 298.15, Electrons = 2, ElectrodesInSeries = 1, AreaCm2 = new(0.5, null), ResistanceOhm = 0, IsFilmed = false };

    public static readonly ElectrodeKinetics Two = One with { ElectrodesInSeries = 2 };

    /// <summary>Evenly from −<paramref name="to"/> to <paramref name="to"/>.</summary>
    public static double[] Sweep(double to, int points) => [.. Enumerable.Range(0, points).Select(k => to * ((2.0 * k / (points - 1)) - 1))];

    /// <summary>Current in mA of one electrode at each overpotential.</summary>
    public static double[] Currents(double[] overpotentialV, double exchangeMA, double anodic = 1, double cathodic = 1) =>
        [.. overpotentialV.Select(v => exchangeMA * (Math.Exp(anodic * v / ThermalV) - Math.Exp(-cathodic * v / ThermalV)))];

    public static void Undefined(ExchangeCurrentEstimate estimate, string words)
    {
        foreach (var one in new[] { estimate.Current, estimate.Density, estimate.Log10Density })
        {
            Assert.Null(one.Value);
            Assert.Contains(words, one.Reason, StringComparison.Ordinal);
        }
    }
}

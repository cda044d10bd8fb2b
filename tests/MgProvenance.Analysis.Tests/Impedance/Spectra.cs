using MgProvenance.Analysis.Impedance;
using MgProvenance.Analysis.Simulation;

namespace MgProvenance.Analysis.Tests.Impedance;

/// <summary>Simulated spectra: a circuit with known values, points evenly spread on the logarithm of the frequency.</summary>
internal static class Spectra
{
    public static double[] Frequencies(double highHz, double lowHz, int count) => [.. Enumerable.Range(0, count).Select(i => highHz * Math.Pow(lowHz / highHz, i / (count - 1.0)))];

    /// <param name="noise">Standard deviation of each part, as a share of |Z|.</param>
    public static ImpedanceSpectrum Of(Circuit circuit, double[] values, double[]? frequencies = null, double noise = 0, ulong seed = 1)
    {
        frequencies ??= Frequencies(1e5, 0.01, 71);
        return Of(frequencies, f => circuit.At(f, values), noise, seed);
    }

    public static ImpedanceSpectrum Of(double[] frequencies, Func<double, (double Re, double Mi)> impedance, double noise = 0, ulong seed = 1)
    {
        var random = new Pcg32(seed, 1);
        double[] re = new double[frequencies.Length], mi = new double[frequencies.Length];
        for (var i = 0; i < frequencies.Length; i++)
        {
            var z = impedance(frequencies[i]);
            var size = noise * double.Hypot(z.Re, z.Mi);
            (re[i], mi[i]) = (z.Re + (size * random.NextNormal()), z.Mi + (size * random.NextNormal()));
        }

        return ImpedanceSpectrum.Of(frequencies, re, mi).Required();
    }
}

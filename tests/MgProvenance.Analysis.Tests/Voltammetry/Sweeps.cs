using MgProvenance.Analysis.Simulation;
using MgProvenance.Analysis.Tests.Cycling;
using MgProvenance.Analysis.Voltammetry;

namespace MgProvenance.Analysis.Tests.Voltammetry;

/// <summary>Voltammograms for tests.</summary>
internal static class Sweeps
{
    /// <summary>F/(RT) at 25 °C, 1/V.</summary>
    public const double InverseThermalVoltage = 96485.33212 / (8.314462618 * 298.15);

    /// <summary>Vertex to vertex with one row per step.</summary>
    public static (double[] TimeS, double[] PotentialV, int[] Sign) Walk(double rateMVPerS, double stepV, params double[] verticesV)
    {
        var (time, potential, sign) = (new List<double> { 0 }, new List<double> { verticesV[0] }, new List<int> { Math.Sign(verticesV[1] - verticesV[0]) });
        for (var leg = 1; leg < verticesV.Length; leg++)
        {
            var (from, to) = (verticesV[leg - 1], verticesV[leg]);
            var steps = (int)Math.Round(Math.Abs(to - from) / stepV);
            var start = time[^1];
            for (var k = 1; k <= steps; k++)
            {
                time.Add(start + (Math.Abs(to - from) * k / steps / (rateMVPerS / 1000)));
                potential.Add(from + ((to - from) * k / steps));
                sign.Add(Math.Sign(to - from));
            }
        }

        return ([.. time], [.. potential], [.. sign]);
    }

    /// <param name="currentMA">Of potential and direction of the sweep.</param>
    public static Voltammogram Of(double rateMVPerS, double stepV, Func<double, int, double> currentMA, params double[] verticesV)
    {
        var (time, potential, sign) = Walk(rateMVPerS, stepV, verticesV);
        return Voltammogram.From(time, potential, [.. potential.Zip(sign, currentMA)]).Required();
    }

    public static Voltammogram Of(SimulatedSweep sweep) => Voltammogram.From(
        [.. sweep.Rows.Select(r => r.TimeS)],
        [.. sweep.Rows.Select(r => r.VoltageV)],
        [.. sweep.Rows.Select(r => r.CurrentMA)],
        cycle: [.. sweep.Rows.Select(r => r.Cycle)]).Required();

    /// <summary>An EC-Lab file through its independent decode. The instrument stores potentials in single precision; the decode's nine digits name them but are not equal to them.</summary>
    public static Voltammogram Real(string file)
    {
        var columns = GalvaniCsv.Columns($"reference/instruments/biologic/{file}.csv.gz");
        return Voltammogram.From(
            columns["time/s"],
            [.. columns["Ewe/V"].Select(e => (double)(float)e)],
            columns["<I>/mA"],
            [.. columns["control/V"].Select(e => (double)(float)e)],
            columns.TryGetValue("cycle number", out var cycle) ? [.. cycle.Select(c => (int)c)] : null).Required();
    }

    /// <summary>
    /// Current function √π χ of a reversible wave of one electron with planar diffusion, reduction first (Nicholson and Shain, Anal. Chem. 1964, 36, 706): the Abel equation
    /// ∫ χ(z)/√(τ − z) dz = 1/(1 + e^ξ), χ constant within a step. Positive for reduction.
    /// </summary>
    /// <param name="halfWaveV">E½.</param>
    public static double[] DiffusionWave(double[] potentialV, double stepV, double halfWaveV)
    {
        var h = stepV * InverseThermalVoltage;
        double[] weight = [.. Enumerable.Range(0, potentialV.Length).Select(m => 2 * Math.Sqrt(h) * (Math.Sqrt(m + 1) - Math.Sqrt(m)))];
        var chi = new double[potentialV.Length];
        for (var k = 1; k < chi.Length; k++)
        {
            var sum = 1 / (1 + Math.Exp((potentialV[k] - halfWaveV) * InverseThermalVoltage));
            for (var j = 1; j < k; j++) sum -= chi[j] * weight[k - j];
            chi[k] = sum / weight[0];
        }

        return [.. chi.Select(c => c * Math.Sqrt(Math.PI))];
    }
}

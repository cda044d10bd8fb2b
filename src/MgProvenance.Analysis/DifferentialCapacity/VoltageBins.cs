using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.DifferentialCapacity;

/// <summary>Charge over voltage in equal bins between the lowest and the highest voltage of a half-cycle.</summary>
/// <remarks>
/// The charge of each row counts where it passed: evenly over the voltages from the row before, all of it in one bin where the voltage stands. So a quantised voltage
/// divides by nothing, a voltage that trembles counts its charge once, and the bins sum to the charge. (Level evaluation after Feng et al., eTransportation 2020, 3, 100051.)
/// </remarks>
internal sealed class VoltageBins
{
    private VoltageBins(double fromV, double binV, double[] chargeMAh) => (FromV, BinV, ChargeMAh) = (fromV, binV, chargeMAh);

    public double FromV { get; }

    public double BinV { get; }

    public double[] ChargeMAh { get; }

    public double MiddleV(double bin) => FromV + ((bin + 0.5) * BinV);

    /// <param name="widestBinV">Bins are at most this wide.</param>
    public static VoltageBins Of(CyclingTrace trace, IReadOnlyList<RowRange> runs, int sign, double fromV, double toV, double widestBinV)
    {
        var n = (int)Math.Ceiling((toV - fromV) / widestBinV);
        var bins = new VoltageBins(fromV, (toV - fromV) / n, new double[n]);
        foreach (var run in runs)
        {
            for (var row = run.First + 1; row <= run.Last; row++) bins.Add(sign * trace.ChargeIncrementMAh[row], trace.VoltageV[row - 1], trace.VoltageV[row]);
        }

        return bins;
    }

    private void Add(double chargeMAh, double oneV, double otherV)
    {
        if (chargeMAh == 0) return;
        var (low, high) = ((Math.Min(oneV, otherV) - FromV) / BinV, (Math.Max(oneV, otherV) - FromV) / BinV);
        var (first, last) = (Bin(low), Bin(high));
        if (first == last)
        {
            ChargeMAh[first] += chargeMAh;
            return;
        }

        var perBin = chargeMAh / (high - low);
        ChargeMAh[first] += perBin * (first + 1 - low);
        for (var k = first + 1; k < last; k++) ChargeMAh[k] += perBin;
        ChargeMAh[last] += perBin * (high - last);
    }

    private int Bin(double at) => Math.Clamp((int)at, 0, ChargeMAh.Length - 1);
}

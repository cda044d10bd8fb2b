namespace MgProvenance.Analysis.Voltammetry;

internal static class ScanRate
{
    /// <summary>Median |dE/dt| in mV/s over rows between which time passes; null where there are none or the median is zero.</summary>
    public static double? Median(ReadOnlySpan<double> timeS, ReadOnlySpan<double> potentialV)
    {
        var rates = new double[Math.Max(0, timeS.Length - 1)];
        var n = 0;
        for (var k = 1; k < timeS.Length; k++)
        {
            if (timeS[k] > timeS[k - 1]) rates[n++] = 1000 * Math.Abs((potentialV[k] - potentialV[k - 1]) / (timeS[k] - timeS[k - 1]));
        }

        if (n == 0) return null;
        var median = Noise.Middle(rates[..n]);
        return median > 0 ? median : null;
    }

    public static Estimate Of(ReadOnlySpan<double> timeS, ReadOnlySpan<double> potentialV) => Median(timeS, potentialV) is { } median
        ? Estimate.Of(median, "mV/s", VoltammetryMethods.MedianScanRate)
        : Estimate.Undefined("mV/s", VoltammetryMethods.MedianScanRate, "The potential stands still between most rows.");
}

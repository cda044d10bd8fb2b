namespace MgProvenance.Analysis.Voltammetry;

/// <summary>Noise of a smooth curve from row to row.</summary>
internal static class Noise
{
    /// <summary>
    /// Median |second difference| / (0.6745 √6): a straight or gently bent curve drops out, and so do single stray rows. Zero where the curve has no noise or fewer than three rows.
    /// </summary>
    public static double StandardDeviation(ReadOnlySpan<double> y)
    {
        if (y.Length < 3) return 0;
        var differences = new double[y.Length - 2];
        for (var k = 0; k < differences.Length; k++) differences[k] = Math.Abs(y[k] - (2 * y[k + 1]) + y[k + 2]);
        return Middle(differences) / (0.6745 * Math.Sqrt(6));
    }

    /// <summary>Median; sorts the values in place.</summary>
    public static double Middle(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}

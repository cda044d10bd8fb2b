using MathNet.Numerics.Distributions;

namespace MgProvenance.Analysis.Statistics;

internal static class Moments
{
    public static double Mean(double[] values)
    {
        var first = CompensatedSum.Of(values) / values.Length;

        // The remainder of the first division, spread over the values: brings the mean to its last digit.
        var rest = default(CompensatedSum);
        foreach (var value in values) rest.Add(value - first);
        return first + (rest.Value / values.Length);
    }

    // Two passes with the correction for the rounded mean (Chan, Golub, LeVeque, Am. Stat. 1983, 37, 242, eq. 1.7).
    public static double? StandardDeviation(double[] values, double mean)
    {
        if (values.Length < 2) return null;
        var (squares, rest) = (default(CompensatedSum), default(CompensatedSum));
        foreach (var value in values)
        {
            var d = value - mean;
            squares.Add(d * d);
            rest.Add(d);
        }

        return Math.Sqrt(Math.Max(0, (squares.Value - (rest.Value * rest.Value / values.Length)) / (values.Length - 1)));
    }

    public static ConfidenceInterval Interval(double mean, double deviation, int n)
    {
        var half = StudentT.InvCDF(0, 1, n - 1, 0.975) * deviation / Math.Sqrt(n);
        return new ConfidenceInterval(mean - half, mean + half);
    }
}

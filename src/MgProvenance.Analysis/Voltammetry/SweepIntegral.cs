using MgProvenance.Analysis.Statistics;

namespace MgProvenance.Analysis.Voltammetry;

/// <summary>Trapezoidal sums over rows.</summary>
internal static class SweepIntegral
{
    /// <summary>∫ y dx.</summary>
    public static double Of(ReadOnlySpan<double> y, ReadOnlySpan<double> x)
    {
        var sum = default(CompensatedSum);
        for (var k = 1; k < x.Length; k++) sum.Add((y[k - 1] + y[k]) / 2 * (x[k] - x[k - 1]));
        return sum.Value;
    }

    /// <summary>∫ of the part of y with the given sign; the sign is kept.</summary>
    public static double OfSign(ReadOnlySpan<double> y, ReadOnlySpan<double> x, int sign)
    {
        var sum = default(CompensatedSum);
        for (var k = 1; k < x.Length; k++) sum.Add((Part(y[k - 1], sign) + Part(y[k], sign)) / 2 * (x[k] - x[k - 1]));
        return sum.Value;
    }

    private static double Part(double y, int sign) => sign > 0 ? Math.Max(y, 0) : Math.Min(y, 0);
}

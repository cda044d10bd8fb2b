using MgProvenance.Analysis.Statistics;

namespace MgProvenance.Analysis.Fitting;

/// <summary>Least-squares straight line y = a + b x, or y = b x through the origin. Errors in x are not considered.</summary>
/// <param name="N">Points.</param>
/// <param name="Slope">b.</param>
/// <param name="Intercept">a; exactly 0 through the origin.</param>
/// <param name="SlopeStandardError">From the residuals (independent errors of one size assumed, or of size 1/√weight); null where no degree of freedom is left.</param>
/// <param name="InterceptStandardError">Likewise; null also through the origin, where the intercept was not fitted.</param>
/// <param name="SlopeInterceptCovariance">For what is calculated from both; null where either error is.</param>
/// <param name="ResidualStandardDeviation">√(Σ w r² / degrees of freedom); null where none is left.</param>
/// <param name="RSquared">Share of Σ w (y − ȳ)² that the line explains, of Σ w y² through the origin (as NIST certifies it); null where y does not vary.</param>
public sealed record StraightLine(
    int N,
    double Slope,
    double Intercept,
    double? SlopeStandardError,
    double? InterceptStandardError,
    double? SlopeInterceptCovariance,
    double? ResidualStandardDeviation,
    double? RSquared)
{
    public double At(double x) => Intercept + (Slope * x);

    /// <summary>Variance of <see cref="At"/>; null where the errors are not known or the line goes through the origin.</summary>
    public double? VarianceAt(double x) => SlopeStandardError is { } b && InterceptStandardError is { } a && SlopeInterceptCovariance is { } ab
        ? Math.Max(0, (a * a) + (2 * x * ab) + (x * x * b * b))
        : null;

    /// <summary>Fits y = a + b x.</summary>
    /// <param name="x">Taken as exact.</param>
    /// <param name="y">One per x.</param>
    /// <param name="weights">Proportional to 1/variance, one per x; empty where all count the same.</param>
    /// <returns>The line, or a refusal: <c>line.lengths-differ</c>, <c>line.too-few</c>, <c>line.not-finite</c> and <c>line.weight-not-positive</c> with the index, <c>line.no-spread</c>, <c>line.out-of-range</c>.</returns>
    public static Outcome<StraightLine> Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights = default)
    {
        if (Refuse(x, y, weights, parameters: 2) is { } refusal) return refusal;
        return Solve(x, y, weights, Mean(x, weights), Mean(y, weights), parameters: 2);
    }

    /// <summary>Fits y = b x. Parameters and refusals as for <see cref="Fit"/>.</summary>
    public static Outcome<StraightLine> ThroughOrigin(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights = default)
    {
        if (Refuse(x, y, weights, parameters: 1) is { } refusal) return refusal;
        return Solve(x, y, weights, 0, 0, parameters: 1);
    }

    // Sums about the centre (the means, or the origin): the normal equations of raw sums would lose half of the digits.
    private static Outcome<StraightLine> Solve(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights, double centreX, double centreY, int parameters)
    {
        var (total, xx, xy, yy) = (default(CompensatedSum), default(CompensatedSum), default(CompensatedSum), default(CompensatedSum));
        for (var k = 0; k < x.Length; k++)
        {
            var (w, dx, dy) = (Weight(weights, k), x[k] - centreX, y[k] - centreY);
            total.Add(w);
            xx.Add(w * dx * dx);
            xy.Add(w * dx * dy);
            yy.Add(w * dy * dy);
        }

        if (xx.Value == 0) return new Refusal("line.no-spread", parameters == 2 ? "All x are equal." : "All x are zero.");
        var slope = xy.Value / xx.Value;
        if (!double.IsFinite(slope) || !double.IsFinite(yy.Value)) return new Refusal("line.out-of-range", "The numbers are too large or too small to be squared.");

        var residuals = default(CompensatedSum);
        for (var k = 0; k < x.Length; k++)
        {
            var r = y[k] - centreY - (slope * (x[k] - centreX));
            residuals.Add(Weight(weights, k) * r * r);
        }

        var fitted = parameters == 2;
        var freedom = x.Length - parameters;
        double? variance = freedom > 0 ? residuals.Value / freedom : null;
        return new StraightLine(
            x.Length,
            slope,
            fitted ? centreY - (slope * centreX) : 0,
            Root(variance / xx.Value),
            fitted ? Root(variance * ((1 / total.Value) + (centreX * centreX / xx.Value))) : null,
            fitted ? -centreX * variance / xx.Value : null,
            Root(variance),
            yy.Value > 0 ? 1 - (residuals.Value / yy.Value) : null);
    }

    private static Refusal? Refuse(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights, int parameters)
    {
        if (x.Length != y.Length || (weights.Length != 0 && weights.Length != x.Length)) return new Refusal("line.lengths-differ", "x, y and weights differ in number.");
        if (x.Length < parameters) return new Refusal("line.too-few", $"{x.Length} point(s) for {parameters} parameter(s).");
        for (var k = 0; k < x.Length; k++)
        {
            if (!double.IsFinite(x[k]) || !double.IsFinite(y[k])) return new Refusal("line.not-finite", "A coordinate is not a finite number.", k);
            if (!(Weight(weights, k) > 0) || !double.IsFinite(Weight(weights, k))) return new Refusal("line.weight-not-positive", "A weight is not a positive number.", k);
        }

        return null;
    }

    private static double Mean(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var (sum, total) = (default(CompensatedSum), default(CompensatedSum));
        for (var k = 0; k < values.Length; k++)
        {
            sum.Add(Weight(weights, k) * values[k]);
            total.Add(Weight(weights, k));
        }

        return sum.Value / total.Value;
    }

    private static double Weight(ReadOnlySpan<double> weights, int k) => weights.IsEmpty ? 1 : weights[k];

    private static double? Root(double? square) => square is { } s ? Math.Sqrt(s) : null;
}

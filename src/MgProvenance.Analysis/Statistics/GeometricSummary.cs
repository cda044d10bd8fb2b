namespace MgProvenance.Analysis.Statistics;

/// <summary>Summary on a logarithmic scale, for quantities that scatter by factors (exchange current densities).</summary>
/// <param name="Mean">Geometric mean. Its uncertainty is a factor and stands in the two beside it, not in the estimate.</param>
/// <param name="DeviationFactor">Exponential of the s.d. of the logarithms: one s.d. is "times or divided by" this; null for one value.</param>
/// <param name="Confidence95">Of the geometric mean; null below three values.</param>
public sealed record GeometricSummary(int N, Estimate Mean, double? DeviationFactor, ConfidenceInterval? Confidence95)
{
    /// <param name="unit">UCUM code of the values.</param>
    /// <returns>The summary, or a refusal: <c>geometric.not-positive</c> with the index, and those of <see cref="Summary.Of"/>.</returns>
    public static Outcome<GeometricSummary> Of(IReadOnlyList<double> values, string unit)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] <= 0) return new Refusal("geometric.not-positive", "A value that is not positive has no logarithm.", i);
        }

        if (!Summary.Of([.. values.Select(v => Math.Log(v))]).IsAccepted(out var logs, out var refusal)) return refusal;
        var interval = logs.Confidence95 is { } ci ? new ConfidenceInterval(Math.Exp(ci.Lower), Math.Exp(ci.Upper)) : null;
        var caution = logs.N < 3 ? $"n = {logs.N}: descriptive only." : null;
        return new GeometricSummary(logs.N, Estimate.Of(Math.Exp(logs.Mean), unit, StatisticsMethods.GeometricMean, caution: caution), logs.StandardDeviation is { } s ? Math.Exp(s) : null, interval);
    }
}

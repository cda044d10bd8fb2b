namespace MgProvenance.Analysis.Statistics;

/// <summary>A two-sided 95 % confidence interval of a mean.</summary>
public sealed record ConfidenceInterval(double Lower, double Upper);

/// <summary>Descriptive statistics of a few values, in the order given (the digits depend on it by at most the last).</summary>
/// <param name="N">Number of values, at least 1.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="StandardDeviation">With n − 1; null for one value.</param>
/// <param name="Confidence95">Mean ± t(0.975, n − 1) s/√n; null below three values, where it says more about t than about the cells.</param>
/// <param name="Median">Middle value, or the mean of the two middle ones.</param>
public sealed record Summary(int N, double Mean, double? StandardDeviation, ConfidenceInterval? Confidence95, double Median, double Minimum, double Maximum)
{
    /// <returns>The summary, or a refusal: <c>summary.no-values</c>, <c>summary.not-finite</c> with the index.</returns>
    public static Outcome<Summary> Of(IReadOnlyList<double> values)
    {
        if (values.Count == 0) return new Refusal("summary.no-values", "There are no values.");
        for (var i = 0; i < values.Count; i++)
        {
            if (!double.IsFinite(values[i])) return new Refusal("summary.not-finite", "A value is not a finite number.", i);
        }

        double[] all = [.. values];
        var n = all.Length;
        var mean = Moments.Mean(all);
        var deviation = Moments.StandardDeviation(all, mean);
        var interval = n >= 3 ? Moments.Interval(mean, deviation!.Value, n) : null;
        Array.Sort(all);
        return new Summary(n, mean, deviation, interval, (all[(n - 1) / 2] + all[n / 2]) / 2, all[0], all[^1]);
    }
}

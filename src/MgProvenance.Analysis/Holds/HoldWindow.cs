using MgProvenance.Analysis.Fitting;
using MgProvenance.Analysis.Statistics;

namespace MgProvenance.Analysis.Holds;

/// <summary>Current at the end of a potentiostatic hold: a leakage current together with whatever displacement and residual (de)insertion current is left.</summary>
/// <param name="N">Rows in the window.</param>
/// <param name="MeanMA">Plain mean of the rows, mA.</param>
/// <param name="StandardDeviationMA">Of the rows, n − 1; null for one row. Noise of the reading and drift together, not the uncertainty of the mean.</param>
/// <param name="TimeWeightedMeanMA">∫ I dt / t by the trapezoidal rule; null for one row.</param>
/// <param name="SlopeMAPerHour">Least-squares slope of current over time; null below two distinct times.</param>
/// <param name="SlopeStandardErrorMAPerHour">Its standard error from the residuals (white noise assumed); null below three rows.</param>
/// <param name="HoldDurationS">From first to last row of the hold.</param>
public sealed record HoldWindow(
    int N, double MeanMA, double? StandardDeviationMA, double? TimeWeightedMeanMA, double? SlopeMAPerHour, double? SlopeStandardErrorMAPerHour, double HoldDurationS, Method Method)
{
    /// <summary>Mean over the rows of the last <paramref name="windowS"/> seconds, the row at its start included.</summary>
    /// <param name="timeS">Seconds, not decreasing.</param>
    /// <param name="currentMA">Current in mA, one per time.</param>
    /// <returns>The window, or a refusal: <c>hold.no-rows</c>, <c>hold.lengths-differ</c>, <c>hold.window-not-positive</c>, <c>hold.shorter-than-window</c>, <c>hold.not-finite</c>.</returns>
    public static Outcome<HoldWindow> Of(ReadOnlySpan<double> timeS, ReadOnlySpan<double> currentMA, double windowS)
    {
        if (timeS.Length == 0) return new Refusal("hold.no-rows", "The hold has no rows.");
        if (timeS.Length != currentMA.Length) return new Refusal("hold.lengths-differ", "Times and currents differ in number.");
        if (!(windowS > 0)) return new Refusal("hold.window-not-positive", "The window must be a positive time.");
        var duration = timeS[^1] - timeS[0];
        if (duration < windowS) return new Refusal("hold.shorter-than-window", "The hold is shorter than the window.");

        var start = timeS.Length - 1;
        while (start > 0 && timeS[start - 1] >= timeS[^1] - windowS) start--;
        var (t, i) = (timeS[start..].ToArray(), currentMA[start..].ToArray());
        if (!Summary.Of(i).IsAccepted(out var summary, out _)) return new Refusal("hold.not-finite", "A current in the window is not a finite number.", start);

        var line = StraightLine.Fit(t, i).IsAccepted(out var fitted, out _) ? fitted : null;
        return new HoldWindow(i.Length, summary.Mean, summary.StandardDeviation, TimeMean(t, i), line?.Slope * 3600, line?.SlopeStandardError * 3600, duration, HoldMethods.WindowMean.With(new MethodParameter("window/s", windowS)));
    }

    private static double? TimeMean(double[] t, double[] i)
    {
        var sum = default(CompensatedSum);
        for (var k = 1; k < t.Length; k++) sum.Add((i[k] + i[k - 1]) / 2 * (t[k] - t[k - 1]));
        return t[^1] > t[0] ? sum.Value / (t[^1] - t[0]) : null;
    }
}

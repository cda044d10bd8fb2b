using System.Globalization;
using MgProvenance.Analysis.Fitting;
using MgProvenance.Analysis.Statistics;

namespace MgProvenance.Analysis.Voltammetry;

internal static class Onset
{
    public static Estimate ByThreshold(Branch branch, OnsetOptions options)
    {
        var method = VoltammetryMethods.OnsetByThreshold.With(
            [.. Shared(branch, options), new("threshold/(uA/cm2)", options.ThresholdUAPerCm2), new("sustained/V", options.SustainedV), new("area/cm2", options.AreaCm2?.ToString("R", CultureInfo.InvariantCulture) ?? "not given")]);
        if (options.AreaCm2 is not { } area) return Estimate.Undefined("V", method, "The electrode area was not recorded: there is no current density.");
        if (!(area > 0 && options.ThresholdUAPerCm2 > 0)) return Estimate.Undefined("V", method, "Area and threshold must be positive.");
        var threshold = options.ThresholdUAPerCm2 * area / 1000;
        var (e, y) = (branch.PotentialV, InDirection(branch));
        var crossing = Crossing(e, y, threshold, options.SustainedV);
        if (crossing < 0)
        {
            var top = Array.IndexOf(y, y.Max());
            return Estimate.Undefined("V", method, Say($"Not reached: the current density stays within {options.ThresholdUAPerCm2} uA/cm2; its largest is {1000 * y[top] / area:G4} uA/cm2, at {e[top]:F4} V."));
        }

        if (crossing == 0) return Estimate.Undefined("V", method, Say($"The current density lies past {options.ThresholdUAPerCm2} uA/cm2 from the start of the sweep, {e[0]:F4} V."));
        var (step, rise) = (e[crossing] - e[crossing - 1], y[crossing] - y[crossing - 1]);
        var at = e[crossing - 1] + (step * (threshold - y[crossing - 1]) / rise);
        var noise = Noise.StandardDeviation(y);
        var error = Math.Sqrt((step * step) + (noise * step / rise * (noise * step / rise)));
        var caution = threshold < options.ThresholdNoise * noise
            ? Say($"The threshold of {options.ThresholdUAPerCm2} uA/cm2 lies within the noise of the current, {1000 * noise / area:G3} uA/cm2 from row to row.")
            : null;
        return Estimate.Of(at, "V", method, error, caution);
    }

    public static Estimate ByTangent(Branch branch, OnsetOptions options)
    {
        var (e, i) = (branch.PotentialV, branch.CurrentMA);
        var span = e[^1] - e[0];
        var window = options.Baseline ?? new PotentialWindow(e[0], e[0] + (options.BaselineFraction * span));
        var method = VoltammetryMethods.OnsetByTangent.With(
            [.. Shared(branch, options), new("baseline", window.ToString()), new("tangent/V", options.TangentV), new("steeper-than-baseline", options.SteeperThanBaseline), new("slope-errors", options.SlopeErrors)]);
        int[] rows = [.. Enumerable.Range(0, e.Length).Where(k => window.Contains(e[k]))];
        if (rows.Length < 3 || !StraightLine.Fit([.. rows.Select(k => e[k])], [.. rows.Select(k => i[k])]).IsAccepted(out var baseline, out _))
            return Estimate.Undefined("V", method, $"The sweep has {rows.Length} row(s) in the baseline's window, {window}: no line can be laid there.");
        if (Steepest(e, i, options.TangentV) is not { } steepest)
            return Estimate.Undefined("V", method, Say($"No stretch of {options.TangentV} V holds three rows: no tangent can be laid."));

        var tangent = StraightLine.Fit(e.AsSpan(steepest), i.AsSpan(steepest)).Required();
        var difference = tangent.Slope - baseline.Slope;
        var error = Math.Sqrt(Square(tangent.SlopeStandardError ?? 0) + Square(baseline.SlopeStandardError ?? 0));
        if (tangent.Slope < options.SteeperThanBaseline * Math.Abs(baseline.Slope) || difference <= options.SlopeErrors * error)
            return Estimate.Undefined("V", method, Say($"No onset: the steepest stretch rises by {tangent.Slope:G3} mA/V, the baseline by {baseline.Slope:G3} mA/V."));
        var at = (baseline.Intercept - tangent.Intercept) / difference;
        if ((at - e[0]) / span is < 0 or > 1) return Estimate.Undefined("V", method, Say($"Tangent and baseline meet at {at:F4} V, outside of the sweep."));
        var uncertainty = Math.Sqrt(((baseline.VarianceAt(at) ?? 0) + (tangent.VarianceAt(at) ?? 0)) / (difference * difference));
        var atEnd = steepest.End.Value == e.Length ? "The steepest stretch is the end of the sweep: a sweep that went on would give another onset." : null;
        return Estimate.Of(at, "V", method, Math.Max(uncertainty, Math.Abs(span) / (e.Length - 1)), atEnd);
    }

    // First row past the threshold that opens a stretch of the stated length, or one that lasts to the end of the sweep.
    private static int Crossing(double[] e, double[] y, double threshold, double sustainedV)
    {
        var start = -1;
        for (var k = 0; k < y.Length; k++)
        {
            if (y[k] < threshold) start = -1;
            else if (start < 0) start = k;
            if (start >= 0 && Math.Abs(e[k] - e[start]) >= sustainedV) return start;
        }

        return start;
    }

    private static Range? Steepest(double[] e, double[] i, double widthV)
    {
        // Sums about the means keep the digits that raw sums would lose.
        var (meanE, meanI) = (Moments.Mean(e), Moments.Mean(i));
        var (se, si, see, sei, n) = (0.0, 0.0, 0.0, 0.0, 0);
        Range? best = null;
        var (steepest, last) = (double.NegativeInfinity, 0);
        for (var first = 0; first < e.Length; first++)
        {
            while (last < e.Length && (last <= first || Math.Abs(e[last - 1] - e[first]) < widthV)) Count(last++, 1);
            if (Math.Abs(e[last - 1] - e[first]) < widthV * (1 - 1e-9)) break;
            var spread = see - (se * se / n);
            if (n >= 3 && spread > 0 && (sei - (se * si / n)) / spread > steepest) (best, steepest) = (first..last, (sei - (se * si / n)) / spread);
            Count(first, -1);
        }

        return best;

        void Count(int k, int sign)
        {
            var (de, di) = (e[k] - meanE, i[k] - meanI);
            n += sign;
            (se, si, see, sei) = (se + (sign * de), si + (sign * di), see + (sign * de * de), sei + (sign * de * di));
        }
    }

    private static double[] InDirection(Branch branch) => [.. branch.CurrentMA.Select(i => branch.Direction.Sign() * i)];

    private static MethodParameter[] Shared(Branch branch, OnsetOptions options) =>
    [
        new("direction", branch.Direction.ToString().ToLowerInvariant()),
        new("iR/Ohm", options.ResistanceOhm?.ToString("R", CultureInfo.InvariantCulture) ?? "not corrected"),
        new("reversal/V", options.ReversalV),
    ];

    private static double Square(double x) => x * x;

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

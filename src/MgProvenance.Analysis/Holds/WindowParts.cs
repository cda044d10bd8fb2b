using MgProvenance.Analysis.Fitting;
using MgProvenance.Analysis.Statistics;

namespace MgProvenance.Analysis.Holds;

/// <summary>
/// Standard errors of a window's mean and slope from the means of its equal parts (batch means). Readings of a held cell are correlated over tens of
/// seconds: taken as independent, their number would promise more than they know.
/// </summary>
/// <param name="Count">Parts; fewer than asked for where the window has fewer rows.</param>
/// <param name="MeanErrorMA">s.d. of the parts' means over √Count.</param>
/// <param name="SlopeErrorMAPerHour">Of a line through the parts' means, Count − 2 degrees of freedom.</param>
internal sealed record WindowParts(int Count, double MeanErrorMA, double SlopeErrorMAPerHour)
{
    /// <returns>Null below three rows or where no time passes.</returns>
    public static WindowParts? Of(ReadOnlySpan<double> timeS, ReadOnlySpan<double> currentMA, int parts)
    {
        parts = Math.Min(parts, timeS.Length);
        if (parts < 3) return null;
        var (time, current) = (new double[parts], new double[parts]);
        for (var k = 0; k < parts; k++)
        {
            var (from, to) = (At(k, timeS.Length), At(k + 1, timeS.Length));
            time[k] = CompensatedSum.Of(timeS[from..to]) / (to - from);
            current[k] = CompensatedSum.Of(currentMA[from..to]) / (to - from);
        }

        if (!StraightLine.Fit(time, current).IsAccepted(out var line, out _)) return null;
        return new WindowParts(parts, Summary.Of(current).Required().StandardDeviation!.Value / Math.Sqrt(parts), 3600 * line.SlopeStandardError!.Value);

        int At(int part, int rows) => (int)((long)part * rows / parts);
    }
}

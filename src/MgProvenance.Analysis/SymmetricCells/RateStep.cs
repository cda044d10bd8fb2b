using MgProvenance.Analysis.Statistics;

namespace MgProvenance.Analysis.SymmetricCells;

/// <summary>Half-cycles in a row at one current. A rate test has several; a cell cycled at one current has one.</summary>
/// <param name="FirstHalfCycle">Index of its first half-cycle.</param>
/// <param name="HalfCycles">How many.</param>
/// <param name="CurrentMA">mA, of its first half-cycle.</param>
/// <param name="CurrentDensity">mA/cm2, likewise.</param>
/// <param name="Polarisation">V.</param>
/// <param name="StandardDeviationV">Of the half-cycles; null for one.</param>
public sealed record RateStep(int FirstHalfCycle, int HalfCycles, Estimate CurrentMA, Estimate CurrentDensity, Estimate Polarisation, double? StandardDeviationV)
{
    internal static IReadOnlyList<RateStep> In(IReadOnlyList<HalfCyclePolarisation> halves, SymmetricCellOptions options)
    {
        var steps = new List<RateStep>();
        for (int first = 0, end; first < halves.Count; first = end)
        {
            for (end = first + 1; end < halves.Count && !Differ(halves[first], halves[end], options); end++)
            {
            }

            steps.Add(Of([.. halves.Skip(first).Take(end - first)]));
        }

        return steps;
    }

    internal static bool Differ(HalfCyclePolarisation one, HalfCyclePolarisation other, SymmetricCellOptions options) =>
        one.CurrentMA.Value is { } a && other.CurrentMA.Value is { } b && Math.Abs(a - b) > options.CurrentTolerance * Math.Max(a, b);

    private static RateStep Of(HalfCyclePolarisation[] halves)
    {
        double[] means = [.. halves.Select(h => h.Mean.Value).OfType<double>()];
        var summary = Summary.Of(means).IsAccepted(out var found, out _) ? found : null;
        var method = SymmetricCellMethods.RateStep.With(new MethodParameter("half-cycles", means.Length));
        return new RateStep(
            halves[0].Index,
            halves.Length,
            halves[0].CurrentMA,
            halves[0].CurrentDensity,
            summary is null
                ? Estimate.Undefined("V", method, halves[0].Mean.Reason!)
                : Estimate.Of(summary.Mean, "V", method, summary.StandardDeviation / Math.Sqrt(summary.N), halves.Any(h => h.IsFlat) ? "Half-cycles of the step are flat, as a short is." : null),
            summary?.StandardDeviation);
    }
}

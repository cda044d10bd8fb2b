namespace MgProvenance.Analysis.DifferentialCapacity;

/// <summary>The charge and the discharge peak of one process.</summary>
/// <param name="Separation">Charge minus discharge, V.</param>
public sealed record PeakPair(DifferentialCapacityPeak Charge, DifferentialCapacityPeak Discharge, Estimate Separation)
{
    /// <summary>
    /// Processes follow each other in the same order of voltage both ways, and each runs higher on charge. Among the pairings that keep to this, the one with most pairs is taken,
    /// and of those the one with the smallest sum of separations. (Nearest peaks alone would pair neighbours where the hysteresis is more than half of their distance.)
    /// </summary>
    /// <param name="charge">From low to high voltage.</param>
    /// <param name="discharge">From low to high voltage.</param>
    internal static List<PeakPair> Of(IReadOnlyList<DifferentialCapacityPeak> charge, IReadOnlyList<DifferentialCapacityPeak> discharge, DifferentialCapacityOptions options)
    {
        // best[i, j]: of the peaks from i and j on.
        var best = new (int Pairs, double SumV)[charge.Count + 1, discharge.Count + 1];
        for (var i = charge.Count - 1; i >= 0; i--)
        {
            for (var j = discharge.Count - 1; j >= 0; j--)
            {
                best[i, j] = Better(best[i + 1, j], best[i, j + 1]);
                if (Fits(Apart(i, j))) best[i, j] = Better(best[i, j], Paired(i, j));
            }
        }

        var pairs = new List<PeakPair>();
        for (int i = 0, j = 0; i < charge.Count && j < discharge.Count;)
        {
            if (Fits(Apart(i, j)) && best[i, j] == Paired(i, j)) pairs.Add(Pair(charge[i++], discharge[j++], options));
            else if (best[i, j] == best[i + 1, j]) i++;
            else j++;
        }

        return pairs;

        double Apart(int i, int j) => charge[i].Voltage.Value!.Value - discharge[j].Voltage.Value!.Value;
        bool Fits(double apartV) => apartV <= options.PairWithinV && apartV >= -options.KernelWidthV;
        (int, double) Paired(int i, int j) => (best[i + 1, j + 1].Pairs + 1, best[i + 1, j + 1].SumV + Math.Abs(Apart(i, j)));
    }

    private static (int Pairs, double SumV) Better((int Pairs, double SumV) a, (int Pairs, double SumV) b) =>
        a.Pairs > b.Pairs || (a.Pairs == b.Pairs && a.SumV <= b.SumV) ? a : b;

    private static PeakPair Pair(DifferentialCapacityPeak charge, DifferentialCapacityPeak discharge, DifferentialCapacityOptions options)
    {
        var method = options.ForPeaks(DifferentialCapacityMethods.PeakSeparation);
        method = method with { Parameters = [.. method.Parameters, new MethodParameter("pair-within/V", options.PairWithinV)] };
        var (up, down) = (charge.Voltage, discharge.Voltage);
        var error = Math.Sqrt(Math.Pow(up.StandardUncertainty!.Value, 2) + Math.Pow(down.StandardUncertainty!.Value, 2));
        return new PeakPair(charge, discharge, Estimate.Of(up.Value!.Value - down.Value!.Value, "V", method, error, up.Reason ?? down.Reason));
    }
}

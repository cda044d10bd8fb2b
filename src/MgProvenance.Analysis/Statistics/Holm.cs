namespace MgProvenance.Analysis.Statistics;

/// <summary>Holm's step-down adjustment for several comparisons (Scand. J. Stat. 1979, 6, 65).</summary>
public static class Holm
{
    /// <summary>Adjusted p-values in the order given; each at most 1 and never below that of a smaller p.</summary>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        var order = Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]).ToArray();
        var adjusted = new double[pValues.Count];
        var highest = 0.0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            highest = Math.Max(highest, Math.Min(1, (order.Length - rank) * pValues[order[rank]]));
            adjusted[order[rank]] = highest;
        }

        return adjusted;
    }
}

namespace MgProvenance.Analysis.Statistics;

/// <summary>One group against the control.</summary>
/// <param name="Difference">Mean of the group minus mean of the control.</param>
/// <param name="PValue">Two-sided, adjusted for all comparisons of the test together.</param>
/// <param name="Difference95">Holds for all comparisons together.</param>
public sealed record DunnettComparison(double Difference, double T, double PValue, ConfidenceInterval Difference95);

/// <summary>Several groups against one control (Dunnett, J. Am. Stat. Assoc. 1955, 50, 1096, doi 10.1080/01621459.1955.10501294; tables: Biometrics 1964, 20, 482).</summary>
/// <param name="PooledDeviation">Standard deviation within the groups, control included.</param>
/// <param name="CriticalValue">The |t| that none exceeds with probability 0.95 where all means are equal.</param>
public sealed record Dunnett(IReadOnlyList<DunnettComparison> Comparisons, double PooledDeviation, int DegreesOfFreedom, double CriticalValue, Method Method)
{
    /// <returns>
    /// The test, or a refusal: <c>dunnett.no-groups</c>, <c>dunnett.too-few</c> below three values a group, <c>dunnett.no-spread</c> where no group varies, and those of <see cref="Summary.Of"/>.
    /// </returns>
    public static Outcome<Dunnett> Of(IReadOnlyList<double> control, IReadOnlyList<IReadOnlyList<double>> groups)
    {
        if (groups.Count == 0) return new Refusal("dunnett.no-groups", "There is nothing to compare with the control.");
        var all = new List<Summary>();
        foreach (var values in groups.Prepend(control))
        {
            if (!Summary.Of(values).IsAccepted(out var summary, out var refusal)) return refusal;
            if (summary.N < 3) return new Refusal("dunnett.too-few", $"A group of {summary.N}: no test below three a group.");
            all.Add(summary);
        }

        var freedom = all.Sum(s => s.N - 1);
        var pooled = Math.Sqrt(all.Sum(s => (s.N - 1) * s.StandardDeviation!.Value * s.StandardDeviation.Value) / freedom);
        if (pooled == 0) return new Refusal("dunnett.no-spread", "No group varies.");

        var reference = all[0];
        var largest = new LargestT([.. all.Skip(1).Select(s => Math.Sqrt(s.N / (double)(s.N + reference.N)))], freedom);
        var critical = largest.Limit(0.95);
        DunnettComparison Compare(Summary group)
        {
            var difference = group.Mean - reference.Mean;
            var error = pooled * Math.Sqrt((1.0 / group.N) + (1.0 / reference.N));
            var interval = new ConfidenceInterval(difference - (critical * error), difference + (critical * error));
            return new DunnettComparison(difference, difference / error, Math.Max(0, 1 - largest.Within(Math.Abs(difference / error))), interval);
        }

        return new Dunnett([.. all.Skip(1).Select(Compare)], pooled, freedom, critical, StatisticsMethods.Dunnett);
    }
}

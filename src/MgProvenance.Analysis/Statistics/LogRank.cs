using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace MgProvenance.Analysis.Statistics;

/// <summary>What one group shows in a log-rank test: failures seen, and failures expected if all groups had one curve.</summary>
public sealed record LogRankGroup(int Subjects, int Observed, double Expected);

/// <summary>Log-rank test of any number of groups (Mantel, Cancer Chemother. Rep. 1966, 50, 163; Peto, Peto, J. R. Stat. Soc. A 1972, 135, 185).</summary>
/// <param name="PValue">Not yet adjusted for several tests: see <see cref="Holm"/>.</param>
public sealed record LogRank(IReadOnlyList<LogRankGroup> Groups, double ChiSquared, int DegreesOfFreedom, double PValue, Method Method)
{
    /// <returns>
    /// The test, or a refusal: <c>log-rank.one-group</c>, <c>log-rank.too-few</c> below three subjects a group, <c>log-rank.no-failures</c>,
    /// <c>log-rank.never-together</c> where at no failure two groups were at risk, and those of <see cref="KaplanMeier.Of"/>.
    /// </returns>
    public static Outcome<LogRank> Of(IReadOnlyList<IReadOnlyList<Lifetime>> groups)
    {
        if (groups.Count < 2) return new Refusal("log-rank.one-group", "A comparison needs two groups.");
        foreach (var group in groups)
        {
            if (Lifetime.Check(group) is { } refusal) return refusal;
        }

        if (groups.Min(g => g.Count) is var smallest and < 3) return new Refusal("log-rank.too-few", $"A group of {smallest}: no test below three a group.");
        if (groups.All(g => g.All(s => s.IsCensored))) return new Refusal("log-rank.no-failures", "Nothing failed: there is nothing to compare.");

        var (expected, variance) = Sums(groups);
        int[] observed = [.. groups.Select(g => g.Count(s => !s.IsCensored))];

        // The differences add up to zero: as many of them are free as the variance has rank, one less than the groups that were ever at risk together.
        var eigen = variance.Evd(Symmetricity.Symmetric);
        var difference = Vector<double>.Build.Dense(groups.Count, i => observed[i] - expected[i]);
        var along = eigen.EigenVectors.TransposeThisAndMultiply(difference);
        var largest = eigen.EigenValues.Max(v => v.Real);
        var (chi, freedom) = (0.0, 0);
        for (var k = 0; k < groups.Count; k++)
        {
            var value = eigen.EigenValues[k].Real;
            if (value <= 1e-10 * largest) continue;
            chi += along[k] * along[k] / value;
            freedom++;
        }

        if (largest <= 0) return new Refusal("log-rank.never-together", "At no failure were two groups at risk together.");
        LogRankGroup[] rows = [.. groups.Select((g, i) => new LogRankGroup(g.Count, observed[i], expected[i]))];
        return new LogRank(rows, chi, freedom, SpecialFunctions.GammaUpperRegularized(freedom / 2.0, chi / 2), StatisticsMethods.LogRank);
    }

    private static (double[] Expected, Matrix<double> Variance) Sums(IReadOnlyList<IReadOnlyList<Lifetime>> groups)
    {
        var k = groups.Count;
        var (expected, variance) = (new double[k], Matrix<double>.Build.Dense(k, k));
        int[] atRisk = [.. groups.Select(g => g.Count)];
        var all = groups.SelectMany((g, i) => g.Select(s => (Group: i, s.Time, s.IsCensored)));
        foreach (var together in all.GroupBy(s => s.Time).OrderBy(g => g.Key))
        {
            double failed = together.Count(s => !s.IsCensored);
            double n = atRisk.Sum();
            var factor = n > 1 ? failed * (n - failed) / (n - 1) : 0;
            for (var i = 0; i < k; i++)
            {
                expected[i] += failed * atRisk[i] / n;
                for (var j = 0; j < k; j++) variance[i, j] += factor * ((i == j ? atRisk[i] / n : 0) - (atRisk[i] / n * (atRisk[j] / n)));
            }

            foreach (var subject in together) atRisk[subject.Group]--;
        }

        return (expected, variance);
    }
}

using MgProvenance.Analysis.Statistics;

namespace MgProvenance.Analysis.Tests.Statistics;

public sealed class DunnettTests
{
    [Theory] // Dunnett, Biometrics 1964, 20, 482, tables II and III: equal groups (λ² = 1/2), k comparisons, two-sided
    [InlineData(0.95, 5, new[] { 2.57, 3.03, 3.29, 3.48, 3.62 })]
    [InlineData(0.95, 10, new[] { 2.23, 2.57, 2.76, 2.89, 2.99 })]
    [InlineData(0.95, 20, new[] { 2.09, 2.38, 2.54, 2.65, 2.73 })]
    [InlineData(0.95, 60, new[] { 2.00, 2.27, 2.41, 2.51, 2.58 })]
    [InlineData(0.99, 10, new[] { 3.17, 3.53, 3.74, 3.88, 3.99 })]
    [InlineData(0.99, 20, new[] { 2.85, 3.13, 3.29, 3.40, 3.48 })]
    public void Critical_values_are_those_of_the_tables(double probability, int freedom, double[] published)
    {
        for (var k = 1; k <= published.Length; k++)
        {
            var limit = new LargestT([.. Enumerable.Repeat(Math.Sqrt(0.5), k)], freedom).Limit(probability);
            Assert.Equal(published[k - 1], limit, 0.00501); // printed to two decimals
        }
    }

    [Fact]
    public void One_comparison_is_student_t_to_the_last_digits()
    {
        // Abramowitz, Stegun 26.7.4: with four degrees of freedom P(|t| ≤ 2) = sin θ (1 + cos² θ / 2), tan θ = 2/√4.
        var within = new LargestT([Math.Sqrt(0.5)], 4).Within(2);
        Assert.Equal(Math.Sqrt(0.5) * 1.25, within, 1e-12);
        var large = new LargestT([0.99], 4).Within(2); // one comparison does not depend on its loading
        Assert.Equal(within, large, 1e-9);
    }

    [Fact]
    public void Dunnett_s_own_example_agrees_with_multcomp()
    {
        // Blood counts of Dunnett 1955; p and intervals as R's multcomp::glht gives them (its integral is sampled: four digits).
        var test = Dunnett.Of([7.40, 8.50, 7.20, 8.24, 9.84, 8.32], [[9.76, 8.80, 7.68, 9.36], [12.80, 9.68, 12.16, 9.20, 10.55]]).Required();
        Assert.Equal(12, test.DegreesOfFreedom);
        Assert.Equal([0.85703, 3.69375], test.Comparisons.Select(c => Math.Round(c.T, 5)));
        Assert.Equal([0.65, 2.628], test.Comparisons.Select(c => Math.Round(c.Difference, 9)));
        Assert.Equal(0.6201, test.Comparisons[0].PValue, 1e-4);
        Assert.Equal(0.00583, test.Comparisons[1].PValue, 1e-5);
        Assert.Equal(-1.2564, test.Comparisons[0].Difference95.Lower, 2e-4);
        Assert.Equal(2.5564, test.Comparisons[0].Difference95.Upper, 2e-4);
        Assert.Equal(0.8396, test.Comparisons[1].Difference95.Lower, 2e-4);
        Assert.Equal(4.4164, test.Comparisons[1].Difference95.Upper, 2e-4);
    }

    [Fact]
    public void Breaking_strengths_of_three_processes_agree_with_multcomp()
    {
        // Dunnett 1955, table 1, as given with R's DescTools::DunnettTest.
        var test = Dunnett.Of([55, 47, 48], [[55, 64, 64], [55, 49, 52], [50, 44, 41]]).Required();
        Assert.Equal([3.09073, 0.56195, -1.40488], test.Comparisons.Select(c => Math.Round(c.T, 5)));
        foreach (var (p, comparison) in new[] { 0.0364, 0.8966, 0.4091 }.Zip(test.Comparisons)) Assert.Equal(p, comparison.PValue, 3e-4);
    }

    [Fact]
    public void Groups_that_cannot_be_tested_are_refused()
    {
        Assert.Equal("dunnett.no-groups", Code([1, 2, 3], []));
        Assert.Equal("dunnett.too-few", Code([1, 2, 3], [[1, 2]]));
        Assert.Equal("dunnett.too-few", Code([1, 2], [[1, 2, 3]]));
        Assert.Equal("dunnett.no-spread", Code([1, 1, 1], [[2, 2, 2]]));
        Assert.Equal("summary.not-finite", Code([1, 2, double.NaN], [[1, 2, 3]]));
    }

    private static string Code(double[] control, double[][] groups)
    {
        Assert.False(Dunnett.Of(control, groups).IsAccepted(out _, out var refusal));
        return refusal.Code;
    }
}

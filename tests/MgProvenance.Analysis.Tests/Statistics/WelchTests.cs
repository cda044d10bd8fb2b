using MgProvenance.Analysis.Statistics;

namespace MgProvenance.Analysis.Tests.Statistics;

public sealed class WelchTests
{
    [Fact]
    public void The_test_agrees_with_thirty_digit_arithmetic()
    {
        // Computed with mpmath from the definition; the p-value and the quantile come from MathNet's incomplete beta function (about ten digits).
        var welch = Welch.Of([27.5, 21.0, 19.0, 23.6, 17.0], [27.1, 22.0, 20.8, 23.4]).Required();
        Assert.Equal(-1.705, welch.Difference, 1e-13);
        Assert.Equal(-0.746256439742348871, welch.T, 1e-13);
        Assert.Equal(6.858139841810071, welch.DegreesOfFreedom, 1e-12);
        Assert.Equal(0.480304999709954388, welch.PValue, 1e-10);
        Assert.Equal(-1.705 - 5.425282230791249, welch.Difference95.Lower, 1e-7);
        Assert.Equal(-1.705 + 5.425282230791249, welch.Difference95.Upper, 1e-7);
    }

    [Fact]
    public void Student_s_own_sleep_data_agree_with_R()
    {
        // Extra hours of sleep with two drugs (Student, Biometrika 1908, 6, 1), as t.test(extra ~ group, data = sleep) prints them.
        var welch = Welch.Of([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2], [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]).Required();
        Assert.Equal((-1.8608, 17.776, 0.07939), (Math.Round(welch.T, 4), Math.Round(welch.DegreesOfFreedom, 3), Math.Round(welch.PValue, 5)));
        Assert.Equal((-3.3654832, 0.2054832), (Math.Round(welch.Difference95.Lower, 7), Math.Round(welch.Difference95.Upper, 7)));
    }

    [Fact]
    public void Swapping_the_groups_swaps_the_sign_only()
    {
        var (there, back) = (Welch.Of([1, 2, 4], [2, 5, 9]).Required(), Welch.Of([2, 5, 9], [1, 2, 4]).Required());
        Assert.Equal((there.Difference, there.PValue), (-back.Difference, back.PValue));
    }

    [Theory]
    [InlineData(new[] { 1.0, 2 }, new[] { 1.0, 2, 3 }, "welch.too-few")]
    [InlineData(new[] { 1.0, 1, 1 }, new[] { 2.0, 2, 2 }, "welch.no-spread")]
    [InlineData(new double[0], new[] { 2.0, 2, 2 }, "summary.no-values")]
    public void Groups_that_cannot_be_tested_are_refused(double[] first, double[] second, string code)
    {
        Assert.False(Welch.Of(first, second).IsAccepted(out _, out var refusal));
        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public void Holm_on_fifteen_published_p_values_rejects_the_first_three_as_published()
    {
        // Myocardial infarction trial (Neuhaus et al., J. Am. Coll. Cardiol. 1992, 19, 885) as Benjamini, Hochberg, J. R. Stat. Soc. B 1995, 57, 289, section 4, work it out:
        // at 0.05 the familywise procedures reject the three smallest and no more.
        double[] p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000];
        var adjusted = Holm.Adjust(p);
        Assert.Equal(3, adjusted.Count(a => a <= 0.05));
        Assert.Equal([0.0015, 0.0056, 0.0247, 0.1140], adjusted.Take(4).Select(a => Math.Round(a, 6)));
    }

    [Fact]
    public void Holm_steps_down_and_never_falls()
    {
        // By hand: sorted 0.005, 0.01, 0.03, 0.04 times 4, 3, 2, 1, then the running maximum.
        Assert.Equal([0.03, 0.06, 0.06, 0.02], Holm.Adjust([0.01, 0.04, 0.03, 0.005]).Select(p => Math.Round(p, 12)));
        Assert.Equal([1.0, 1.0], Holm.Adjust([0.6, 0.9]));
        Assert.Empty(Holm.Adjust([]));
    }
}

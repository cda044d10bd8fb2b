using MgProvenance.Analysis.Masses;

namespace MgProvenance.Analysis.Tests.Masses;

public sealed class ActiveMassTests
{
    // A handful of additions and one square root: a few units in the last place.
    private const double Rounding = 1e-14;

    [Fact]
    public void Value_and_uncertainty_follow_the_equation()
    {
        var mass = ActiveMass.Of(discMg: 11.7, blanksMg: [9.9, 10.0, 10.1, 10.0], activeFraction: 0.7, balanceResolutionMg: 0.01).Required();
        Assert.Equal((11.7 - 10.0) * 0.7, mass.Mass.Value, Rounding);

        // By hand: s² = 0.02/3, a² = 1e-4/12.
        var (s2, a2) = (0.02 / 3, 1e-4 / 12);
        Assert.Equal(0.7 * Math.Sqrt(a2 + s2 + (s2 / 4) + (a2 / 4)), mass.Mass.StandardUncertainty!.Value, Rounding);
        Assert.Equal(0.7 * Math.Sqrt(s2), mass.Contributions[1].StandardUncertaintyMg, Rounding);
        Assert.Null(mass.Caution);
    }

    [Fact]
    public void The_substrate_dominates_at_a_milligram()
    {
        var mass = ActiveMass.Of(11.7, [9.9, 10.0, 10.1, 10.0, 9.95, 10.05, 10.0, 10.0, 9.9, 10.1], 0.7, 0.01).Required();
        Assert.True(mass.Contributions[1].StandardUncertaintyMg > 3 * mass.Contributions[0].StandardUncertaintyMg);
        Assert.Equal(10, mass.Blanks.N);
    }

    [Fact]
    public void One_blank_leaves_the_uncertainty_unknown()
    {
        var mass = ActiveMass.Of(11.7, [10], 0.7, 0.01).Required();
        Assert.Null(mass.Mass.StandardUncertainty);
        Assert.NotNull(mass.Caution);
    }

    [Fact]
    public void Equal_blanks_still_carry_the_resolution() => Assert.True(ActiveMass.Of(11.7, [10, 10, 10], 0.7, 0.1).Required().Mass.StandardUncertainty > 0.02);

    [Theory]
    [InlineData(0, 10, 0.7, 0.01, "mass.not-positive")]
    [InlineData(11, -1, 0.7, 0.01, "mass.not-positive")]
    [InlineData(double.NaN, 10, 0.7, 0.01, "mass.not-positive")]
    [InlineData(11, 10, 0, 0.01, "mass.fraction-out-of-range")]
    [InlineData(11, 10, 1.01, 0.01, "mass.fraction-out-of-range")]
    [InlineData(11, 10, 0.7, -0.01, "mass.resolution-negative")]
    [InlineData(9, 10, 0.7, 0.01, "mass.below-blank")]
    public void Impossible_input_is_refused(double disc, double blank, double fraction, double resolution, string code)
    {
        Assert.False(ActiveMass.Of(disc, [blank, blank], fraction, resolution).IsAccepted(out _, out var refusal));
        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public void No_blanks_are_refused()
    {
        Assert.False(ActiveMass.Of(11, [], 0.7, 0.01).IsAccepted(out _, out var refusal));
        Assert.Equal("mass.no-blanks", refusal.Code);
    }
}

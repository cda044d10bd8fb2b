using MgProvenance.Analysis.Uncertainty;

namespace MgProvenance.Analysis.Tests.Uncertainty;

public sealed class QuotientTests
{
    /// <summary>Made by hand: 3 % and 4 % in quadrature are 5 %.</summary>
    [Fact]
    public void Relative_uncertainties_add_in_quadrature() =>
        Assert.Equal(0.05 * 20, Quotient.StandardUncertainty(20, new Measured(100, 3), new Measured(5, 0.2))!.Value, 1e-12);

    [Fact]
    public void Nothing_known_is_not_zero()
    {
        Assert.Null(Quotient.StandardUncertainty(20, new Measured(100, null), new Measured(5, null)));
        Assert.Equal(0.6, Quotient.StandardUncertainty(20, new Measured(100, 3), new Measured(5, null))!.Value, 1e-12);
    }

    [Fact]
    public void A_limit_of_error_is_rectangular()
    {
        var limit = new ErrorLimit(0.001, 0.0005, 0.01);
        Assert.Equal(0.005 + 0.005 + 0.01, limit.At(-5, 10), 1e-15);
        Assert.Equal(0.02 / Math.Sqrt(3), limit.StandardUncertainty(5, 10), 1e-15);
    }

    [Fact]
    public void A_charged_concentration_says_which_uncertainty_it_lacks()
    {
        var both = ChargedConcentration.Of(new Measured(2.0, 0.02), new Measured(5.0, 0.05));
        Assert.Equal((0.4, null), (both.Value, both.Reason));
        Assert.Equal(0.4 * Math.Sqrt(2) * 0.01, both.StandardUncertainty!.Value, 1e-12);
        var half = ChargedConcentration.Of(new Measured(2, 0.02), new Measured(5, null));
        Assert.Equal((null, "The uncertainty is not known: the dispenser's limit of error is not recorded."), (half.StandardUncertainty, half.Reason));
        Assert.Null(ChargedConcentration.Of(null, new Measured(5, null)).Value);
        Assert.Null(ChargedConcentration.Of(new Measured(2, 0.02), new Measured(0, null)).Value);
    }
}

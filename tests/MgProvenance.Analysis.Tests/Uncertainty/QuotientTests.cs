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

    /// <summary>80 µL ± 3 % on 0.8 mg ± 4 %: 100 µL/mg ± 5 %; and over 0.1 mAh.</summary>
    [Fact]
    public void Electrolyte_per_mass_and_capacity_has_an_uncertainty_where_both_are_known()
    {
        var (volume, mass) = (new Measured(80, 2.4), new Measured(0.8, 0.032));
        var perMass = ElectrolyteRatio.PerMass(volume, mass);
        Assert.Equal((100.0, "uL/mg", null), (perMass.Value, perMass.Unit, perMass.Reason));
        Assert.Equal(5, perMass.StandardUncertainty!.Value, 1e-12);
        var unknown = ElectrolyteRatio.PerMass(volume with { StandardUncertainty = null }, mass);
        Assert.Equal((100.0, null, "The uncertainty is not known: the pipette's limit of error is not recorded."), (unknown.Value, unknown.StandardUncertainty, unknown.Reason));
        Assert.Equal(800 * 0.05, ElectrolyteRatio.PerCapacity(volume, new Measured(0.1, 0.004)).StandardUncertainty!.Value, 1e-9);
        Assert.Equal("The uncertainty is not known: the channel's limit of error is not recorded.", ElectrolyteRatio.PerCapacity(volume, new Measured(0.1, null)).Reason);
    }

    [Fact]
    public void A_charged_concentration_says_which_uncertainty_it_lacks()
    {
        var both = ChargedConcentration.Of(new Measured(2.0, 0.02), new Measured(5.0, 0.05));
        Assert.Equal((0.4, null), (both.Value, both.Reason));
        Assert.Equal(0.4 * Math.Sqrt(2) * 0.01, both.StandardUncertainty!.Value, 1e-12);
        var half = ChargedConcentration.Of(new Measured(2, 0.02), new Measured(5, null));
        Assert.Equal((null, "The uncertainty is not known: the dispenser's limit of error is not recorded."), (half.StandardUncertainty, half.Reason));
        Assert.Equal("The uncertainty is not known: the weighing's is not, the dispenser's limit of error is not recorded.", ChargedConcentration.Of(new Measured(2, null), new Measured(5, null)).Reason);
        Assert.Null(ChargedConcentration.Of(null, new Measured(5, null)).Value);
        Assert.Null(ChargedConcentration.Of(new Measured(2, 0.02), new Measured(0, null)).Value);
    }
}

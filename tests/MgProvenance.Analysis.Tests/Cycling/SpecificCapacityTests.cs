using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Masses;

namespace MgProvenance.Analysis.Tests.Cycling;

public sealed class SpecificCapacityTests
{
    [Fact]
    public void The_real_first_charge_is_72_79_mAh_per_g()
    {
        var items = HalfCycles.Find(GalvaniCsv.Trace("gcpl_5cycles_mass0p79mg")).Items;
        Assert.Equal(72.79, SpecificCapacity.Of(items[0].ChargeMAh, new MassMg(0.790, null)).Value!.Value, 0.005); // printed to two decimals
    }

    [Fact]
    public void The_mass_carries_its_uncertainty_over()
    {
        var estimate = SpecificCapacity.Of(0.12, new MassMg(1.2, 0.06));
        Assert.Equal((100.0, 5.0), (Math.Round(estimate.Value!.Value, 12), Math.Round(estimate.StandardUncertainty!.Value, 12)));
        Assert.Null(SpecificCapacity.Of(0.12, new MassMg(1.2, null)).StandardUncertainty);
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        Assert.Equal("The active mass was not recorded.", SpecificCapacity.Of(0.12, null).Reason);
        Assert.Equal("There is no charge to divide.", SpecificCapacity.Of(null, new MassMg(1, null)).Reason);
        Assert.Equal("The active mass is not positive.", SpecificCapacity.Of(0.12, new MassMg(0, null)).Reason);
    }
}

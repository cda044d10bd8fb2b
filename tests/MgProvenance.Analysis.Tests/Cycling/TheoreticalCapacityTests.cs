using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.Tests.Cycling;

public sealed class TheoreticalCapacityTests
{
    [Fact]
    public void Chevrel_phase_takes_four_electrons()
    {
        // 6 × 95.95 + 8 × 32.06 g/mol, 4 × 26,801.48 mAh/mol; the literature prints 128.8 mAh/g.
        var capacity = TheoreticalCapacity.Of(832.18, 4);
        Assert.Equal(128.8254, capacity.Value!.Value, 5e-5);
        Assert.Equal("mA.h/g", capacity.Unit);
    }

    [Fact]
    public void A_rate_is_counted_from_what_was_declared()
    {
        Assert.Equal(2, TheoreticalCapacity.Rate(257.6, 128.8).Value!.Value, 1e-12);
        Assert.Null(TheoreticalCapacity.Rate(null, 128.8).Value);
        Assert.StartsWith("No specific current is declared", TheoreticalCapacity.Rate(100, null).Reason, StringComparison.Ordinal);
        Assert.NotNull(TheoreticalCapacity.Of(832.18, 0).Reason);
    }
}

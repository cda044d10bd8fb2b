using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.Tests.Cycling;

public sealed class ProfileFlagsTests
{
    private static (CyclingTrace Trace, HalfCycle Half) One(Traces rows)
    {
        var trace = rows.Build();
        return (trace, HalfCycles.Find(trace).Items[0]);
    }

    [Fact]
    public void A_straight_discharge_has_the_share_of_its_window()
    {
        // 2 V to 0 V in 200 equal steps: the rows at or below 0.15 V are 16, of which each passes half a percent.
        var (trace, half) = One(Traces.New().Ramp(-1, 2, 0, rows: 200));
        var share = ProfileFlags.LowVoltageTail(trace, half);
        Assert.Equal(8.0, share.Value!.Value, 1e-9);
        Assert.Null(share.Reason);
    }

    [Fact]
    public void A_discharge_that_dwells_near_its_end_is_flagged()
    {
        var (trace, half) = One(Traces.New().Ramp(-1, 2, 0.2, rows: 180).Ramp(-0.5, 0.1, 0.0, rows: 50));
        var share = ProfileFlags.LowVoltageTail(trace, half);
        Assert.True(share.Value > 33);
        Assert.StartsWith("Low-voltage tail: 33", share.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flat_discharge_has_no_tail_of_its_own()
    {
        var (trace, half) = One(Traces.New().Ramp(-1, 1.05, 1.0));
        var share = ProfileFlags.LowVoltageTail(trace, half);
        Assert.Null(share.Value);
        Assert.Equal("The whole discharge lies within the window.", share.Reason);
        Assert.Equal("There is no discharge.", ProfileFlags.LowVoltageTail(trace, null).Reason);
    }

    [Fact]
    public void A_charge_that_stops_below_its_cutoff_is_an_end_of_charge_failure()
    {
        var (trace, half) = One(Traces.New().Ramp(1, 1.0, 2.2));
        var highest = ProfileFlags.HighestVoltage(trace, half);
        var failed = ProfileFlags.EndOfCharge(highest, 2.5);
        Assert.Equal(2.2, failed.Value!.Value, 1e-12);
        Assert.Equal("End-of-charge failure: the charge ends at 2.200 V and does not reach 2.5 V.", failed.Reason);
        Assert.Null(ProfileFlags.EndOfCharge(highest, 2.204).Reason);
        Assert.Null(ProfileFlags.EndOfCharge(highest, null).Reason);
        Assert.Null(ProfileFlags.EndOfCharge(ProfileFlags.HighestVoltage(trace, null), 2.5).Value);
    }
}

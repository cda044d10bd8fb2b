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
    public void A_straight_slope_has_a_quarter_below_and_no_plateau_to_end()
    {
        // 2 V to 0 V in 200 equal steps: median 1 V, half-way down 0.5 V; the 50 rows below it pass half a percent each.
        var (trace, half) = One(Traces.New().Ramp(-1, 2, 0, rows: 200));
        var share = ProfileFlags.LowVoltageTail(trace, half);
        Assert.Equal(25.0, share.Value!.Value, 0.51);
        Assert.Null(share.Reason);
    }

    [Fact]
    public void A_plateau_that_ends_slowly_is_flagged_and_one_that_ends_sharply_is_not()
    {
        var (trace, half) = One(Traces.New().Ramp(-0.8, 1.2, 1.1, rows: 80).Ramp(-0.2, 1.1, 0.5, rows: 20));
        var share = ProfileFlags.LowVoltageTail(trace, half);
        Assert.InRange(share.Value!.Value, 10, 12);
        Assert.StartsWith("Low-voltage tail: 1", share.Reason, StringComparison.Ordinal);
        (trace, half) = One(Traces.New().Ramp(-0.96, 1.2, 1.1, rows: 96).Ramp(-0.04, 1.1, 0.5, rows: 4));
        Assert.InRange(ProfileFlags.LowVoltageTail(trace, half).Value!.Value, 1, 4);
        Assert.Null(ProfileFlags.LowVoltageTail(trace, half).Reason);
    }

    [Fact]
    public void A_flat_or_negative_discharge_has_no_tail()
    {
        var (trace, half) = One(Traces.New().Ramp(-1, 1.0, 1.0));
        Assert.Equal("The voltage does not fall.", ProfileFlags.LowVoltageTail(trace, half).Reason);
        (trace, half) = One(Traces.New().Ramp(-1, -0.05, -0.4));
        Assert.StartsWith("The voltage is not positive", ProfileFlags.LowVoltageTail(trace, half).Reason, StringComparison.Ordinal);
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

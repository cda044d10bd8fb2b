using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.Tests.Cycling;

public sealed class RetentionTests
{
    [Fact]
    public void Retention_names_its_reference_cycle()
    {
        var retention = Retention.From(Table(1, 0.9, 0.81, 0.7), Direction.Discharge, referenceCycle: 2).Required();
        Assert.Equal([111.1, 100, 90, 77.8], retention.Cycles.Select(c => Math.Round(c.Percent.Value!.Value, 1)));
        Assert.Contains(new MethodParameter("reference-cycle", "2"), retention.Cycles[0].Percent.Method.Parameters);
    }

    [Fact]
    public void Cycles_to_80_percent_is_the_first_below()
    {
        var life = Retention.From(Table(1, 0.9, 0.79, 0.7), Direction.Discharge, 1).Required().CyclesTo(80);
        Assert.Equal((3, null), (life.Cycle, life.CensoredAfter));
    }

    [Fact]
    public void Exactly_80_percent_is_not_below() => Assert.Null(Retention.From(Table(10, 8, 8), Direction.Discharge, 1).Required().CyclesTo(80).Cycle);

    [Fact]
    public void Never_below_is_censored_at_the_last_complete_cycle()
    {
        var traces = Traces.New().Ramp(1, 1, 2).Ramp(-1, 2, 1).Ramp(1, 1, 2).Ramp(-0.95, 2, 1).Ramp(1, 1, 2).Ramp(-0.2, 2, 1.8).Build();
        var retention = Retention.From(CycleTable.From(traces, HalfCycles.Find(traces), CycleConvention.ChargeFirst), Direction.Discharge, 1).Required();
        Assert.Null(retention.Cycles[2].Percent.Value);
        Assert.Equal((null, 2), (retention.CyclesTo(80).Cycle, retention.CyclesTo(80).CensoredAfter));
        Assert.Contains("right-censored", retention.CyclesTo(80).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Cycles_before_the_reference_do_not_count() =>
        Assert.Equal(4, Retention.From(Table(0.1, 1, 0.9, 0.7), Direction.Discharge, 2).Required().CyclesTo(80).Cycle);

    [Fact]
    public void A_reference_cycle_that_is_not_there_is_refused()
    {
        Assert.False(Retention.From(Table(1, 0.9), Direction.Discharge, 7).IsAccepted(out _, out var refusal));
        Assert.Equal("retention.no-reference", refusal.Code);
    }

    [Fact]
    public void The_real_fifth_cycle_keeps_101_30_percent()
    {
        var trace = GalvaniCsv.Trace("gcpl_5cycles_mass0p79mg");
        var retention = Retention.From(CycleTable.From(trace, HalfCycles.Find(trace), CycleConvention.ChargeFirst), Direction.Discharge, 1).Required();
        Assert.Equal(101.30, retention.Cycles[4].Percent.Value!.Value, 0.005); // printed to two decimals
        Assert.Equal(5, retention.CyclesTo(80).CensoredAfter);
    }

    private static CycleTable Table(params double[] dischargesMAh)
    {
        var traces = Traces.New();
        foreach (var q in dischargesMAh) traces.Ramp(1, 1, 2).Ramp(-q, 2, 1);
        var trace = traces.Build();
        return CycleTable.From(trace, HalfCycles.Find(trace), CycleConvention.ChargeFirst);
    }
}

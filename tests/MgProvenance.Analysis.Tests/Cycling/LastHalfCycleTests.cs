using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.Tests.Cycling;

public sealed class LastHalfCycleTests
{
    [Fact]
    public void All_but_the_last_are_complete() =>
        Assert.Equal([Completeness.Complete, Completeness.Unknown], HalfCycles.Find(Traces.New().Ramp(1, 1, 2).Ramp(-1, 2, 1).Build()).Items.Select(h => h.Completeness));

    [Fact]
    public void Reaching_the_end_voltage_of_earlier_ones_is_complete() => Assert.Equal(Completeness.Complete, Last(Charged().Ramp(0.8, 1, 1.996)));

    [Fact]
    public void Passing_the_charge_of_earlier_ones_is_complete() => Assert.Equal(Completeness.Complete, Last(Charged().Ramp(1.0005, 1, 1.5)));

    [Fact]
    public void Stopping_short_of_both_is_cut_short() => Assert.Equal(Completeness.CutShort, Last(Charged().Ramp(0.8, 1, 1.9)));

    [Fact]
    public void A_discharge_is_judged_downwards()
    {
        var start = Traces.New().Ramp(-1, 2, 0.5).Ramp(1, 1, 2);
        Assert.Equal(Completeness.Complete, Last(start.Ramp(-0.9, 2, 0.503)));
        Assert.Equal(Completeness.CutShort, Last(Traces.New().Ramp(-1, 2, 0.5).Ramp(1, 1, 2).Ramp(-0.9, 2, 0.6)));
    }

    [Fact]
    public void A_known_cutoff_decides_first() =>
        Assert.Equal(Completeness.Complete, HalfCycles.Find(Traces.New().Ramp(1, 1, 2.5).Build(), new HalfCycleOptions { UpperCutoffV = 2.5 }).Items[^1].Completeness);

    [Fact]
    public void A_step_after_it_shows_that_the_program_moved_on() => Assert.Equal(Completeness.Complete, Last(Charged(step: 7).Ramp(0.1, 1, 1.1, step: 8).Rest(step: 9)));

    [Fact]
    public void A_rest_with_another_label_shows_it_too() => Assert.Equal(Completeness.Complete, Last(Charged().Ramp(0.1, 1, 1.1, label: 5).Rest(label: 6)));

    [Fact]
    public void A_rest_of_the_same_step_shows_nothing() => Assert.Equal(Completeness.CutShort, Last(Charged(step: 7).Ramp(0.1, 1, 1.1, step: 8).Rest(step: 8)));

    [Fact]
    public void A_missing_tail_is_cut_short() =>
        Assert.Equal(Completeness.CutShort, Last(Traces.New().Ramp(1, 1, 2).Hold(2, 0.1, 0.1).Ramp(-1, 2, 1).Ramp(1, 1, 2)));

    [Fact]
    public void An_end_inside_the_tail_is_unknown() =>
        Assert.Equal(Completeness.Unknown, Last(Traces.New().Ramp(1, 1, 2).Hold(2, 0.1, 0.1).Ramp(-1, 2, 1).Ramp(1, 1, 2).Hold(2, 0.1)));

    private static Traces Charged(int step = -1) => Traces.New().Ramp(1, 1, 2, step: step).Ramp(-1, 2, 1, step: step + 1);

    private static Completeness Last(Traces traces) => HalfCycles.Find(traces.Build()).Items[^1].Completeness;
}

using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.Tests.Cycling;

public sealed class HalfCyclesTests
{
    // Sums of ten terms near 0.1: a few units in the last place.
    private const double Rounding = 1e-14;

    [Fact]
    public void A_linear_ramp_has_exact_charge_energy_and_voltages()
    {
        var half = Assert.Single(HalfCycles.Find(Traces.New().Ramp(totalMAh: 2, fromV: 1, toV: 3, rows: 10).Build()).Items);
        Assert.Equal(Direction.Charge, half.Direction);
        Assert.Equal(2, half.ChargeMAh, Rounding);
        Assert.Equal(4, half.EnergyMWh, Rounding);
        Assert.Equal(2, half.AverageVoltageV!.Value, Rounding);
        Assert.Equal(2, half.MedianVoltageV!.Value, Rounding);
        Assert.Equal(2, half.TimeWeightedVoltageV!.Value, Rounding);
        Assert.Equal((10, 3, 0, 10), (half.DurationS, half.EndVoltageV, half.FirstRow, half.LastRow));
    }

    [Fact]
    public void Median_and_average_differ_on_a_bent_curve()
    {
        // Flat at 1 V for 1 mAh, then 1 V to 3 V over 0.5 mAh: energy 1 + 1 mWh over 1.5 mAh; half of the charge lies on the flat.
        var half = Assert.Single(HalfCycles.Find(Traces.New().Row(1, 0).Row(1, 1).Row(3, 0.5).Build()).Items);
        Assert.Equal(2 / 1.5, half.AverageVoltageV!.Value, Rounding);
        Assert.Equal(1, half.MedianVoltageV!.Value, Rounding);
    }

    [Fact]
    public void Negative_voltages_give_negative_energy_and_positive_polarisation()
    {
        var half = HalfCycles.Find(Traces.New().Ramp(-1, -0.1, -0.3).Ramp(1, 0.1, 0.3).Build()).Items[0];
        Assert.Equal((Direction.Discharge, 1, -0.2, -0.2), (half.Direction, Math.Round(half.ChargeMAh, 12), Math.Round(half.EnergyMWh, 12), Math.Round(half.AverageVoltageV!.Value, 12)));
        Assert.Equal(0.2, half.TimeWeightedAbsoluteVoltageV!.Value, Rounding);
    }

    [Fact]
    public void Rests_belong_to_no_half_cycle_and_do_not_end_one()
    {
        var set = HalfCycles.Find(Traces.New().Rest(4, label: 0).Ramp(1, 1, 2, label: 0).Rest(2).Ramp(1, 2, 3, label: 0).Rest(2).Ramp(-2, 3, 1, label: 1).Build());
        Assert.Equal([Direction.Charge, Direction.Discharge], set.Items.Select(h => h.Direction));
        Assert.Equal([new RowRange(4, 14), new RowRange(17, 27)], set.Items[0].Segments);
        Assert.Equal((2, 20), (Math.Round(set.Items[0].ChargeMAh, 12), set.Items[0].DurationS));
        Assert.Contains(set.Findings, f => f is { Code: "half-cycle.interrupted", Row: 17 });
    }

    [Fact]
    public void A_resumed_run_goes_on_although_its_labels_start_again()
    {
        var set = HalfCycles.Find(Traces.New().Ramp(1, 1, 2, label: 4).Ramp(1, 2, 3, label: 0).Ramp(-2, 3, 1, label: 1).Build());
        Assert.Equal(2, set.Items.Count);
        Assert.Equal(2, set.Items[0].ChargeMAh, Rounding);
        Assert.Contains(set.Findings, f => f.Code == "half-cycle.labels-differ");
    }

    [Fact]
    public void A_skipped_label_is_no_half_cycle()
    {
        var set = HalfCycles.Find(Traces.New().Ramp(-1, 1, 0, label: 0).Ramp(1, 0, 1, label: 2).Ramp(-1, 1, 0, label: 3).Build());
        Assert.Equal((3, 3), (set.Items.Count, set.DistinctLabels));
        Assert.DoesNotContain(set.Findings, f => f.Code == "half-cycle.labels-differ");
    }

    [Fact]
    public void A_potentiostatic_tail_continues_its_half_cycle_whatever_its_sign()
    {
        var set = HalfCycles.Find(Traces.New().Ramp(1, 1, 2).Hold(2, 0.1, -0.01, 0.05, -0.02, 0.03).Ramp(-1.1, 2, 1).Build());
        Assert.Equal(2, set.Items.Count);
        Assert.Equal(1.15, set.Items[0].ChargeMAh, Rounding);
        Assert.Equal(0.15, set.Items[0].PotentiostaticChargeMAh, Rounding);
        Assert.Equal(15, set.Items[0].LastRow);
        Assert.Empty(set.Holds);
    }

    [Fact]
    public void A_hold_after_a_rest_stands_alone()
    {
        var set = HalfCycles.Find(Traces.New().Ramp(1, 1, 2).Rest().Hold(2.5, 0.1, -0.05).Build());
        Assert.Equal(1, Assert.Single(set.Items).ChargeMAh, Rounding);
        Assert.Equal((new RowRange(14, 15), 0.05), (Assert.Single(set.Holds).Rows, set.Holds[0].NetChargeMAh));
    }

    [Fact]
    public void A_tail_that_takes_charge_back_is_reported() =>
        Assert.Contains(HalfCycles.Find(Traces.New().Ramp(1, 1, 2).Hold(1.5, -0.1, -0.1).Build()).Findings, f => f.Code == "half-cycle.tail-reverses");

    [Fact]
    public void Single_rows_can_be_half_cycles()
    {
        var set = HalfCycles.Find(Traces.New().Row(2, 0.5).Row(1, -0.4).Row(2.5, 0.3).Build());
        Assert.Equal([0.5, 0.4, 0.3], set.Items.Select(h => h.ChargeMAh));
        Assert.Equal([2.0, 1.0, 2.5], set.Items.Select(h => h.AverageVoltageV!.Value));
        Assert.All(set.Items, h => Assert.Null(h.TimeWeightedVoltageV));
    }

    [Fact]
    public void A_row_without_charge_opens_the_step_that_follows_and_closes_the_step_before()
    {
        var set = HalfCycles.Find(Traces.New().Row(1, 0, step: 1).Row(2, 1, step: 1).Row(2.5, 0, step: 1).Row(2.4, 0, step: 2).Row(1, -1, step: 2).Row(0.9, 0, step: 2).Build());
        Assert.Equal([new RowRange(0, 2), new RowRange(3, 5)], set.Items.Select(h => Assert.Single(h.Segments)));
    }

    [Fact]
    public void Labels_tell_it_where_there_are_no_steps()
    {
        var set = HalfCycles.Find(Traces.New().Row(2, 1, label: 0).Row(2.5, 0, label: 0).Row(2.4, 0, label: 1).Row(1, -1, label: 1).Build());
        Assert.Equal([new RowRange(0, 1), new RowRange(2, 3)], set.Items.Select(h => Assert.Single(h.Segments)));
    }

    [Fact]
    public void Two_charge_steps_are_one_half_cycle() =>
        Assert.Single(HalfCycles.Find(Traces.New().Ramp(1, 1, 2, step: 1).Ramp(0.5, 2, 3, step: 2).Build()).Items);

    [Fact]
    public void Jitter_inside_a_step_is_overruled_and_reported()
    {
        var trace = Traces.New().Ramp(1, 1, 2, step: 1).Row(2, -1e-6, step: 1).Ramp(1, 2, 3, step: 1).Build();
        var set = HalfCycles.Find(trace);
        Assert.Equal(2 - 1e-6, Assert.Single(set.Items).ChargeMAh, Rounding);
        Assert.Contains(set.Findings, f => f is { Code: "half-cycle.jitter", Row: 11 });
        Assert.Equal(3, HalfCycles.Find(trace, new HalfCycleOptions { JitterFraction = 1e-9 }).Items.Count);
    }

    [Fact]
    public void A_small_half_cycle_in_a_step_of_its_own_is_no_jitter() =>
        Assert.Equal(3, HalfCycles.Find(Traces.New().Ramp(1, 1, 2, step: 1).Row(2, -1e-6, step: 2).Ramp(1, 2, 3, step: 3).Build()).Items.Count);

    [Fact]
    public void Unknown_modes_count_by_sign() =>
        Assert.Equal(2, HalfCycles.Find(Traces.New().Row(1, 0.5, StepMode.Unknown).Row(1, 0, StepMode.Unknown).Row(1, -0.5, StepMode.Unknown).Build()).Items.Count);

    [Fact]
    public void No_rows_and_no_current_are_said()
    {
        Assert.Equal("trace.no-rows", Assert.Single(HalfCycles.Find(Traces.New().Build()).Findings).Code);
        Assert.Equal("half-cycle.none", Assert.Single(HalfCycles.Find(Traces.New().Rest().Build()).Findings).Code);
    }
}

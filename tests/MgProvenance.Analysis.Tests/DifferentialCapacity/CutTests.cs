using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.DifferentialCapacity;
using MgProvenance.Analysis.Masses;
using MgProvenance.Analysis.Tests.Cycling;

namespace MgProvenance.Analysis.Tests.DifferentialCapacity;

/// <summary>What is no answer of the voltage to charge is cut, and told.</summary>
public sealed class CutTests
{
    [Fact]
    public void A_potentiostatic_tail_is_cut()
    {
        var curve = First(Traces.New().Ramp(0.5, 1, 2, rows: 1000).Hold(2, [.. Enumerable.Repeat(0.002, 50)]));
        Assert.Equal((0.5, 0.1), (Math.Round(curve.ChargeMAh, 9), Math.Round(curve.CutMAh, 9)));
        Assert.All(curve.Value, v => Assert.Equal(0.5, v, 1e-9));
    }

    [Fact]
    public void A_rest_is_cut_and_the_way_back_to_where_the_cell_was()
    {
        // 1.0 to 1.5 V, a rest at 1.3 V, and on from there to 2.0 V: 0.2 V are passed twice.
        var curve = First(Traces.New().Ramp(0.25, 1, 1.5, rows: 500).Rest(20, 1.3).Ramp(0.35, 1.3, 2, rows: 700));
        Assert.Equal(0.1, curve.CutMAh, 0.0006); // up to a row
        Assert.All(curve.Value, v => Assert.InRange(v, 0.49, 0.5 + 1e-9));
    }

    [Fact]
    public void The_resistive_step_at_the_start_is_cut()
    {
        // The step opens with the rest's voltage and no charge, then lies 0.3 V higher.
        var trace = Traces.New().Rest(5, 0.7).Row(0.7, 0);
        for (var k = 0; k <= 1000; k++) trace.Row(1 + (0.001 * k), 0.0005);
        var curve = First(trace);
        Assert.Equal((1.0, 2.0), (curve.FromV, curve.ToV));
        Assert.Equal(0.0005, curve.CutMAh, 1e-12);
        Assert.All(curve.Value, v => Assert.Equal(0.5, v, 1e-9));
    }

    [Fact]
    public void A_start_against_the_direction_is_cut_up_to_its_extreme()
    {
        // Discharge dips to 1.95 V and comes back to 2.0 V before it falls: nucleation.
        var trace = Traces.New().Ramp(-0.002, 1.95, 2, rows: 10);
        for (var k = 1; k <= 1000; k++) trace.Row(2 - (0.001 * k), -0.0005);
        var curve = First(trace);
        Assert.Equal(Direction.Discharge, curve.Direction);
        Assert.Equal(0.002, curve.CutMAh, 1e-9);
        Assert.All(curve.Value, v => Assert.Equal(0.5, v, 1e-9));
    }

    [Fact]
    public void Nothing_to_compute_gives_a_reason()
    {
        Refused("differential-capacity.too-few-rows", "The charge has 4 rows at constant current: at least 10 make a curve.", Traces.New().Ramp(0.1, 1, 2, rows: 3));
        Refused("differential-capacity.flat-voltage", "The voltage of the charge moves by 0 mV, less than the kernel's width of 10 mV.", Traces.New().Ramp(0.1, 1, 1, rows: 30));
        Refused("differential-capacity.flat-voltage", "The voltage of the charge moves by 8 mV, less than the kernel's width of 10 mV.", Traces.New().Ramp(0.1, 1, 1.008, rows: 30));
        Refused("differential-capacity.mass-not-positive", "The active mass is not positive.", Traces.New().Ramp(0.1, 1, 2, rows: 30), new MassMg(0, null));
        Refused("differential-capacity.kernel-not-positive", "The kernel's width must be positive.", Traces.New().Ramp(0.1, 1, 2, rows: 30), options: new() { KernelWidthV = 0 });

        // One row at constant current before a long hold.
        Refused("differential-capacity.too-few-rows", "The charge has 0 rows at constant current: at least 10 make a curve.", Traces.New().Row(2, 0.01).Hold(2, [.. Enumerable.Repeat(0.002, 50)]));
    }

    [Fact]
    public void Cautions_belong_to_the_curve()
    {
        Assert.Equal("differential-capacity.coarse", Assert.Single(First(Traces.New().Ramp(0.5, 1, 2, rows: 20)).Findings).Code);
        var unknown = Traces.New();
        for (var k = 0; k <= 100; k++) unknown.Row(1 + (0.005 * k), 0.01, StepMode.Unknown);
        Assert.Equal("differential-capacity.mode-unknown", Assert.Single(First(unknown).Findings).Code);
    }

    private static DifferentialCapacityCurve First(Traces rows)
    {
        var trace = rows.Build();
        return DifferentialCapacityCurve.Of(trace, HalfCycles.Find(trace).Items[0]).Required();
    }

    private static void Refused(string code, string sentence, Traces rows, MassMg? mass = null, DifferentialCapacityOptions? options = null)
    {
        var trace = rows.Build();
        Assert.False(DifferentialCapacityCurve.Of(trace, HalfCycles.Find(trace).Items[0], mass, options).IsAccepted(out _, out var refusal));
        Assert.Equal((code, sentence), (refusal.Code, refusal.Sentence));
    }
}

using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.PlatingStripping;
using MgProvenance.Analysis.Tests.Cycling;

namespace MgProvenance.Analysis.Tests.PlatingStripping;

public sealed class PlatingStrippingTests
{
    private static readonly PlatingStrippingOptions Cutoff = new() { StrippingCutoffV = 1.2 };

    [Fact]
    public void The_first_cycle_stands_apart_from_the_mean_of_the_others()
    {
        var run = Run(Cycles(0.80, 0.98, 0.99, 1.00));
        Assert.Equal(80, run.FirstEfficiency.Value!.Value, 1e-9);
        Assert.Equal([80, 98, 99, 100], run.Cycles.Select(c => Math.Round(c.CoulombicEfficiency.Value!.Value, 9)));
        Assert.Equal(99, run.MeanEfficiency.Value!.Value, 1e-9);
        Assert.Equal((1, 3), (Math.Round(run.StandardDeviation!.Value, 9), run.N));
        Assert.Equal(1 / Math.Sqrt(3), run.MeanEfficiency.StandardUncertainty!.Value, 1e-9);
        Assert.Equal((0.001, 0.0008), (Math.Round(run.Cycles[0].PlatedMAh!.Value, 12), Math.Round(run.Cycles[0].StrippedMAh!.Value, 12)));
        Assert.Contains(new MethodParameter("to-cycle", 4), run.MeanEfficiency.Method.Parameters);
        Assert.Empty(run.ShortSigns);

        Assert.Equal(98.5, Run(Cycles(0.80, 0.98, 0.99, 1.00), Cutoff with { MeanTo = 3 }).MeanEfficiency.Value!.Value, 1e-9);
    }

    [Fact]
    public void Where_charge_plates_the_quotient_turns_with_it()
    {
        var trace = Traces.New().Ramp(0.001, 0.1, 0.1).Ramp(-0.0009, -0.1, -1.2).Build();
        var run = PlatingStrippingRun.Of(trace, HalfCycles.Find(trace), Cutoff with { Plating = Direction.Charge });
        Assert.Equal(90, run.FirstEfficiency.Value!.Value, 1e-9);
        Assert.Empty(run.ShortSigns);
    }

    [Fact]
    public void Reservoir()
    {
        // (10 × 1 + 4.5)/(10 × 1 + 5): 96.67 %.
        var reservoir = ReservoirOf(ReservoirRun(1, 10, 5, 4.5));
        Assert.Equal(100 * 14.5 / 15, reservoir.CoulombicEfficiency.Value!.Value, 1e-9);
        Assert.Equal((10, 1.0, 5.0, 4.5), (reservoir.Cycles, Math.Round(reservoir.CycledMAh!.Value, 9), Math.Round(reservoir.ReservoirMAh!.Value, 9), Math.Round(reservoir.RestMAh!.Value, 9)));
        Assert.Null(reservoir.CoulombicEfficiency.Reason);
    }

    [Fact]
    public void What_is_no_reservoir_has_no_reservoir_efficiency_and_says_why()
    {
        Why("are not a reservoir", ReservoirOf(Cycles(0.9)));
        Why("move 0.00098 to 0.001 mAh", ReservoirOf(Cycles(0.9, 0.98, 0.98, 0.98)));
        Why("is no reservoir for cycles of 0.001 mAh", ReservoirOf(Cycles(1, 1, 1, 1)));
        Why("was not stripped", ReservoirOf(ReservoirRun(1, 10, 5, 4.5).Ramp(-1, -0.1, -0.1)));
        Why("does not reach its cutoff", ReservoirOf(ReservoirRun(1, 10, 5, 4.5, endV: 0.3)));

        static void Why(string words, Reservoir reservoir)
        {
            Undefined(reservoir.CoulombicEfficiency);
            Assert.Contains(words, reservoir.CoulombicEfficiency.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nucleation_overpotential_is_the_extremum_less_the_plateau()
    {
        // Turns at +0.5 V, dips to -0.35 V, then -0.1 V on the plateau, and polarises at the end: each row a fiftieth of the charge.
        var traces = Traces.New().Row(0.5, 0);
        foreach (var v in (double[])[0.1, -0.2, -0.35, -0.3, -0.2, -0.15, .. Enumerable.Repeat(-0.1, 39), .. Enumerable.Repeat(-0.4, 5)]) traces.Row(v, -0.001 / 50);
        var run = Run(traces.Ramp(0.001, 0.1, 1.2));
        Assert.Equal(0.25, run.Cycles[0].NucleationOverpotential.Value!.Value, 1e-12);
        Assert.Equal(0, run.Cycles[0].NucleationOverpotential.StandardUncertainty!.Value, 1e-12);

        // The same mirrored.
        var mirrored = Traces.New();
        foreach (var v in (double[])[0.1, 0.2, 0.35, 0.3, 0.2, 0.15, .. Enumerable.Repeat(0.1, 44)]) mirrored.Row(v, 0.001 / 50);
        Assert.Equal(0.25, Run(mirrored.Ramp(-0.001, -0.1, -1.2), Cutoff with { Plating = Direction.Charge }).Cycles[0].NucleationOverpotential.Value!.Value, 1e-12);
    }

    [Fact]
    public void Without_a_spike_there_is_no_nucleation_overpotential()
    {
        var rising = Run(Traces.New().Ramp(-0.001, -0.1, -0.2, rows: 50).Ramp(0.001, 0.1, 1.2)).Cycles[0].NucleationOverpotential;
        Assert.Contains("no nucleation spike", rising.Reason, StringComparison.Ordinal);
        var late = Run(Traces.New().Ramp(-0.00025, -0.1, -0.3, rows: 25).Ramp(-0.00075, -0.1, -0.1, rows: 75).Ramp(0.001, 0.1, 1.2)).Cycles[0].NucleationOverpotential;
        Assert.Contains("no nucleation spike", late.Reason, StringComparison.Ordinal);
        var coarse = Run(Cycles(0.9)).Cycles[0].NucleationOverpotential;
        Assert.Contains("too few to see it", coarse.Reason, StringComparison.Ordinal);
        Undefined(rising);
        Undefined(coarse);
    }

    [Fact]
    public void Signs_of_a_short_are_named_and_caution_the_mean()
    {
        Assert.Contains("does not reach its cutoff", Sign(Cycles(0.9, 0.9).Ramp(-0.001, -0.1, -0.1).Ramp(0.001, 0.1, 0.11).Ramp(-0.001, -0.1, -0.1).Ramp(0.0009, 0.1, 1.2), 3), StringComparison.Ordinal);
        Assert.Contains("102 % of what was plated", Sign(Cycles(0.9, 0.99, 1.02), 3), StringComparison.Ordinal);
        Assert.Contains("as a short does", Sign(Cycles(0.9, 0.99).Ramp(-0.001, -0.001, -0.001).Ramp(0.001, 0.001, 1.2), 3), StringComparison.Ordinal);
        Assert.Contains("has fallen to 0.045 V", Sign(Cycles(0.9, 0.99, 0.99, 0.99, 0.99).Ramp(-0.001, -0.045, -0.045).Ramp(0.001, 0.1, 1.2), 6), StringComparison.Ordinal);

        // What has fallen does not become the measure.
        var fallen = Cycles(0.9, 0.99, 0.99, 0.99, 0.99);
        for (var k = 0; k < 6; k++) fallen.Ramp(-0.001, -0.045, -0.045).Ramp(0.001, 0.1, 1.2);
        Assert.Equal([6, 7, 8, 9, 10, 11], Run(fallen).ShortSigns.Select(s => s.Cycle));

        static string Sign(Traces traces, int cycle)
        {
            var run = Run(traces);
            var sign = Assert.Single(run.ShortSigns);
            Assert.Equal(cycle, sign.Cycle);
            Assert.Contains(sign.Sentence, run.MeanEfficiency.Reason, StringComparison.Ordinal);
            return sign.Sentence;
        }
    }

    [Fact]
    public void Nothing_to_compute_gives_a_reason()
    {
        var rest = Run(Traces.New().Rest(20));
        Assert.Empty(rest.Cycles);
        Undefined(rest.FirstEfficiency);
        Undefined(rest.MeanEfficiency);
        Undefined(ReservoirOf(Traces.New().Rest(20)).CoulombicEfficiency);

        var plated = Run(Traces.New().Ramp(-0.001, -0.1, -0.1));
        Undefined(plated.FirstEfficiency);
        Undefined(plated.MeanEfficiency);
        Assert.Equal((null, 0), (plated.StandardDeviation, plated.N));

        var stripped = Run(Traces.New().Ramp(0.001, 0.1, 1.2));
        Undefined(stripped.FirstEfficiency);
        Undefined(stripped.Cycles[0].NucleationOverpotential);
        Assert.Null(stripped.Cycles[0].PlatedMAh);

        Undefined(Run(Cycles(0.9)).MeanEfficiency);
        Assert.Null(Run(Cycles(0.9, 0.95)).MeanEfficiency.StandardUncertainty);
    }

    /// <summary>Plates 0.001 mAh at -0.1 V, strips a share of it up to 1.2 V.</summary>
    private static Traces Cycles(params double[] stripped)
    {
        var traces = Traces.New();
        foreach (var share in stripped) traces.Ramp(-0.001, -0.1, -0.1).Ramp(share * 0.001, 0.1, 1.2);
        return traces;
    }

    private static Traces ReservoirRun(double cycled, int n, double reservoir, double rest, double endV = 1.2)
    {
        var traces = Traces.New().Ramp(-2, -0.1, -0.1).Ramp(1.5, 0.1, 1.2).Ramp(-reservoir, -0.1, -0.1);
        for (var k = 0; k < n; k++) traces.Ramp(cycled, 0.1, 0.1).Ramp(-cycled, -0.1, -0.1);
        return traces.Ramp(rest, 0.1, endV);
    }

    private static PlatingStrippingRun Run(Traces traces, PlatingStrippingOptions? options = null)
    {
        var trace = traces.Build();
        return PlatingStrippingRun.Of(trace, HalfCycles.Find(trace), options ?? Cutoff);
    }

    private static Reservoir ReservoirOf(Traces traces) => Analysis.PlatingStripping.Reservoir.Of(HalfCycles.Find(traces.Build()), Cutoff);

    private static void Undefined(Estimate estimate)
    {
        Assert.Null(estimate.Value);
        Assert.False(string.IsNullOrWhiteSpace(estimate.Reason));
    }
}

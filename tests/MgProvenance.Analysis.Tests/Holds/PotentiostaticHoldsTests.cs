using System.Globalization;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Holds;
using MgProvenance.Analysis.Masses;
using MgProvenance.Analysis.Simulation;
using MgProvenance.Analysis.Tests.Cycling;
using MgProvenance.Analysis.Uncertainty;

namespace MgProvenance.Analysis.Tests.Holds;

public sealed class PotentiostaticHoldsTests
{
    [Fact]
    public void The_real_hold_reaches_the_independent_numbers()
    {
        var columns = GalvaniCsv.Columns("reference/instruments/biologic/ca_hold_75min.galvani.csv.gz");
        var expected = File.ReadAllLines(RealFiles.Get("reference/instruments/derived_holds.tsv")).Select(l => l.Split('\t')).ToArray();
        var trace = GalvaniCsv.Trace("ca_hold_75min");

        // "Last 10 %" of a hold of 4499.99989 s. The errors from ten parts of the window were calculated apart from the same rows; rounding lies
        // below 1e-15.
        foreach (var (line, windowS, meanError, driftError) in new[]
                 {
                     (1, (trace.TimeS[^1] - trace.TimeS[0]) / 10, 0.00010332620090246837, 0.00033573282900588335),
                     (2, 300, 0.00012203465122917241, 0.0003448811278568906),
                 })
        {
            var hold = Only(trace, columns["I/mA"], columns["control/V"], new HoldOptions { WindowS = windowS });
            double Number(int column) => double.Parse(expected[line][column], CultureInfo.InvariantCulture);
            Assert.Equal(new RowRange(0, 4500), hold.Rows);
            Assert.Equal(Number(5), hold.Leakage.Value!.Value, 5e-11); // printed to eight digits
            Assert.Equal(meanError, hold.Leakage.StandardUncertainty!.Value, 1e-15);
            Assert.Equal(driftError, hold.Steadiness.Drift.StandardUncertainty!.Value, 1e-15);
            Assert.Equal(Number(8), hold.TimeWeightedMean.Value!.Value, 5e-11);
            Assert.Equal(9.142811e-3, hold.Charge.Value!.Value, 1e-8); // printed to seven digits, float32 increments
            Assert.Equal(-0.4, hold.Potential.Value!.Value, 1e-4);
            Assert.Equal(4499.99989, hold.Duration.Value!.Value, 1e-5);
        }
    }

    [Fact]
    public void The_real_hold_is_below_the_limit_of_a_coarse_range_and_not_decided_by_its_noise()
    {
        var columns = GalvaniCsv.Columns("reference/instruments/biologic/ca_hold_75min.galvani.csv.gz");
        var coarse = new HoldOptions { Accuracy = new CurrentAccuracy(new ErrorLimit(0, 0.001), 10) };
        var hold = Only(GalvaniCsv.Trace("ca_hold_75min"), columns["I/mA"], columns["control/V"], coarse, new HeldElectrode(new MassMg(2, 0.1), new Measured(0.5, null)));
        Bound(0.01, "mA", hold.Leakage);
        Bound(5, "uA/mg", hold.LeakagePerMass);
        Bound(20, "uA/cm2", hold.LeakagePerArea);
        Assert.Equal(Settling.Steady, hold.Steadiness.Settling); // what drifts within the limit of error does not drift
        Assert.Equal(Settling.NotDecided, Only(GalvaniCsv.Trace("ca_hold_75min"), columns["I/mA"], columns["control/V"]).Steadiness.Settling);
    }

    [Fact]
    public void Three_potentials_in_one_run_are_three_holds()
    {
        var p = new HoldParameters { ActiveMassMg = 1.2, Holds = [new(2.5, 0.5), new(2.6, 0.6), new(2.7, 0.8)], NoiseMAPerG = 0 };
        var rows = HoldSimulator.Run(p).Required().Rows;
        double[] current = [.. rows.Select(r => r.CurrentMA)];
        var trace = CyclingTrace.From(
            [.. rows.Select(r => r.TimeS)],
            [.. rows.Select(r => r.VoltageV)],
            [.. rows.Select((r, k) => k == 0 || rows[k - 1].Step != r.Step ? 0 : r.CapacityMAh - rows[k - 1].CapacityMAh)],
            [.. rows.Select(r => r.State == CellState.Rest ? StepMode.Rest : StepMode.Potentiostatic)],
            [.. rows.Select(_ => -1)],
            [.. rows.Select(_ => -1)]).Required();
        var set = PotentiostaticHolds.Find(trace, current, electrode: new HeldElectrode(new MassMg(1.2, 0.012), null)).Required();
        Assert.Empty(set.Findings);
        Assert.Equal([2.5, 2.6, 2.7], set.Items.Select(h => h.Potential.Value!.Value));
        Assert.Equal([361, 361, 361], set.Items.Select(h => h.Rows.Count)); // an hour, a row each 10 s
        foreach (var (simulated, hold) in p.Holds.Zip(set.Items))
        {
            // In the last 300 s of an hour 12 (60/(60 + t))^2 is left above the leakage: 0.0032 to 0.0038 uA/mg.
            Assert.InRange(hold.LeakagePerMass.Value!.Value - simulated.LeakageMAPerG, 0.0032, 0.0038);
            Assert.Equal(0.01 * hold.LeakagePerMass.Value.Value, hold.LeakagePerMass.StandardUncertainty!.Value, 1e-5);
            Assert.Equal(1.2e-3 * hold.LeakagePerMass.Value.Value, hold.Leakage.Value!.Value, 1e-15);
            Assert.Equal(Settling.Steady, hold.Steadiness.Settling);
            Assert.Equal("The electrode area was not recorded.", hold.LeakagePerArea.Reason);
        }
    }

    [Fact]
    public void A_falling_current_drifts_and_its_drift_is_slope_times_window()
    {
        // 1 mA falling by 0.36 mA/h over 400 s: 0.03 mA in 300 s, of a mean of 0.975 mA at t = 250 s.
        var (trace, t) = Held(401);
        double[] current = [.. t.Select(s => 1 - (1e-4 * s))];
        var hold = Only(trace, current, options: new HoldOptions { SteadyFraction = 0.02 });
        Assert.Equal(Settling.Drifting, hold.Steadiness.Settling);
        Assert.Equal(-0.03, hold.Steadiness.Drift.Value!.Value, 1e-12);
        Assert.Equal(-0.36, hold.Slope.Value!.Value, 1e-10);
        Assert.Equal(0.975, hold.Leakage.Value!.Value, 1e-12);
        Assert.Equal(Settling.Steady, Only(trace, current, options: new HoldOptions { SteadyFraction = 0.04 }).Steadiness.Settling);
    }

    [Fact]
    public void Uncertainty_joins_the_limit_of_error_with_the_noise_and_the_mass()
    {
        // Ten parts of 30 rows, alternately 0.9 and 1.1 mA: the s.d. of the parts is 0.1 √(10/9) mA, over √10 a third of 0.1 mA.
        var (trace, t) = Held(400);
        double[] current = [.. t.Select((_, k) => (k - 100) / 30 % 2 == 0 ? 0.9 : 1.1)];
        var options = new HoldOptions { WindowS = 299, Accuracy = new CurrentAccuracy(new ErrorLimit(0, 0, 0.03)) };
        var hold = Only(trace, current, options: options, electrode: new HeldElectrode(new MassMg(2, 0.2), null));
        var error = Math.Sqrt((0.03 * 0.03 / 3) + (0.01 / 9));
        Assert.Equal(error, hold.Leakage.StandardUncertainty!.Value, 1e-12);
        Assert.Equal(500 * Math.Sqrt((error * error) + 0.01), hold.LeakagePerMass.StandardUncertainty!.Value, 1e-9);
        Assert.Equal(500, hold.LeakagePerMass.Value!.Value, 1e-9);
        Assert.Null(hold.Leakage.Reason);
    }

    [Fact]
    public void Nothing_to_compute_gives_a_reason()
    {
        var resting = PotentiostaticHolds.Find(Traces.New().Rest(100).Build(), new double[100]).Required();
        Assert.Empty(resting.Items);
        Assert.Equal(["hold.none"], resting.Findings.Select(f => f.Code));

        var blink = PotentiostaticHolds.Find(Held(10).Trace, new double[10]).Required();
        Assert.Equal(["hold.short", "hold.none"], blink.Findings.Select(f => f.Code));

        var brief = Only(Held(101).Trace, [.. Enumerable.Repeat(1.0, 101)]);
        Assert.Equal(100, brief.Duration.Value);
        foreach (var estimate in new[] { brief.Leakage, brief.TimeWeightedMean, brief.Slope, brief.Steadiness.Drift, brief.LeakagePerMass, brief.LeakagePerArea })
        {
            Assert.Null(estimate.Value);
            Assert.Equal("The hold is shorter than the window.", estimate.Reason);
        }
    }

    [Fact]
    public void A_potential_that_moves_is_no_hold()
    {
        var ramp = Traces.New();
        for (var k = 0; k < 1000; k++) ramp.Row(k * 0.001, 0, StepMode.Potentiostatic);
        var set = PotentiostaticHolds.Find(ramp.Build(), new double[1000]).Required();
        Assert.Empty(set.Items);
        Assert.All(set.Findings.SkipLast(1), f => Assert.Equal("hold.short", f.Code));
    }

    [Fact]
    public void Input_that_cannot_be_read_is_refused()
    {
        var (trace, t) = Held(100);
        Refused("holds.lengths-differ", PotentiostaticHolds.Find(trace, t.AsSpan(1)));
        Refused("holds.lengths-differ", PotentiostaticHolds.Find(trace, t, t.AsSpan(1)));
        Refused("holds.option-out-of-range", PotentiostaticHolds.Find(trace, t, options: new HoldOptions { WindowS = 0 }));
        t[7] = double.NaN;
        Refused("holds.not-finite", PotentiostaticHolds.Find(trace, t));
    }

    private static (CyclingTrace Trace, double[] TimeS) Held(int rows)
    {
        var trace = Traces.New().Hold(2.5, new double[rows]).Build();
        return (trace, trace.TimeS.ToArray());
    }

    private static Hold Only(CyclingTrace trace, double[] currentMA, double[]? controlV = null, HoldOptions? options = null, HeldElectrode? electrode = null) =>
        Assert.Single(PotentiostaticHolds.Find(trace, currentMA, controlV, electrode, options).Required().Items);

    private static void Bound(double limit, string unit, Estimate estimate)
    {
        Assert.True(estimate.IsUpperBound);
        Assert.Equal((limit, unit, null), (estimate.Value!.Value, estimate.Unit, estimate.StandardUncertainty));
        Assert.Contains("lies below the channel's limit of error", estimate.Reason, StringComparison.Ordinal);
    }

    private static void Refused(string code, Outcome<HoldSet> outcome)
    {
        Assert.False(outcome.IsAccepted(out _, out var refusal));
        Assert.Equal(code, refusal.Code);
    }
}

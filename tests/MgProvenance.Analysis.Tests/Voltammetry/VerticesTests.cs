using MgProvenance.Analysis.Simulation;
using MgProvenance.Analysis.Voltammetry;

namespace MgProvenance.Analysis.Tests.Voltammetry;

public sealed class VerticesTests
{
    [Fact]
    public void Noise_of_the_potential_turns_nothing()
    {
        var (time, potential, _) = Sweeps.Walk(20, 0.0005, 0, 1, -0.5, 1, 0);
        var noise = new Pcg32(1, 1);
        double[] noisy = [.. potential.Select(e => e + (0.001 * noise.NextNormal()))]; // two steps of noise
        noisy[700] += 0.3; // a stray row
        noisy[0] -= 0.2;
        var cv = CyclicVoltammetry.Of(Voltammogram.From(time, noisy, new double[time.Length]).Required()).Required();
        Assert.Equal([SweepDirection.Anodic, SweepDirection.Cathodic, SweepDirection.Anodic, SweepDirection.Cathodic], cv.Branches.Select(b => b.Direction));
        foreach (var (expected, branch) in new[] { 2000, 5000, 8000 }.Zip(cv.Branches.Skip(1))) Assert.InRange(branch.Rows.First, expected - 10, expected + 10);
        Assert.All(cv.Branches, b => Assert.Equal(20, b.ScanRate.Value!.Value, 4 * b.ScanRate.StandardUncertainty!.Value));
    }

    [Fact]
    public void Branches_share_the_row_of_their_vertex_and_partial_ones_are_marked()
    {
        var cv = CyclicVoltammetry.Of(Sweeps.Of(20, 0.001, (e, _) => e, 0, 0.5, -0.5, 0.5, 0)).Required();
        Assert.Equal([(0, 500), (500, 1500), (1500, 2500), (2500, 3000)], cv.Branches.Select(b => (b.Rows.First, b.Rows.Last)));
        Assert.Equal([true, false, false, true], cv.Branches.Select(b => b.IsPartial));
        Assert.Equal([1, 2], cv.Cycles.Select(c => c.Number));
    }

    [Fact]
    public void A_hold_before_the_sweep_is_cut_and_one_at_its_end_changes_neither_rate_nor_charge()
    {
        double[] time = [.. Enumerable.Range(0, 300).Select(k => (double)k)];
        double[] potential = [.. time.Select(t => Math.Clamp((t - 100) * 0.01, 0, 1))];
        var cv = CyclicVoltammetry.Of(Voltammogram.From(time, potential, potential).Required()).Required();
        var branch = Assert.Single(cv.Branches);
        Assert.Equal(100, branch.Rows.First);
        Assert.Equal(10, branch.ScanRate.Value!.Value, 1e-9);
        Assert.Equal(0.5 / 0.010 / 3600, branch.Charge.Value!.Value, 1e-12); // ∫ E dE over 10 mV/s: what the hold passes is not in it
        Assert.Equal(["voltammetry.rows-before"], cv.Findings.Select(f => f.Code));
    }

    [Fact]
    public void A_rate_changed_on_the_way_is_noticed()
    {
        double[] time = [.. Enumerable.Range(0, 1001).Select(k => k < 300 ? k * 0.5 : k - 150.0)];
        double[] potential = [.. Enumerable.Range(0, 1001).Select(k => k / 1000.0)];
        var cv = CyclicVoltammetry.Of(Voltammogram.From(time, potential, potential).Required()).Required();
        Assert.Equal("voltammetry.rate-uneven", Assert.Single(cv.Findings).Code);
    }

    [Fact]
    public void A_measured_potential_that_does_not_follow_has_no_scan_rate_and_no_charge()
    {
        var (time, control, _) = Sweeps.Walk(20, 0.001, 0, 1);
        var cv = CyclicVoltammetry.Of(Voltammogram.From(time, new double[time.Length], control, control).Required()).Required();
        Assert.Equal("The measured potential of branch 0 stands still.", Assert.Single(cv.Branches).ScanRate.Reason);
        Assert.Equal(cv.Branches[0].ScanRate.Reason, cv.Branches[0].Charge.Reason);
    }

    [Fact]
    public void Without_a_sweep_the_reason_is_told()
    {
        Refused("voltammetry.no-rows", Voltammogram.From([], [], []).Required(), "The voltammogram has no rows.");
        Refused("voltammetry.no-sweep", Voltammogram.From([0, 1, 2], [1, 1, 1], [1, 2, 3]).Required(), "The potential never moves by 0.01 V: there is no sweep.");
        Refused("voltammetry.no-sweep", Voltammogram.From([0], [1], [1]).Required(), "The potential never moves by 0.01 V: there is no sweep.");
    }

    [Fact]
    public void One_sweep_alone_has_no_separation()
    {
        var cycle = Assert.Single(CyclicVoltammetry.Of(Sweeps.Of(20, 0.001, (e, _) => Math.Exp(-100 * (e - 0.5) * (e - 0.5)), 0, 1)).Required().Cycles);
        Assert.Equal(0.5, cycle.Anodic!.Peak.Potential.Value!.Value, 1e-9);
        Assert.Equal("Cycle 1 has no cathodic branch.", cycle.PeakSeparation.Reason);
        Assert.Equal("Cycle 1 has no cathodic branch.", cycle.PeakRatio.Reason);
        Assert.Equal("Cycle 1 has no cathodic branch.", cycle.ChargeRatio.Reason);
    }

    [Fact]
    public void Columns_that_do_not_fit_are_refused()
    {
        Assert.False(Voltammogram.From([0, 1], [0], [0, 1]).IsAccepted(out _, out var refusal));
        Assert.Equal("voltammogram.lengths-differ", refusal.Code);
        Assert.False(Voltammogram.From([0, 1], [0, double.NaN], [0, 1]).IsAccepted(out _, out refusal));
        Assert.Equal(("voltammogram.not-finite", 1), (refusal.Code, refusal.Row));
        Assert.False(Voltammogram.From([0, 1], [0, 1], [0, 1], [0, double.PositiveInfinity]).IsAccepted(out _, out refusal));
        Assert.Equal(("voltammogram.not-finite", 1), (refusal.Code, refusal.Row));
        Assert.False(Voltammogram.From([1, 0], [0, 1], [0, 1]).IsAccepted(out _, out refusal));
        Assert.Equal(("voltammogram.time-decreases", 1), (refusal.Code, refusal.Row));
    }

    private static void Refused(string code, Voltammogram sweep, string sentence)
    {
        Assert.False(CyclicVoltammetry.Of(sweep).IsAccepted(out _, out var refusal));
        Assert.Equal((code, sentence), (refusal.Code, refusal.Sentence));
    }
}

using MgProvenance.Analysis.Simulation;
using MgProvenance.Analysis.Voltammetry;

namespace MgProvenance.Analysis.Tests.Voltammetry;

public sealed class LinearSweepTests
{
    // I = 2 mA/V² (E − 3.1 V)² beyond 3.1 V, simulated with 1e-5 mA of noise at steps of 5 mV.
    private static readonly Voltammogram Oxidation = Sweeps.Of(VoltammetrySimulator.Oxidation(new() { OnsetV = 3.1, RiseMAPerV2 = 2 }, 10, seed: 4).Required());

    [Fact]
    public void A_simulated_oxidation_sets_in_where_its_law_says()
    {
        var lsv = LinearSweep.Of(Oxidation, new OnsetOptions { AreaCm2 = 1.13, ThresholdUAPerCm2 = 50 }).Required();

        // 2 (E − 3.1)² = 0.0565 mA; between rows 5 mV apart the parabola lies at most 2·(5 mV)²/4 = 1.3e-5 mA below the chord, 20 µV at its slope there.
        Assert.Equal(3.1 + Math.Sqrt(0.0565 / 2), lsv.ThresholdOnset.Value!.Value, 1e-4);
        Assert.Null(lsv.ThresholdOnset.Reason);
        Assert.True(lsv.ThresholdOnset.StandardUncertainty >= 0.005 - 1e-9);

        // The least-squares line over the last 50 mV has the slope of its middle, 4·(3.975 − 3.1) mA/V, and lies above the parabola's tangent by c = 2·(Δ²)(n²−1)/12 with n = 11 rows.
        var middle = 3.975 - 3.1;
        var tangent = 3.975 - (((2 * middle * middle) + (2 * 0.005 * 0.005 * 10)) / (4 * middle));
        Assert.Equal(tangent, lsv.TangentOnset.Value!.Value, 1e-4);
        Assert.Equal("The steepest stretch is the end of the sweep: a sweep that went on would give another onset.", lsv.TangentOnset.Reason);
        Assert.Equal(10, lsv.Branch.ScanRate.Value!.Value, 1e-6);
        Assert.Empty(lsv.Findings);
    }

    [Fact]
    public void Two_straight_lines_meet_at_the_onset_by_tangent_in_both_directions()
    {
        var oxidation = LinearSweep.Of(Sweeps.Of(10, 0.001, (e, _) => (0.01 * e) + (5 * Math.Max(0, e - 2)), 0, 3)).Required();
        Assert.Equal(2, oxidation.TangentOnset.Value!.Value, 1e-9);
        var reduction = LinearSweep.Of(Sweeps.Of(10, 0.001, (e, _) => (0.01 * e) - (5 * Math.Max(0, 1 - e)), 3, 0)).Required();
        Assert.Equal(1, reduction.TangentOnset.Value!.Value, 1e-9);
        Assert.Contains(new MethodParameter("direction", "cathodic"), reduction.TangentOnset.Method.Parameters);
        Assert.Contains(new MethodParameter("baseline", "2.4 to 3 V"), reduction.TangentOnset.Method.Parameters);
    }

    [Fact]
    public void A_reduction_is_counted_in_negative_current()
    {
        var lsv = LinearSweep.Of(Sweeps.Of(10, 0.001, (e, _) => -Math.Max(0, 1 - e), 3, 0), new OnsetOptions { AreaCm2 = 2, ThresholdUAPerCm2 = 50 }).Required();
        Assert.Equal(1 - 0.1, lsv.ThresholdOnset.Value!.Value, 1e-9);
        var positive = LinearSweep.Of(Sweeps.Of(10, 0.001, (e, _) => Math.Max(0, 1 - e), 3, 0), new OnsetOptions { AreaCm2 = 2, ThresholdUAPerCm2 = 50 }).Required();
        Assert.StartsWith("Not reached", positive.ThresholdOnset.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_threshold_that_is_not_met_is_not_reached()
    {
        var onset = LinearSweep.Of(Oxidation, new OnsetOptions { AreaCm2 = 1, ThresholdUAPerCm2 = 5000 }).Required().ThresholdOnset;
        Assert.Null(onset.Value);
        Assert.Equal("Not reached: the current density stays within 5000 uA/cm2; its largest is 1620 uA/cm2, at 4.0000 V.", onset.Reason);
    }

    [Fact]
    public void A_spike_is_no_onset_and_a_start_beyond_the_threshold_has_none()
    {
        var spiked = LinearSweep.Of(Sweeps.Of(10, 0.001, (e, _) => e is > 0.4999 and < 0.5051 ? 1 : Math.Max(0, e - 1), 0, 2), new OnsetOptions { AreaCm2 = 1, ThresholdUAPerCm2 = 100 }).Required();
        Assert.Equal(1.1, spiked.ThresholdOnset.Value!.Value, 1e-9);
        var late = LinearSweep.Of(Sweeps.Of(10, 0.001, (e, _) => 1 + e, 0, 2), new OnsetOptions { AreaCm2 = 1 }).Required();
        Assert.Equal("The current density lies past 10 uA/cm2 from the start of the sweep, 0.0000 V.", late.ThresholdOnset.Reason);
    }

    [Fact]
    public void What_cannot_be_computed_gives_a_reason()
    {
        Assert.Equal("The electrode area was not recorded: there is no current density.", LinearSweep.Of(Oxidation).Required().ThresholdOnset.Reason);
        Assert.StartsWith("No onset: the steepest stretch rises by 0.2 mA/V", LinearSweep.Of(Sweeps.Of(10, 0.001, (e, _) => e / 5, 0, 1)).Required().TangentOnset.Reason, StringComparison.Ordinal);
        Assert.StartsWith("No onset", LinearSweep.Of(Sweeps.Of(10, 0.001, (_, _) => 0.3, 0, 1)).Required().TangentOnset.Reason, StringComparison.Ordinal);
        var noise = new Pcg32(7, 7);
        Assert.StartsWith("No onset", LinearSweep.Of(Sweeps.Of(10, 0.001, (_, _) => noise.NextNormal(), 0, 1)).Required().TangentOnset.Reason, StringComparison.Ordinal);
        Assert.Contains("3 to 4 V: no line can be laid there", LinearSweep.Of(Sweeps.Of(10, 0.001, (e, _) => e, 0, 1), new OnsetOptions { Baseline = new(3, 4) }).Required().TangentOnset.Reason, StringComparison.Ordinal);
        Assert.StartsWith("No stretch of 0.05 V holds three rows", LinearSweep.Of(Sweeps.Of(10, 0.1, (e, _) => e * e * e, 0, 2)).Required().TangentOnset.Reason, StringComparison.Ordinal);
        Assert.False(LinearSweep.Of(Voltammogram.From([0, 1], [1, 1], [0, 0]).Required()).IsAccepted(out _, out var refusal));
        Assert.Equal("voltammetry.no-sweep", refusal.Code);
        Assert.Equal("voltammetry.more-than-one-sweep", Assert.Single(LinearSweep.Of(Sweeps.Of(10, 0.001, (e, _) => e, 0, 1, 0)).Required().Findings).Code);
    }

    [Fact]
    public void A_real_reduction_passes_10_mA_between_the_rows_that_bracket_it()
    {
        var real = Sweeps.Real("lsv.galvani");
        var lsv = LinearSweep.Of(real, new OnsetOptions { AreaCm2 = 1, ThresholdUAPerCm2 = 10_000 }).Required();
        Assert.Equal((SweepDirection.Cathodic, 1186), (lsv.Branch.Direction, lsv.Branch.Rows.Count));
        Assert.Equal(20, lsv.Branch.ScanRate.Value!.Value, 0.01); // the instrument was told 20 mV/s
        Assert.InRange(lsv.ThresholdOnset.Value!.Value, -1.7042, -1.6543); // 9.45 mA and 11.93 mA there

        // Hum of a milliampere tilts stretches of 50 mV; over half a volt the slope is that of the reduction.
        Assert.StartsWith("No onset", lsv.TangentOnset.Reason, StringComparison.Ordinal);
        var tangent = LinearSweep.Of(real, new OnsetOptions { TangentV = 0.5 }).Required().TangentOnset;
        Assert.InRange(tangent.Value!.Value, -1.8, -1.2);

        // The file's own area, 0.001 cm2, is the default of the program: at 10 uA/cm2 its mA of hum are far beyond the threshold.
        var typical = LinearSweep.Of(real, new OnsetOptions { AreaCm2 = 0.001 }).Required().ThresholdOnset;
        Assert.Contains("lies within the noise of the current", typical.Reason, StringComparison.Ordinal);
    }
}

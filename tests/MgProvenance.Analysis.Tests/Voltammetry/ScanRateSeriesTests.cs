using MgProvenance.Analysis.Simulation;
using MgProvenance.Analysis.Voltammetry;

namespace MgProvenance.Analysis.Tests.Voltammetry;

public sealed class ScanRateSeriesTests
{
    [Fact]
    public void A_diffusion_wave_has_b_one_half_and_goes_through_the_origin_over_the_root_of_the_rate()
    {
        const double Step = 0.001;
        var (_, potential, _) = Sweeps.Walk(1, Step, 0.35, -0.35);
        var wave = Sweeps.DiffusionWave(potential, Step, 0);
        var series = ScanRateSeries.Of([.. new[] { 5.0, 10, 20, 50, 100 }.Select(rate => At(rate, (_, k) => -Math.Sqrt(rate) * wave[k], 0.35, -0.35, Step))]).Required();
        Assert.Equal(0.5, series.BValue.Value!.Value, 1e-9);
        Assert.Equal(wave.Max(), -series.RootRateSlope.Value!.Value, 1e-9);
        Assert.Equal(0, series.RootRateIntercept.Value!.Value, 1e-9);
        Assert.Equal([5, 10, 20, 50, 100], series.RateMVPerS.Select(r => Math.Round(r, 6)));
        Assert.Equal(100 * Math.Sqrt(5.0 / 100), series.RateCapability.Value!.Value, 1e-6); // ∫ I dE over the rate falls with its root
    }

    [Fact]
    public void A_surface_wave_has_b_one_and_the_same_charge_at_every_rate()
    {
        var series = ScanRateSeries.Of([.. new[] { 20.0, 5, 10, 50 }.Select(rate => At(rate, (e, _) => rate * Math.Exp(-200 * e * e), -0.5, 0.5, 0.001))]).Required();
        Assert.Equal(1, series.BValue.Value!.Value, 1e-9);
        Assert.InRange(series.BValue.StandardUncertainty!.Value, 0, 1e-9);
        Assert.Equal(100, series.RateCapability.Value!.Value, 1e-6);
        Assert.Equal(series.Charge[0].Value!.Value, series.Charge[3].Value!.Value, 1e-9);
    }

    [Fact]
    public void A_simulated_host_loses_charge_as_its_rate_rises()
    {
        InsertionSweepParameters host = new() { ActiveMassMg = 1.2, CapacityMAhPerG = 110, HalfChargeMVPerS = 4, SeparationV = 0.12, SeparationPerRootRateV = 0.02, CapacitanceFPerG = 0 };
        double[] rates = [0.1, 0.5, 1, 2];
        var branches = rates.Select(rate => CyclicVoltammetry.Of(Sweeps.Of(VoltammetrySimulator.Insertion(host, rate, seed: 1).Required())).Required().Cycles[0].Cathodic!);
        var series = ScanRateSeries.Of([.. branches]).Required();
        var expected = 100 * (1 + Math.Sqrt(0.1 / 4)) / (1 + Math.Sqrt(2.0 / 4));
        Assert.Equal(expected, series.RateCapability.Value!.Value, 0.002 * expected); // the tails beyond the vertices differ a little
        Assert.InRange(series.BValue.Value!.Value, 0.8, 0.9); // I ∝ ν/(1 + √(ν/4)): 1 at slow, 0.5 at fast rates
    }

    [Fact]
    public void Fewer_than_three_rates_give_a_reason()
    {
        Branch[] two = [.. new[] { 5.0, 10, 10.01 }.Select(rate => At(rate, (e, _) => rate * Math.Exp(-200 * e * e), -0.5, 0.5, 0.001))];
        var series = ScanRateSeries.Of(two).Required();
        Assert.Equal("2 scan rate(s) with a peak: at least 3 are needed.", series.BValue.Reason);
        Assert.Equal(series.BValue.Reason, series.RootRateSlope.Reason);
        Assert.Equal(series.BValue.Reason, series.RootRateIntercept.Reason);
        Assert.Equal("2 scan rate(s) with a charge: at least 3 are needed.", series.RateCapability.Reason);

        var resistor = ScanRateSeries.Of([.. new[] { 5.0, 10, 20 }.Select(rate => At(rate, (e, _) => e, 0.1, 0.5, 0.001))]).Required();
        Assert.Equal("0 scan rate(s) with a peak: at least 3 are needed.", resistor.BValue.Reason);
        Assert.NotNull(resistor.RateCapability.Value);
    }

    [Fact]
    public void A_series_is_of_one_direction()
    {
        Assert.False(ScanRateSeries.Of([]).IsAccepted(out _, out var refusal));
        Assert.Equal("scan-rates.no-branches", refusal.Code);
        Branch[] both = [At(5, (e, _) => e, 0, 1, 0.001), At(5, (e, _) => e, 1, 0, 0.001)];
        Assert.False(ScanRateSeries.Of(both).IsAccepted(out _, out refusal));
        Assert.Equal("scan-rates.mixed-directions", refusal.Code);
    }

    private static Branch At(double rate, Func<double, int, double> currentMA, double fromV, double toV, double stepV)
    {
        var (time, potential, _) = Sweeps.Walk(rate, stepV, fromV, toV);
        var sweep = Voltammogram.From(time, potential, [.. potential.Select(currentMA)]).Required();
        return Assert.Single(CyclicVoltammetry.Of(sweep).Required().Branches);
    }
}

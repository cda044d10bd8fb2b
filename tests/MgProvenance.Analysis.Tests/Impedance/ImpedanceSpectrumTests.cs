using MgProvenance.Analysis.Impedance;
using MgProvenance.Analysis.Uncertainty;

namespace MgProvenance.Analysis.Tests.Impedance;

public sealed class ImpedanceSpectrumTests
{
    private static readonly Method Given = new("given", "1", "Given.");

    [Fact]
    public void An_RC_circuit_has_its_textbook_points()
    {
        // 10 Ohm + (100 Ohm beside 1 mF): at ωRC = 1 the arc has its apex, Z = 10 + 50 − 50 i.
        var apexHz = 1 / (2 * Math.PI * 100 * 1e-3);
        var (re, mi) = Circuit.RRc.At(apexHz, [10, 100, 1e-3]);
        Assert.Equal(60, re, 1e-12);
        Assert.Equal(50, mi, 1e-12);
        var bode = ImpedanceSpectrum.Of([apexHz], [60], [50]).Required().Bode();
        Assert.Equal(Math.Sqrt(6100), bode.ModulusOhm[0], 1e-12);
        Assert.Equal(-Math.Atan(5.0 / 6) * 180 / Math.PI, bode.PhaseDeg[0], 1e-12); // capacitive: the phase lags
    }

    [Fact]
    public void Elements_of_diffusion_have_their_limits()
    {
        // W: 45°, |Z| = σ√2/√ω. Ws: R at low frequency. Wo: −i/(ωC) with C = τ/R and R/3 in series at low frequency. All three alike at high frequency.
        var (re, mi) = Circuit.Randles.At(1 / (2 * Math.PI), [1e-9, 1e-9, 1e-12, 7]);
        Assert.Equal((7, 7), (Math.Round(re, 6), Math.Round(mi, 6)));
        (re, mi) = Circuit.RandlesTransmissive.At(1e-6, [1, 2, 1e-12, 5, 3]);
        Assert.Equal((8, 0), (Math.Round(re, 4), Math.Round(mi, 4)));
        (re, mi) = Circuit.RandlesReflective.At(1e-4 / (2 * Math.PI), [1, 2, 1e-12, 6, 3]);
        Assert.Equal((5, 20000), (Math.Round(re, 3), Math.Round(mi, 2)));
        var high = Circuit.RandlesTransmissive.At(1e9, [1, 2, 1e-30, 5, 3]);
        Assert.Equal(high, Circuit.RandlesReflective.At(1e9, [1, 2, 1e-30, 5, 3]));
        Assert.True(double.IsFinite(high.RealOhm));
    }

    [Fact]
    public void Points_are_put_from_high_to_low_frequency_and_bad_ones_are_named()
    {
        var spectrum = ImpedanceSpectrum.Of([1, 100, double.NaN, 10, 10, 0, 1000], [5, 3, 1, 4, 4, 1, double.PositiveInfinity], [2, -0.1, 1, 1, 1, 1, 1]).Required();
        Assert.Equal([100.0, 10, 10, 1], spectrum.FrequencyHz);
        Assert.Equal([3.0, 4, 4, 5], spectrum.RealOhm);
        Assert.Equal([-0.1, 1, 1, 2], spectrum.MinusImaginaryOhm);
        Assert.Equal([1, 3, 4, 0], spectrum.Rows);
        Assert.Equal(
            [("spectrum.frequency", 2), ("spectrum.frequency", 5), ("spectrum.not-finite", 6), ("spectrum.reordered", null), ("spectrum.frequency-twice", 4), ("spectrum.inductive", null)],
            spectrum.Findings.Select(f => (f.Code, f.Row)));
        Assert.Equal((1, 3), (spectrum.InductivePoints, spectrum.WithoutInductivePoints().Count));
        Assert.Equal([3, 4, 0], spectrum.WithoutInductivePoints().Rows);
    }

    [Fact]
    public void A_sweep_upwards_is_turned_without_a_word()
    {
        var spectrum = ImpedanceSpectrum.Of([1, 10], [5, 4], [2, 1]).Required();
        Assert.Empty(spectrum.Findings);
        Assert.Equal([10.0, 1], spectrum.FrequencyHz);
        Assert.Equal([8.0, 10], spectrum.AreaSpecificOhmCm2(2).Real);
        Assert.Equal([2.0, 4], spectrum.AreaSpecificOhmCm2(2).MinusImaginary);
    }

    [Theory]
    [InlineData(new[] { 1.0 }, new[] { 1.0, 2 }, "spectrum.lengths-differ")]
    [InlineData(new double[0], new double[0], "spectrum.no-points")]
    [InlineData(new[] { 0.0 }, new[] { 1.0 }, "spectrum.no-points")]
    public void What_is_no_spectrum_is_refused(double[] frequency, double[] real, string code)
    {
        Assert.False(ImpedanceSpectrum.Of(frequency, real, real).IsAccepted(out _, out var refusal));
        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public void The_intercept_is_where_induction_ends()
    {
        var spectrum = ImpedanceSpectrum.Of([1e5, 1e4, 1e3, 1], [9.9, 10, 10.4, 12], [-0.5, -0.1, 0.3, 1]).Required();
        var intercept = Resistances.HighFrequencyIntercept(spectrum);
        Assert.Equal(10.1, intercept.Value!.Value, 1e-12);
        Assert.Equal(("Ohm", null), (intercept.Unit, intercept.StandardUncertainty));
    }

    [Fact]
    public void Without_a_crossing_there_is_no_intercept()
    {
        var capacitive = Resistances.HighFrequencyIntercept(ImpedanceSpectrum.Of([1e5, 1], [10, 12], [0.5, 1]).Required());
        Assert.Equal((null, "The spectrum is still capacitive at its highest frequency, 1E+05 Hz, where Z' is 10 Ohm: it does not cross the real axis there."), (capacitive.Value, capacitive.Reason));
        var inductive = Resistances.HighFrequencyIntercept(ImpedanceSpectrum.Of([1e5, 1], [10, 12], [-0.5, 0]).Required());
        Assert.Equal((null, "No point is capacitive."), (inductive.Value, inductive.Reason));
    }

    [Fact]
    public void A_resistance_per_area_carries_both_uncertainties()
    {
        var ohm = Estimate.Of(50, "Ohm", Given, 1.5);
        var one = Resistances.AreaSpecific(ohm, new Measured(2, 0.08));
        Assert.Equal((100, "Ohm.cm2"), (one.Value, one.Unit));
        Assert.Equal(5, one.StandardUncertainty!.Value, 1e-12); // 3 % and 4 %
        Assert.Equal(50, Resistances.AreaSpecific(ohm, new Measured(2, 0.08), 2).Value);
        Assert.Equal("The uncertainty holds the resistance alone; the area's is not known.", Resistances.AreaSpecific(ohm, new Measured(2, null)).Reason);
        Assert.Equal("No area is known.", Resistances.AreaSpecific(ohm, null).Reason);
        Assert.Equal("No area is known.", Resistances.AreaSpecific(ohm, new Measured(0, 0.1)).Reason);
        Assert.Equal("why", Resistances.AreaSpecific(Estimate.Undefined("Ohm", Given, "why"), new Measured(2, 0.1)).Reason);
    }
}

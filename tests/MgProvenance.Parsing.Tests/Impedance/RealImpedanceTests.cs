using MgProvenance.Analysis.Impedance;

namespace MgProvenance.Parsing.Tests.Impedance;

public sealed class RealImpedanceTests
{
    [Theory]
    [InlineData("instruments/biologic/peis.mpr")]
    [InlineData("instruments/biologic/peis.mpt")]
    public void A_measured_spectrum_agrees_with_the_instrument_and_its_noise_is_seen(string path)
    {
        var file = Support.Decoded(path);
        double[] Values(Meaning meaning) => file.Columns.First(c => c.Meaning == meaning).Values;
        var spectrum = ImpedanceSpectrum.Of(Values(Meaning.Frequency), Values(Meaning.ImpedanceReal), Values(Meaning.ImpedanceImaginary)).Required();
        Assert.Equal((32, 6), (spectrum.Count, spectrum.InductivePoints));
        Assert.Equal(["spectrum.inductive"], spectrum.Findings.Select(f => f.Code));

        // EC-Lab's own |Z| and phase: the sign convention is right only where both agree.
        var (modulus, phase) = spectrum.Bode();
        Support.AssertClose(Values(Meaning.ImpedanceModulus), modulus, "|Z|");
        Support.AssertClose(Values(Meaning.ImpedancePhase), phase, "phase", absolute: 1e-5);

        // Below 100 Hz the reading scatters between 1 and 30 Ohm: no spectrum of a stable cell. Above 500 Hz it is a resistor of 10 to 12 Ohm.
        var test = KramersKronig.Of(spectrum).Required();
        Assert.False(test.IsConsistent);
        Assert.InRange(Assert.Single(test.Findings, f => f.Code == "kk.inconsistent").Row!.Value, 20, 31);
        Assert.Equal("The spectrum is still capacitive at its highest frequency, 2E+05 Hz, where Z' is 10.51 Ohm: it does not cross the real axis there.", Resistances.HighFrequencyIntercept(spectrum).Reason);

        var fast = ImpedanceSpectrum.Of(spectrum.FrequencyHz.AsSpan(0, 16), spectrum.RealOhm.AsSpan(0, 16), spectrum.MinusImaginaryOhm.AsSpan(0, 16)).Required();
        var fit = CircuitFit.Of(fast, Circuit.RRc).Required();
        Assert.InRange(fit["R0"].Value!.Value, 10, 11);
        Assert.InRange(fit["R0"].StandardUncertainty!.Value, 0.01, 0.5);
        Assert.Single(fit.Findings); // the point at 18.8 kHz is inductive
    }
}

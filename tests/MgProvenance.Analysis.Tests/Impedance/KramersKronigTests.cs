using MgProvenance.Analysis.Impedance;

namespace MgProvenance.Analysis.Tests.Impedance;

public sealed class KramersKronigTests
{
    [Theory] // circuits that are linear, causal and stable by construction, with 0.1 % noise
    [InlineData("R(RC)", new[] { 10, 100, 1e-4 })]
    [InlineData("R(RQ)W", new[] { 10, 100, 1e-3, 0.8, 20 })]
    [InlineData("R(RQ)(RQ)", new[] { 5, 40, 1e-4, 0.9, 200, 0.3, 0.75 })]
    [InlineData("R(C[RWo])", new[] { 3, 30, 2e-5, 50, 5 })]
    public void Spectra_of_circuits_pass_down_to_their_noise(string name, double[] values)
    {
        var test = KramersKronig.Of(Spectra.Of(Circuit.All.Single(c => c.Name == name), values, noise: 1e-3)).Required();
        Assert.True(test.IsConsistent, $"{test.LargestReal.Value} {test.LargestImaginary.Value}");
        Assert.InRange(test.LargestReal.Value!.Value, 0.05, 0.5); // five times the noise at most
        Assert.InRange(test.LargestImaginary.Value!.Value, 0.05, 0.5);
        Assert.InRange(test.Elements, 7, 40);
        Assert.Empty(test.Findings);
        Assert.Equal(71, test.RealResidualsPercent.Length);
    }

    [Fact]
    public void A_cell_that_changes_while_it_is_measured_fails_and_the_worst_point_is_named()
    {
        // Each point takes three periods; the charge-transfer resistance falls with a time constant of ten minutes.
        var (frequencies, time) = (Spectra.Frequencies(1e5, 0.01, 71), 0.0);
        var drifting = Spectra.Of(
            frequencies,
            f =>
            {
                time += 3 / f;
                return Circuit.RRc.At(f, [10, 40 + (60 * Math.Exp(-time / 600)), 1e-2]);
            },
            noise: 1e-3);
        var test = KramersKronig.Of(drifting).Required();
        Assert.False(test.IsConsistent);
        var finding = Assert.Single(test.Findings, f => f.Code == "kk.inconsistent");
        Assert.InRange(finding.Row!.Value, 40, 70); // where the time is spent: at low frequency
        Assert.True(Math.Max(test.LargestReal.Value!.Value, test.LargestImaginary.Value!.Value) > 2);

        var still = Spectra.Of(frequencies, f => Circuit.RRc.At(f, [10, 100, 1e-2]), noise: 1e-3);
        Assert.True(KramersKronig.Of(still).Required().IsConsistent);
    }

    [Fact]
    public void One_bad_point_is_found()
    {
        var spectrum = Spectra.Of(Circuit.RRq, [10, 100, 1e-3, 0.8], noise: 1e-3);
        spectrum.RealOhm[30] *= 1.05;
        var test = KramersKronig.Of(spectrum).Required();
        Assert.False(test.IsConsistent);
        Assert.Equal(30, Assert.Single(test.Findings, f => f.Code == "kk.inconsistent").Row);
        Assert.Equal("Hz", test.Findings[^1].Sentence.Split(' ')[2]);
    }

    [Fact]
    public void The_limits_are_the_readers_and_stand_in_the_method()
    {
        var spectrum = Spectra.Of(Circuit.RRq, [10, 100, 1e-3, 0.8], noise: 1e-3);
        Assert.False(KramersKronig.Of(spectrum, new KramersKronigOptions { ResidualLimitPercent = 0.01 }).Required().IsConsistent);
        var few = KramersKronig.Of(spectrum, new KramersKronigOptions { MaximumElements = 7 }).Required();
        Assert.InRange(few.Elements, 5, 7);
        Assert.Contains(few.Findings, f => f.Code == "kk.mu-not-reached");
        Assert.Contains(new MethodParameter("maximum elements", 7), few.Method.Parameters);
    }

    [Fact]
    public void Too_little_to_test_is_refused()
    {
        var spectrum = Spectra.Of(Circuit.R, [10], Spectra.Frequencies(1000, 1, 7));
        Assert.Equal("kk.too-few", Code(spectrum));
        double[] same = [1, 1, 1, 1, 1, 1, 1, 1], zero = [0, 1, 1, 1, 1, 1, 1, 1];
        Assert.Equal("kk.one-frequency", Code(ImpedanceSpectrum.Of(same, same, same).Required()));
        Assert.Equal("kk.zero", Code(ImpedanceSpectrum.Of([8, 7, 6, 5, 4, 3, 2, 1], zero, zero).Required()));
    }

    private static string Code(ImpedanceSpectrum spectrum)
    {
        Assert.False(KramersKronig.Of(spectrum).IsAccepted(out _, out var refusal));
        return refusal.Code;
    }
}

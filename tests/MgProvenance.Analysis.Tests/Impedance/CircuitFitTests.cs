using MgProvenance.Analysis.Fitting;
using MgProvenance.Analysis.Impedance;
using MgProvenance.Analysis.Statistics;

namespace MgProvenance.Analysis.Tests.Impedance;

public sealed class CircuitFitTests
{
    public static TheoryData<string, double[]> Known => new()
    {
        { "R", [12.5] },
        { "R(RC)", [10, 100, 1e-3] },
        { "R(RQ)", [10, 100, 1e-3, 0.8] },
        { "R(RQ)(RQ)", [5, 40, 1e-4, 0.9, 200, 0.3, 0.75] },
        { "R(RQ)W", [10, 100, 1e-3, 0.8, 20] },
        { "R(C[RW])", [3, 30, 2e-5, 15] },
        { "R(C[RWs])", [3, 30, 2e-5, 50, 5] },
        { "R(C[RWo])", [3, 30, 2e-5, 50, 5] },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Every_circuit_is_recovered_from_its_exact_spectrum(string name, double[] values)
    {
        var circuit = Circuit.All.Single(c => c.Name == name);
        foreach (var weighting in Enum.GetValues<ImpedanceWeighting>())
        {
            var fit = CircuitFit.Of(Spectra.Of(circuit, values), circuit, new CircuitFitOptions { Weighting = weighting }).Required();
            Assert.Equal(FitExit.Converged, fit.Exit);
            for (var j = 0; j < values.Length; j++) Assert.Equal(1, fit.Values[j].Estimate.Value!.Value / values[j], 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void With_noise_every_value_lies_within_three_standard_uncertainties(string name, double[] values)
    {
        var circuit = Circuit.All.Single(c => c.Name == name);
        var fit = CircuitFit.Of(Spectra.Of(circuit, values, noise: 2e-3, seed: 7), circuit).Required();
        Assert.Equal(FitExit.Converged, fit.Exit);
        for (var j = 0; j < values.Length; j++)
        {
            var (value, error) = (fit.Values[j].Estimate.Value!.Value, fit.Values[j].Estimate.StandardUncertainty!.Value);
            Assert.True(Math.Abs(value - values[j]) < 3 * error, $"{fit.Values[j].Name}: {value} ± {error}, made with {values[j]}");
            Assert.True(error < 0.2 * value, $"{fit.Values[j].Name}: {value} ± {error}");
        }

        Assert.Equal(4e-6, fit.ReducedChiSquared!.Value, 1.2e-6); // the noise squared; its scatter with 142 values is 12 %
    }

    [Fact]
    public void Uncertainties_are_those_of_repeated_measurements()
    {
        // Sixty noisy spectra of one circuit: the scatter of each value is its standard uncertainty; sixty determine it to 9 %, and three times that is allowed.
        double[] values = [10, 100, 1e-3, 0.8];
        var fits = Enumerable.Range(1, 60).Select(seed => CircuitFit.Of(Spectra.Of(Circuit.RRq, values, noise: 2e-3, seed: (ulong)seed), Circuit.RRq).Required()).ToArray();
        foreach (var name in (string[])["R0", "R1", "tau1", "n1", "Q1", "C1"])
        {
            var scatter = Summary.Of([.. fits.Select(f => f[name].Value!.Value)]).Required().StandardDeviation!.Value;
            Assert.Equal(1, fits.Average(f => f[name].StandardUncertainty!.Value) / scatter, 0.27);
        }
    }

    [Fact]
    public void Q_and_C_follow_from_the_pair()
    {
        var fit = CircuitFit.Of(Spectra.Of(Circuit.RRq, [10, 100, 1e-3, 0.8]), Circuit.RRq).Required();
        Assert.Equal(1, fit["Q1"].Value!.Value / (Math.Pow(1e-3, 0.8) / 100), 1e-6);
        Assert.Equal(1, fit["C1"].Value!.Value / 1e-5, 1e-6);
        Assert.Equal(("S.s^n", "F", "s", "1", "Ohm"), (fit["Q1"].Unit, fit["C1"].Unit, fit["tau1"].Unit, fit["n1"].Unit, fit["R1"].Unit));
    }

    [Fact]
    public void Of_two_pairs_the_faster_is_the_first_whatever_was_made_first()
    {
        double[] slowFirst = [5, 200, 0.3, 0.75, 40, 1e-4, 0.9];
        var fit = CircuitFit.Of(Spectra.Of(Circuit.RRqRq, slowFirst), Circuit.RRqRq).Required();
        Assert.Equal((1e-4, 0.3), (Math.Round(fit["tau1"].Value!.Value, 9), Math.Round(fit["tau2"].Value!.Value, 6)));
        Assert.Equal(200, fit["R2"].Value!.Value, 1e-3);
    }

    [Fact]
    public void A_pair_that_is_not_there_is_said_not_to_be_determined()
    {
        var fit = CircuitFit.Of(Spectra.Of(Circuit.RRc, [10, 100, 1e-3], noise: 2e-3), Circuit.RRqRq).Required();
        var missing = fit.Values.Where(v => v.Estimate.Value is null).ToArray();
        Assert.NotEmpty(missing);
        Assert.All(missing, v => Assert.False(string.IsNullOrEmpty(v.Estimate.Reason)));
        Assert.Contains(missing, v => v.Estimate.Reason!.Contains("do not determine", StringComparison.Ordinal));
    }

    [Fact]
    public void A_capacitor_that_the_frequencies_never_reach_is_not_determined()
    {
        // Below a millihertz alone would the arc of 100 Ohm and 10 F show.
        var fit = CircuitFit.Of(Spectra.Of(Circuit.R, [10], noise: 1e-3), Circuit.RRc).Required();
        Assert.Equal(10, fit["R0"].Value ?? 10, 0.1);
        Assert.Null(fit["C1"].Value);
        Assert.Contains("do not determine", fit["C1"].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_capacitor_puts_the_exponent_at_one_and_says_so()
    {
        var fit = CircuitFit.Of(Spectra.Of(Circuit.RRc, [10, 100, 1e-3]), Circuit.RRq).Required();
        Assert.Equal(1, fit["n1"].Value!.Value, 1e-6);
        Assert.Equal(0.1, fit["tau1"].Value!.Value, 1e-6);
    }

    [Fact]
    public void Inductive_points_are_left_out_and_counted()
    {
        var frequencies = Spectra.Frequencies(1e6, 0.01, 81);
        var wired = Spectra.Of(frequencies, f =>
        {
            var (re, mi) = Circuit.RRq.At(f, [10, 100, 1e-2, 0.9]);
            return (re, mi - (2 * Math.PI * f * 2e-6)); // 2 µH of leads
        });
        var fit = CircuitFit.Of(wired, Circuit.RRq).Required();
        var finding = Assert.Single(fit.Findings);
        Assert.Equal(("circuit.inductive-left-out", $"{wired.InductivePoints} inductive points of 81 are left out: R(RQ) has no inductance."), (finding.Code, finding.Sentence));
        Assert.Equal(81 - wired.InductivePoints, fit.Points.Count);
        Assert.Equal(fit.Points.Count, fit.RealOhm.Length);
        Assert.Contains(new MethodParameter("inductive points", "left out"), fit.Method.Parameters);
        Assert.Equal(81, CircuitFit.Of(wired, Circuit.RRq, new CircuitFitOptions { UseInductivePoints = true }).Required().Points.Count);
    }

    [Fact]
    public void Too_little_to_fit_is_refused()
    {
        Assert.Equal("circuit.too-few", Code(Spectra.Of(Circuit.RRq, [1, 1, 1, 1], [10, 1]), Circuit.RRq));
        Assert.Equal("circuit.too-few", Code(ImpedanceSpectrum.Of([3, 2, 1], [1, 1, 1], [-1, -1, -1]).Required(), Circuit.RRc));
        Assert.Equal("circuit.zero", Code(ImpedanceSpectrum.Of([4, 3, 2, 1], [0, 1, 1, 1], [0, 1, 1, 1]).Required(), Circuit.RRc));
    }

    private static string Code(ImpedanceSpectrum spectrum, Circuit circuit)
    {
        Assert.False(CircuitFit.Of(spectrum, circuit).IsAccepted(out _, out var refusal));
        return refusal.Code;
    }
}

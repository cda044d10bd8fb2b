using MgProvenance.Analysis.ExchangeCurrent;
using MgProvenance.Analysis.Fitting;
using static MgProvenance.Analysis.Tests.ExchangeCurrent.Electrodes;

namespace MgProvenance.Analysis.Tests.ExchangeCurrent;

public sealed class TafelAndButlerVolmerTests
{
    [Theory]
    [InlineData(TafelBranch.Anodic, 0.7)]
    [InlineData(TafelBranch.Cathodic, 1.3)]
    public void An_exponential_branch_gives_its_constants(TafelBranch branch, double alpha)
    {
        // Far out the back reaction is nothing: exp(-2 · 0.2/0.0257) = 2e-7 of the current.
        var eta = Sweep(0.4, 81);
        var kept = eta.Where(v => Math.Abs(v) >= 0.2).ToArray();
        var tafel = TafelFit.Of(Curve(Currents(kept, 0.2, 0.7, 1.3), kept, One), branch);
        Assert.Equal(0.4, tafel.ExchangeCurrent.Density.Value!.Value, 1e-6);
        Assert.Equal(alpha, tafel.TransferCoefficient.Value!.Value, 1e-6);
        Assert.Equal(Math.Log(10) * ThermalV / alpha, tafel.Slope.Value!.Value, 1e-7);
        Assert.Equal(21, tafel.PointsUsed);
        Assert.Equal(alpha * 0.2 / ThermalV / Math.Log(10), tafel.Decades!.Value, 1e-6);
        Assert.Null(tafel.ExchangeCurrent.Density.Reason);
    }

    [Fact]
    public void From_three_times_the_linear_limit_on_the_back_reaction_costs_less_than_a_tenth()
    {
        // It takes 5 % off the first point and nothing off the last: the line turns, and is extrapolated.
        var eta = Sweep(0.2, 81);
        var i0 = TafelFit.Of(Curve(Currents(eta, 0.2), eta, One), TafelBranch.Anodic).ExchangeCurrent.Density.Value!.Value;
        Assert.InRange(i0 / 0.4, 0.9, 1);
    }

    [Fact]
    public void Uncertainty_of_the_extrapolation_is_that_of_the_intercept()
    {
        double[] eta = [0.1, 0.15, 0.2, 0.25];
        double[] logarithm = [1.02, 2.01, 2.97, 4.0];
        var tafel = TafelFit.Of(Curve([.. logarithm.Select(l => Math.Pow(10, l))], eta, One), TafelBranch.Anodic);
        var line = StraightLine.Fit(eta, logarithm).Required();
        Assert.Equal(line.InterceptStandardError!.Value, tafel.ExchangeCurrent.Log10Density.StandardUncertainty!.Value, 1e-12);
        Assert.Equal(line.SlopeStandardError!.Value / line.Slope, tafel.TransferCoefficient.StandardUncertainty!.Value / tafel.TransferCoefficient.Value!.Value, 1e-12);
        Assert.Equal(line.SlopeStandardError.Value / line.Slope, tafel.Slope.StandardUncertainty!.Value / tafel.Slope.Value!.Value, 1e-12);
    }

    [Fact]
    public void Where_the_range_does_not_allow_a_line_it_says_so()
    {
        Undefined(Anodic([], []), "0 point(s) lie beyond 38.5 mV");
        var near = Sweep(0.03, 21);
        Undefined(Anodic(Currents(near, 1), near), "0 point(s) lie beyond");
        double[] half = [0.1, 0.105, 0.11];
        Undefined(Anodic(Currents(half, 1), half), "0.17 decade(s)");
        Undefined(Anodic([1, -2, 30], [0.1, 0.11, 0.2]), "the other sign");
        Undefined(Anodic([30, 2, 1], [0.1, 0.11, 0.2]), "does not rise");
        double[] wide = [0.2, 0.3, 0.4];
        Assert.Contains("assumes equal transfer coefficients", TafelFit.Of(Curve(Currents(wide, 1), wide, Two), TafelBranch.Anodic).Slope.Reason, StringComparison.Ordinal);

        static ExchangeCurrentEstimate Anodic(double[] current, double[] eta)
        {
            var tafel = TafelFit.Of(Curve(current, eta, One), TafelBranch.Anodic);
            Assert.Equal((null, null), (tafel.Slope.Value, tafel.TransferCoefficient.Value));
            return tafel.ExchangeCurrent;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_whole_curve_gives_exchange_current_and_both_coefficients(bool sumIsFixed)
    {
        var eta = Sweep(0.1, 41);
        var found = ButlerVolmerFit.Of(Curve(Currents(eta, 0.2, 0.7, 1.3), eta, One), sumIsFixed);
        Assert.Equal(0.4, found.ExchangeCurrent.Density.Value!.Value, 1e-8);
        Assert.Equal(0.7, found.AnodicTransferCoefficient.Value!.Value, 1e-8);
        Assert.Equal(1.3, found.CathodicTransferCoefficient.Value!.Value, 1e-8);
        Assert.Equal(FitExit.Converged, found.Fit!.Exit);
    }

    [Fact]
    public void Noise_of_known_size_is_what_the_standard_errors_promise()
    {
        // Residuals of ±1 % of the exchange current, alternating: the fit's own s.d. finds them.
        var eta = Sweep(0.06, 41);
        double[] current = [.. Currents(eta, 0.2, 0.7, 1.3).Select((i, k) => i + (k % 2 == 0 ? 0.002 : -0.002))];
        var found = ButlerVolmerFit.Of(Curve(current, eta, One), sumIsFixed: false);
        Assert.Equal(0.002, found.Fit!.ResidualStandardDeviation!.Value, 1e-4);
        foreach (var (estimate, truth) in new[] { (found.ExchangeCurrent.Density, 0.4), (found.AnodicTransferCoefficient, 0.7), (found.CathodicTransferCoefficient, 1.3) })
            Assert.InRange(Math.Abs(estimate.Value!.Value - truth) / estimate.StandardUncertainty!.Value, 0, 3);
    }

    [Fact]
    public void Two_electrodes_in_series_have_one_coefficient()
    {
        var eta = Sweep(0.1, 41);
        double[] both = [.. eta.Select(v => 2 * v)];
        var assumed = ButlerVolmerFit.Of(Curve(Currents(eta, 0.2), both, Two));
        Assert.Equal((1.0, 1.0), (assumed.AnodicTransferCoefficient.Value!.Value, assumed.CathodicTransferCoefficient.Value!.Value));
        Assert.Contains("Assumed, not fitted", assumed.AnodicTransferCoefficient.Reason, StringComparison.Ordinal);
        Assert.Equal(0.4, assumed.ExchangeCurrent.Density.Value!.Value, 1e-9);

        var fitted = ButlerVolmerFit.Of(Curve(Currents(eta, 0.2, 0.8, 0.8), both, Two), sumIsFixed: false);
        Assert.Equal((0.8, 0.8), (Math.Round(fitted.AnodicTransferCoefficient.Value!.Value, 8), Math.Round(fitted.CathodicTransferCoefficient.Value!.Value, 8)));
    }

    [Fact]
    public void What_cannot_be_fitted_says_why()
    {
        // A straight line that goes on far beyond the linear range is no pair of exponentials.
        Undefined(ButlerVolmerFit.Of(Curve([1, 2, 4, 8], [0.05, 0.1, 0.2, 0.4], Two)).ExchangeCurrent, "The points do not follow the law");
        Undefined(ButlerVolmerFit.Of(Curve([], [], One)).ExchangeCurrent, "No current runs");
        Undefined(ButlerVolmerFit.Of(Curve([-1, -2], [0.05, 0.1], One)).ExchangeCurrent, "No current runs");
        Undefined(ButlerVolmerFit.Of(Curve([0, 0], [0, 0], One)).ExchangeCurrent, "No current runs");
        Undefined(ButlerVolmerFit.Of(Curve([1], [0.05], One)).ExchangeCurrent, "1 observations do not determine 2 parameters");
    }

    private static PolarisationCurve Curve(double[] current, double[] eta, ElectrodeKinetics kinetics) => PolarisationCurve.From(current, eta, kinetics).Required();
}

using MgProvenance.Analysis.Fitting;

namespace MgProvenance.Analysis.Tests.Fitting;

public sealed class NonlinearFitTests
{
    private static readonly string[] FromTheFirstStart = [.. NistNonlinear.All.Select(s => s.Name).Except(["BoxBOD", "MGH10"])];

    public static TheoryData<string, int> Certified =>
        [.. NistNonlinear.All.Select(s => (s.Name, 2)).Concat(FromTheFirstStart.Select(name => (name, 1))).Select(c => new TheoryDataRow<string, int>(c.Item1, c.Item2))];

    [Theory]
    [MemberData(nameof(Certified))]
    public void Nist_values_and_standard_errors_are_met(string name, int start)
    {
        var set = Set(name);
        var fit = Fit(set, start == 1 ? set.Start1 : set.Start2, FitParameter.Free);
        Assert.Equal(FitExit.Converged, fit.Exit);
        AssertCertified(set, fit);
    }

    [Theory]
    [InlineData("BoxBOD", FitExit.Singular)] // slips onto the plateau where b2 no longer matters, as most programs do from here
    [InlineData("MGH10", FitExit.IterationsExhausted)]
    public void Two_starts_that_are_too_far_say_so(string name, FitExit exit)
    {
        var fit = Fit(Set(name), Set(name).Start1, FitParameter.Free);
        Assert.Equal(exit, fit.Exit);
        Assert.Equal(exit == FitExit.Singular ? "The data do not determine b2." : "Not converged after 1000 steps.", fit.ExitSentence);
    }

    [Theory]
    [InlineData("Misra1a")]
    [InlineData("Chwirut2")]
    [InlineData("Lanczos3")]
    [InlineData("MGH10")]
    [InlineData("Rat43")]
    [InlineData("Eckerle4")]
    public void Steps_on_logarithms_reach_the_same_values_and_errors(string name)
    {
        var fit = Fit(Set(name), Set(name).Start2, FitParameter.Positive);
        Assert.Equal(FitExit.Converged, fit.Exit);
        AssertCertified(Set(name), fit);
    }

    [Fact]
    public void Analytic_derivatives_reach_the_same_values_in_the_order_of_the_parameters()
    {
        var set = Set("Misra1a");
        var n = set.X.Length;
        var fit = NonlinearFit.Of(Model(set), set.Y, Parameters(set.Start1, FitParameter.Free), jacobian: (b, d) =>
        {
            for (var i = 0; i < n; i++) (d[i], d[n + i]) = (1 - Math.Exp(-b[1] * set.X[i]), b[0] * set.X[i] * Math.Exp(-b[1] * set.X[i]));
        }).Required();
        Assert.Equal(FitExit.Converged, fit.Exit);
        AssertCertified(set, fit);
    }

    [Fact]
    public void A_weighted_constant_is_the_weighted_mean_with_its_textbook_error()
    {
        // Weighted mean (1·1 + 2·2 + 4·4)/7 = 3; variance = Σ w r² / (n − 1) / Σ w = (4 + 2 + 4)/2/7.
        var fit = NonlinearFit.Of((b, predicted) => predicted.Fill(b[0]), [1, 2, 4], [FitParameter.Free("mean", 0)], [1, 2, 4]).Required();
        Assert.Equal(3, fit.Parameters[0].Value, 1e-8);
        Assert.Equal(Math.Sqrt(5.0 / 7), fit.Parameters[0].StandardError!.Value, 1e-10);
        Assert.Equal((10.0, 2), (Math.Round(fit.SumOfSquares, 9), fit.DegreesOfFreedom));
        Assert.Equal(5.0 / 7, fit.Covariance![0][0], 1e-8);
        Assert.Equal([-2, -1, 1], fit.Residuals.Select(r => Math.Round(r, 9)));
    }

    [Fact]
    public void A_parameter_at_its_bound_has_no_error_and_the_others_are_best_beside_it()
    {
        // y = 2x + 1 with the slope held below 1.5: the intercept is then the mean of y − 1.5x.
        var fit = Line([1, 3, 5], FitParameter.Free("intercept", 0), FitParameter.Between("slope", 1, 0, 1.5));
        Assert.Equal((1.5, null, "slope lies at its bound."), (fit.Parameters[1].Value, fit.Parameters[1].StandardError, fit.Parameters[1].Reason));
        Assert.Equal(1.5, fit.Parameters[0].Value, 1e-7);
        Assert.Equal((FitExit.Converged, 2), (fit.Exit, fit.DegreesOfFreedom));
        Assert.Equal(0.5 / Math.Sqrt(3), fit.Parameters[0].StandardError!.Value, 1e-7); // residuals −0.5, 0, 0.5 with two degrees of freedom: s² = 0.25
    }

    [Fact]
    public void What_the_data_do_not_determine_is_named_and_the_rest_keeps_its_error()
    {
        double[] y = [1.1, 2.9, 5.1, 6.9];
        var fit = NonlinearFit.Of(
            (b, predicted) =>
            {
                for (var i = 0; i < 4; i++) predicted[i] = b[0] + ((b[1] + b[2]) * i);
            },
            y,
            [FitParameter.Free("intercept", 0), FitParameter.Free("one", 1), FitParameter.Free("other", 0)]).Required();
        Assert.Equal((FitExit.Singular, "The data do not determine one, other."), (fit.Exit, fit.ExitSentence));
        Assert.Equal(["one", "other"], fit.Parameters.Where(p => p.StandardError is null).Select(p => p.Name));
        Assert.Equal("The data do not determine one.", fit.Parameters[1].Reason);
        Assert.Equal(1.06, fit.Parameters[0].Value, 1e-7);
        Assert.Equal(1.96, fit.Parameters[1].Value + fit.Parameters[2].Value, 1e-7);
        Assert.Equal(Math.Sqrt(0.032 / 2 * 0.7), fit.Parameters[0].StandardError!.Value, 1e-7); // ordinary line: s² (1/n + x̄²/Sxx)
    }

    [Fact]
    public void As_many_parameters_as_observations_pass_through_them_without_errors()
    {
        var fit = Line([1, 3], FitParameter.Free("intercept", 0), FitParameter.Free("slope", 0));
        Assert.Equal(FitExit.Converged, fit.Exit);
        Assert.Equal(2, fit.Parameters[1].Value, 1e-9);
        Assert.Equal((null, null, "As many parameters as observations."), (fit.ResidualStandardDeviation, fit.Parameters[0].StandardError, fit.Parameters[0].Reason));
        Assert.Null(fit.Covariance);
    }

    [Fact]
    public void A_wrong_derivative_and_too_few_steps_do_not_count_as_converged()
    {
        var set = Set("Misra1a");
        var n = set.X.Length;
        var uphill = NonlinearFit.Of(Model(set), set.Y, Parameters(set.Start2, FitParameter.Free), jacobian: (b, d) =>
        {
            for (var i = 0; i < n; i++) (d[i], d[n + i]) = (Math.Exp(-b[1] * set.X[i]) - 1, -b[0] * set.X[i] * Math.Exp(-b[1] * set.X[i]));
        }).Required();
        Assert.Equal(FitExit.NoDescent, uphill.Exit);
        var few = NonlinearFit.Of(Model(set), set.Y, Parameters(set.Start1, FitParameter.Free), options: new FitOptions { MaximumIterations = 3 }).Required();
        Assert.Equal((FitExit.IterationsExhausted, "Not converged after 3 steps."), (few.Exit, few.ExitSentence));
    }

    [Fact]
    public void What_cannot_be_fitted_is_refused()
    {
        var slope = FitParameter.Free("slope", 1);
        Assert.Equal("fit.no-parameters", Refused([1, 2], []));
        Assert.Equal("fit.too-few", Refused([1], [slope, slope]));
        Assert.Equal("fit.not-finite", Refused([1, double.NaN], [slope]));
        Assert.Equal("fit.weights", Refused([1, 2], [slope], [1]));
        Assert.Equal("fit.weights", Refused([1, 2], [slope], [1, 0]));
        Assert.Equal("fit.start", Refused([1, 2], [FitParameter.Between("slope", 3, 0, 2)]));
        Assert.Equal("fit.start", Refused([1, 2], [FitParameter.Positive("slope", 0)]));
        Assert.Equal("fit.start", Refused([1, 2], [slope with { Start = 1e200 }])); // its square is not finite
    }

    private static string Refused(double[] y, FitParameter[] parameters, double[]? weights = null)
    {
        Assert.False(NonlinearFit.Of((b, predicted) => predicted.Fill(b[0] * b[0]), y, parameters, weights).IsAccepted(out _, out var refusal));
        return refusal.Code;
    }

    private static NonlinearFit Line(double[] y, FitParameter intercept, FitParameter slope) => NonlinearFit.Of(
        (b, predicted) =>
        {
            for (var i = 0; i < predicted.Length; i++) predicted[i] = b[0] + (b[1] * i);
        },
        y,
        [intercept, slope]).Required();

    private static NistNonlinear Set(string name) => NistNonlinear.All.Single(s => s.Name == name);

    private static FitParameter[] Parameters(double[] start, Func<string, double, FitParameter> kind) => [.. start.Select((value, j) => kind($"b{j + 1}", value))];

    private static NonlinearFit Fit(NistNonlinear set, double[] start, Func<string, double, FitParameter> kind) => NonlinearFit.Of(Model(set), set.Y, Parameters(start, kind)).Required();

    private static FitModel Model(NistNonlinear set) => (b, predicted) =>
    {
        var values = b.ToArray();
        for (var i = 0; i < set.X.Length; i++) predicted[i] = set.Model(set.X[i], values);
    };

    // Six digits of values and errors. The residuals of Lanczos1 (1e-13) are little above the rounding of its y (2e-16 of 2.5), so its errors have two.
    private static void AssertCertified(NistNonlinear set, NonlinearFit fit)
    {
        var error = set.Name == "Lanczos1" ? 1e-2 : 1e-6;
        for (var j = 0; j < set.Certified.Length; j++)
        {
            Assert.Equal(1, fit.Parameters[j].Value / set.Certified[j], 1e-6);
            Assert.Equal(1, fit.Parameters[j].StandardError!.Value / set.StandardErrors[j], error);
        }

        Assert.Equal(1, fit.SumOfSquares / set.SumOfSquares, error);
    }
}

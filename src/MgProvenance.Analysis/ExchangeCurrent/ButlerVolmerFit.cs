using System.Globalization;
using MgProvenance.Analysis.Fitting;

namespace MgProvenance.Analysis.ExchangeCurrent;

/// <summary>Exchange current and transfer coefficients from the whole curve.</summary>
/// <param name="AnodicTransferCoefficient">1.</param>
/// <param name="CathodicTransferCoefficient">1.</param>
/// <param name="Fit">Residuals, exit reason and covariance; null where no fit was made.</param>
public sealed record ButlerVolmerFit(ExchangeCurrentEstimate ExchangeCurrent, Estimate AnodicTransferCoefficient, Estimate CathodicTransferCoefficient, NonlinearFit? Fit)
{
    /// <summary>Residuals over currents, root mean squares, above which the points do not follow the law: least squares gives a number all the same.</summary>
    private const double LargestMisfit = 0.1;

    /// <param name="sumIsFixed">αa + αc = z/ν; otherwise both are fitted, which needs both branches well beyond the linear range.</param>
    public static ButlerVolmerFit Of(PolarisationCurve curve, bool sumIsFixed = true)
    {
        var kinetics = curve.Kinetics;
        var (sum, thermalV, eta) = (kinetics.TransferCoefficients, kinetics.ThermalV, curve.PerElectrodeV);
        MethodParameter[] parameters = [.. kinetics.Parameters, new("transfer-coefficients", sumIsFixed ? sum.ToString("R", CultureInfo.InvariantCulture) : "fitted"), new("largest-misfit", LargestMisfit)];
        var method = ExchangeCurrentMethods.ButlerVolmer.With(parameters);
        if (Start() is not { } start) return Undefined("No current runs with an overpotential of its sign.");

        // Two electrodes in series share one coefficient; else αc follows from αa where the sum is fixed.
        var shared = kinetics.ElectrodesInSeries == 2;
        FitParameter[] fitted = (shared, sumIsFixed) switch
        {
            (true, true) => [start],
            (true, false) => [start, FitParameter.Positive("aa", sum / 2)],
            (false, true) => [start, FitParameter.Between("aa", sum / 2, 0, sum)],
            (false, false) => [start, FitParameter.Positive("aa", sum / 2), FitParameter.Positive("ac", sum / 2)],
        };
        if (!NonlinearFit.Of(Predict, curve.CurrentMA, fitted).IsAccepted(out var fit, out var refusal)) return Undefined(refusal.Sentence);
        if (fit.Exit != FitExit.Converged) return Undefined(fit.ExitSentence) with { Fit = fit };
        var misfit = Math.Sqrt(fit.SumOfSquares / curve.CurrentMA.Sum(i => i * i));
        if (misfit > LargestMisfit)
            return Undefined(string.Create(CultureInfo.InvariantCulture, $"The points do not follow the law: the best fit is off by {100 * misfit:F0} % of the currents (root mean square), {100 * LargestMisfit:F0} % are allowed.")) with { Fit = fit };

        var caution = kinetics.Caution();
        var (aa, ac) = Coefficients([.. fit.Parameters.Select(p => p.Value)]);
        var (anodicError, cathodicError) = (Error(1), !sumIsFixed && !shared ? Error(2) : Error(1));
        return new ButlerVolmerFit(
            ExchangeCurrentEstimate.Of(fit.Parameters[0].Value, fit.Parameters[0].StandardError, method, kinetics, caution), Alpha(aa, anodicError), Alpha(ac, cathodicError), fit);

        (double Anodic, double Cathodic) Coefficients(ReadOnlySpan<double> p) => p.Length switch
        {
            1 => (sum / 2, sum / 2),
            3 => (p[1], p[2]),
            _ => (p[1], shared ? p[1] : sum - p[1]),
        };

        void Predict(ReadOnlySpan<double> p, Span<double> currentMA)
        {
            var (anodic, cathodic) = Coefficients(p);
            for (var k = 0; k < eta.Length; k++) currentMA[k] = p[0] * (Math.Exp(anodic * eta[k] / thermalV) - Math.Exp(-cathodic * eta[k] / thermalV));
        }

        // From the point with the largest overpotential, both coefficients alike.
        FitParameter? Start()
        {
            if (eta.Length == 0) return null;
            var k = Enumerable.Range(0, eta.Length).MaxBy(j => Math.Abs(eta[j]));
            var i0 = curve.CurrentMA[k] / (2 * Math.Sinh(sum * eta[k] / (2 * thermalV)));
            return i0 > 0 && double.IsFinite(i0) ? FitParameter.Positive("i0", i0) : null;
        }

        double? Error(int parameter) => parameter < fit.Parameters.Count ? fit.Parameters[parameter].StandardError : null;

        Estimate Alpha(double value, double? error) => Estimate.Of(
            value,
            "1",
            ExchangeCurrentMethods.FittedTransferCoefficient.With(parameters),
            error,
            fit.Parameters.Count > 1 ? caution : kinetics.Caution("Assumed, not fitted: half of the fixed sum."));

        ButlerVolmerFit Undefined(string why)
        {
            var alpha = Estimate.Undefined("1", ExchangeCurrentMethods.FittedTransferCoefficient.With(parameters), why);
            return new ButlerVolmerFit(ExchangeCurrentEstimate.Undefined(method, kinetics, why), alpha, alpha, null);
        }
    }
}

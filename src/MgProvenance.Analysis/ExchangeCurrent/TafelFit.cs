using System.Globalization;
using MgProvenance.Analysis.Fitting;

namespace MgProvenance.Analysis.ExchangeCurrent;

/// <summary>Which side of the origin.</summary>
public enum TafelBranch
{
    /// <summary>Positive overpotential: dissolution.</summary>
    Anodic,

    /// <summary>Negative overpotential: deposition.</summary>
    Cathodic,
}

/// <summary>Which points are used. Written into the method of the result.</summary>
public sealed record TafelOptions
{
    /// <summary>Lowest |η per electrode| as a multiple of RT/(zF): beyond 3 the back reaction is below five hundredths for a one-step reaction of z electrons.</summary>
    public double From { get; init; } = 3;

    /// <summary>Decades of current that the points must span.</summary>
    public double Decades { get; init; } = 1;

    /// <summary>Fewer points give no number.</summary>
    public int LeastPoints { get; init; } = 3;
}

/// <summary>Exchange current by extrapolation of one branch.</summary>
/// <param name="Slope">V per decade, per electrode.</param>
/// <param name="TransferCoefficient">1, of the branch.</param>
/// <param name="Decades">Of current that the points span; null where there are none.</param>
public sealed record TafelFit(TafelBranch Branch, ExchangeCurrentEstimate ExchangeCurrent, Estimate Slope, Estimate TransferCoefficient, int PointsUsed, double? Decades)
{
    public static TafelFit Of(PolarisationCurve curve, TafelBranch branch, TafelOptions? options = null)
    {
        options ??= new TafelOptions();
        var kinetics = curve.Kinetics;
        var fromV = options.From * kinetics.LinearLimitV;
        MethodParameter[] parameters = [.. kinetics.Parameters, new("branch", branch.ToString()), new("from/V", fromV), new("least-decades", options.Decades), new("least-points", options.LeastPoints)];
        var method = ExchangeCurrentMethods.Tafel.With(parameters);
        var sign = branch == TafelBranch.Anodic ? 1.0 : -1.0;
        var (eta, current) = curve.Where(v => sign * v > fromV);
        if (eta.Length < options.LeastPoints) return Undefined(Say($"{eta.Length} point(s) lie beyond {1000 * fromV:0.0} mV per electrode on the {Word(branch)} branch; {options.LeastPoints} are needed."), null);
        if (current.Any(i => !(sign * i > 0))) return Undefined($"A current of the {Word(branch)} branch has the other sign.", null);

        double[] magnitudes = [.. eta.Select(Math.Abs)];
        double[] logarithms = [.. current.Select(i => Math.Log10(Math.Abs(i)))];
        var decades = logarithms.Max() - logarithms.Min();
        if (decades < options.Decades) return Undefined(Say($"The {Word(branch)} branch spans {decades:0.00} decade(s) of current; {options.Decades} are needed."), decades);
        if (!StraightLine.Fit(magnitudes, logarithms).IsAccepted(out var line, out var refusal)) return Undefined(refusal.Sentence, decades);
        if (!(line.Slope > 0)) return Undefined("The current does not rise with the overpotential.", decades);

        var i0 = Math.Pow(10, line.Intercept);
        var caution = kinetics.Caution(kinetics.ElectrodesInSeries == 2 ? "Halving the overpotential of two electrodes assumes equal transfer coefficients." : null);
        var relative = line.SlopeStandardError / line.Slope;
        var alpha = Math.Log(10) * kinetics.ThermalV * line.Slope;
        return new TafelFit(
            branch,
            ExchangeCurrentEstimate.Of(i0, i0 * Math.Log(10) * line.InterceptStandardError, method, kinetics, caution),
            Estimate.Of(1 / line.Slope, "V", ExchangeCurrentMethods.TafelSlope.With(parameters), relative / line.Slope, caution),
            Estimate.Of(alpha, "1", ExchangeCurrentMethods.TransferCoefficient.With(parameters), relative * alpha, caution),
            eta.Length,
            decades);

        TafelFit Undefined(string why, double? spanned) => new(
            branch,
            ExchangeCurrentEstimate.Undefined(method, kinetics, why),
            Estimate.Undefined("V", ExchangeCurrentMethods.TafelSlope.With(parameters), why),
            Estimate.Undefined("1", ExchangeCurrentMethods.TransferCoefficient.With(parameters), why),
            eta.Length,
            spanned);
    }

    private static string Word(TafelBranch branch) => branch == TafelBranch.Anodic ? "anodic" : "cathodic";

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

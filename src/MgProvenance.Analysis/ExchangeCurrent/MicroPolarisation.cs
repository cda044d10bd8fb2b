using System.Globalization;
using MgProvenance.Analysis.Fitting;

namespace MgProvenance.Analysis.ExchangeCurrent;

/// <summary>Which constant stands between slope and exchange current.</summary>
public enum ChargeTransferLaw
{
    /// <summary>i = i0 (αa + αc) F η/(RT) per electrode, αa + αc = z/ν.</summary>
    PerElectrode,

    /// <summary>i = i0 (F/RT)(η/2), η over two electrodes, the sum set to 1.</summary>
    TwoElectrodesSumOne,
}

/// <summary>Which points are used. Written into the method of the result.</summary>
public sealed record MicroPolarisationOptions
{
    /// <summary>Highest |η per electrode| as a multiple of RT/(zF). At 1 the curve of a symmetric reaction already lies 4 % above its tangent, and i0 from points that fill the range is 2.5 % too high.</summary>
    public double LinearLimit { get; init; } = 1;

    /// <summary>Fewer points within the limit give no number.</summary>
    public int LeastPoints { get; init; } = 3;

    /// <summary>A line that misses the origin by more than this, and by more than twice its standard error, is cautioned.</summary>
    public double OffsetV { get; init; } = 0.0005;
}

/// <summary>Exchange current from the slope of the polarisation curve at the origin.</summary>
/// <param name="PointsUsed">Within the linear limit.</param>
/// <param name="PointsOutside">Beyond it, left out.</param>
/// <param name="Line">Current in mA over overpotential per electrode in V; null where there is none.</param>
public sealed record MicroPolarisation(ExchangeCurrentEstimate ExchangeCurrent, int PointsUsed, int PointsOutside, StraightLine? Line)
{
    public static MicroPolarisation Of(PolarisationCurve curve, ChargeTransferLaw law = ChargeTransferLaw.PerElectrode, MicroPolarisationOptions? options = null)
    {
        options ??= new MicroPolarisationOptions();
        var kinetics = curve.Kinetics;
        var limitV = options.LinearLimit * kinetics.LinearLimitV;
        var (sum, definition) = law == ChargeTransferLaw.PerElectrode
            ? (kinetics.TransferCoefficients, ExchangeCurrentMethods.PerElectrode)
            : (1.0, ExchangeCurrentMethods.TwoElectrodesSumOne);
        var method = definition.With(
            [.. kinetics.Parameters, new("transfer-coefficients", sum), new("linear-limit/V", limitV), new("least-points", options.LeastPoints), new("offset/V", options.OffsetV)]);
        var (eta, current) = curve.Where(v => Math.Abs(v) < limitV);
        var outside = curve.CurrentMA.Length - eta.Length;

        if (law == ChargeTransferLaw.TwoElectrodesSumOne && kinetics.ElectrodesInSeries != 2) return Undefined("The law takes the overpotential over two electrodes; these data are of one.");
        if (curve.CurrentMA.Length == 0) return Undefined("There are no points.");
        if (eta.Length < options.LeastPoints)
            return Undefined(Say($"Not linear: {outside} of {curve.CurrentMA.Length} points lie beyond {1000 * limitV:0.0} mV per electrode; {options.LeastPoints} within are needed."));
        if (!StraightLine.ThroughOrigin(eta, current).IsAccepted(out var line, out var refusal)) return Undefined(refusal.Sentence);
        if (!(line.Slope > 0)) return Undefined("The current does not rise with the overpotential.");

        var scale = kinetics.ThermalV / sum;
        var caution = kinetics.Caution(
            outside == 0 ? null : Say($"{outside} of {curve.CurrentMA.Length} points lie beyond {1000 * limitV:0.0} mV per electrode and were left out."),
            Offset(eta, current, options));
        var i0 = ExchangeCurrentEstimate.Of(scale * line.Slope, scale * line.SlopeStandardError, method, kinetics, caution);
        return new MicroPolarisation(i0, eta.Length, outside, line);

        MicroPolarisation Undefined(string why) => new(ExchangeCurrentEstimate.Undefined(method, kinetics, why), eta.Length, outside, null);
    }

    private static string? Offset(double[] eta, double[] current, MicroPolarisationOptions options)
    {
        if (!StraightLine.Fit(eta, current).IsAccepted(out var free, out _) || free.Slope == 0) return null;
        var misses = Math.Abs(free.Intercept / free.Slope);
        return misses > options.OffsetV && Math.Abs(free.Intercept) > 2 * free.InterceptStandardError
            ? Say($"A line that need not pass through the origin misses it by {1000 * misses:0.0} mV per electrode.")
            : null;
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

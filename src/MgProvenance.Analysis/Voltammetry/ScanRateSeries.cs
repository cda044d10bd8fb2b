using System.Globalization;
using MgProvenance.Analysis.Fitting;
using MgProvenance.Analysis.Uncertainty;

namespace MgProvenance.Analysis.Voltammetry;

/// <summary>What counts as a series of scan rates. The defaults are judgement.</summary>
public sealed record ScanRateOptions
{
    /// <summary>A law of the rate needs at least this many different rates.</summary>
    public int LeastRates { get; init; } = 3;

    /// <summary>Rates that differ by less than this part are one rate.</summary>
    public double SameRateFraction { get; init; } = 0.01;
}

/// <summary>Branches of one direction at several scan rates.</summary>
/// <param name="RateMVPerS">Ascending; one entry per branch whose rate is known.</param>
/// <param name="Charge">One per rate, in mAh.</param>
/// <param name="RateCapability">Charge at the highest rate over charge at the lowest, %.</param>
/// <param name="BValue">Slope of log |Ip| over log ν.</param>
/// <param name="RootRateSlope">Of Ip over √ν: rise from 0 to 1 mV/s, mA.</param>
/// <param name="RootRateIntercept">Of the same line, mA.</param>
public sealed record ScanRateSeries(
    SweepDirection Direction, double[] RateMVPerS, IReadOnlyList<Estimate> Charge, Estimate RateCapability, Estimate BValue, Estimate RootRateSlope, Estimate RootRateIntercept)
{
    /// <param name="branches">One or more per rate, in any order, analysed with the same options.</param>
    /// <returns>The series, or a refusal: <c>scan-rates.no-branches</c>, <c>scan-rates.mixed-directions</c>.</returns>
    public static Outcome<ScanRateSeries> Of(IReadOnlyList<Branch> branches, ScanRateOptions? options = null)
    {
        options ??= new ScanRateOptions();
        if (branches.Count == 0) return new Refusal("scan-rates.no-branches", "There are no branches.");
        var direction = branches[0].Direction;
        if (branches.Any(b => b.Direction != direction)) return new Refusal("scan-rates.mixed-directions", "Anodic and cathodic branches make two series.");
        Branch[] known = [.. branches.Where(b => b.ScanRate.Value is not null).OrderBy(b => b.ScanRate.Value)];
        var (slope, intercept) = RootRate(known, options);
        return new ScanRateSeries(direction, [.. known.Select(b => b.ScanRate.Value!.Value)], [.. known.Select(b => b.Charge)], Capability(known, options), LogLog(known, options), slope, intercept);
    }

    private static Estimate Capability(Branch[] branches, ScanRateOptions options)
    {
        var method = VoltammetryMethods.RateCapability.With(Parameters(branches, b => b.Charge, options));
        var some = branches.Where(b => b.Charge.Value is not (null or 0)).ToArray();
        if (TooFew(some, "a charge", options) is { } reason) return Estimate.Undefined("%", method, reason);
        var (low, high) = (some[0].Charge, some[^1].Charge);
        var value = 100 * high.Value!.Value / low.Value!.Value;
        var error = Quotient.StandardUncertainty(value, new Measured(low.Value.Value, low.StandardUncertainty), new Measured(high.Value.Value, high.StandardUncertainty));
        return Estimate.Of(value, "%", method, error, LeftOut(branches, some));
    }

    private static Estimate LogLog(Branch[] branches, ScanRateOptions options)
    {
        var method = VoltammetryMethods.BValue.With(Parameters(branches, b => b.Peak.Height, options));
        var some = WithPeak(branches);
        if (TooFew(some, "a peak", options) is { } reason) return Estimate.Undefined("1", method, reason);
        var line = StraightLine.Fit([.. some.Select(b => Math.Log10(b.ScanRate.Value!.Value))], [.. some.Select(b => Math.Log10(Math.Abs(b.Peak.Height.Value!.Value)))]).Required();
        return Estimate.Of(line.Slope, "1", method, line.SlopeStandardError, LeftOut(branches, some));
    }

    private static (Estimate Slope, Estimate Intercept) RootRate(Branch[] branches, ScanRateOptions options)
    {
        var parameters = Parameters(branches, b => b.Peak.Height, options);
        var (slope, intercept) = (VoltammetryMethods.RootRateSlope.With(parameters), VoltammetryMethods.RootRateIntercept.With(parameters));
        var some = WithPeak(branches);
        if (TooFew(some, "a peak", options) is { } reason) return (Estimate.Undefined("mA", slope, reason), Estimate.Undefined("mA", intercept, reason));
        var line = StraightLine.Fit([.. some.Select(b => Math.Sqrt(b.ScanRate.Value!.Value))], [.. some.Select(b => b.Peak.Height.Value!.Value)]).Required();
        return (
            Estimate.Of(line.Slope, "mA", slope, line.SlopeStandardError, LeftOut(branches, some)),
            Estimate.Of(line.Intercept, "mA", intercept, line.InterceptStandardError, LeftOut(branches, some)));
    }

    private static Branch[] WithPeak(Branch[] branches) => [.. branches.Where(b => b.Peak.Height.Value is not null)];

    private static string? TooFew(Branch[] branches, string what, ScanRateOptions options)
    {
        var (count, last) = (0, double.NegativeInfinity);
        foreach (var rate in branches.Select(b => b.ScanRate.Value!.Value))
        {
            if (rate <= last * (1 + options.SameRateFraction)) continue;
            (count, last) = (count + 1, rate);
        }

        return count >= options.LeastRates ? null : $"{count} scan rate(s) with {what}: at least {options.LeastRates} are needed.";
    }

    private static string? LeftOut(Branch[] all, Branch[] used) => all.Length == used.Length ? null : $"{all.Length - used.Length} of {all.Length} branches have none and are left out.";

    private static MethodParameter[] Parameters(Branch[] branches, Func<Branch, Estimate> quantity, ScanRateOptions options) =>
    [
        new("rates/(mV/s)", string.Join(", ", branches.Select(b => b.ScanRate.Value!.Value.ToString("G4", CultureInfo.InvariantCulture)))),
        new("least-rates", options.LeastRates),
        new("same-rate-fraction", options.SameRateFraction),
        .. branches.Length == 0 ? [] : quantity(branches[0]).Method.Parameters,
    ];
}

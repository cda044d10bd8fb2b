using System.Globalization;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Masses;
using MgProvenance.Analysis.Statistics;
using MgProvenance.Analysis.Uncertainty;

namespace MgProvenance.Analysis.Holds;

/// <summary>What a leakage current is divided by; null where it was not recorded.</summary>
public sealed record HeldElectrode(MassMg? ActiveMass, Measured? AreaCm2);

/// <summary>One potential that was held, and the current that stayed.</summary>
/// <param name="Rows">Of the trace.</param>
/// <param name="Potential">V.</param>
/// <param name="Duration">s.</param>
/// <param name="Charge">C, signed.</param>
/// <param name="Leakage">mA; an upper bound where it lies below the channel's limit of error.</param>
/// <param name="TimeWeightedMean">mA, over the same window.</param>
/// <param name="Slope">mA/h.</param>
/// <param name="Steadiness">Whether the current had settled.</param>
/// <param name="LeakagePerMass">uA/mg (the same number in mA/g).</param>
/// <param name="LeakagePerArea">uA/cm2.</param>
public sealed record Hold(
    RowRange Rows,
    Estimate Potential,
    Estimate Duration,
    Estimate Charge,
    Estimate Leakage,
    Estimate TimeWeightedMean,
    Estimate Slope,
    HoldSteadiness Steadiness,
    Estimate LeakagePerMass,
    Estimate LeakagePerArea)
{
    internal static Hold Of(CyclingTrace trace, ReadOnlySpan<double> currentMA, ReadOnlySpan<double> potentialV, RowRange rows, HeldElectrode electrode, HoldOptions options)
    {
        var (from, to) = (rows.First, rows.Last + 1);
        var timeS = trace.TimeS[from..to];
        var potential = Summary.Of(potentialV[from..to].ToArray()).Required();
        var window = HoldWindow.Of(timeS, currentMA[from..to], options.WindowS).IsAccepted(out var read, out var refusal) ? read : null;
        var why = refusal?.Sentence ?? "The window has one row.";
        var parts = window is null ? null : WindowParts.Of(timeS[^window.N..], currentMA[(to - window.N)..to], options.Parts);
        var leakage = LeakageOf(window, parts, why, options);
        return new Hold(
            rows,
            Estimate.Of(potential.Mean, "V", HoldMethods.Potential, potential.StandardDeviation),
            Estimate.Of(timeS[^1] - timeS[0], "s", HoldMethods.Duration),
            Estimate.Of(3.6 * CompensatedSum.Of(trace.ChargeIncrementMAh[from..to]), "C", HoldMethods.Charge),
            leakage,
            Defined(window?.TimeWeightedMeanMA, null, "mA", HoldMethods.TimeWeightedMean),
            Defined(window?.SlopeMAPerHour, parts?.SlopeErrorMAPerHour, "mA/h", HoldMethods.Slope),
            HoldSteadiness.Of(window, parts, why, options),
            Ratio.Of(leakage, electrode.ActiveMass is { } m ? new Measured(m.Value, m.StandardUncertainty) : null, "active mass", "uA/mg", HoldMethods.LeakagePerMass.With(options.Reading), factor: 1000),
            Ratio.Of(leakage, electrode.AreaCm2, "electrode area", "uA/cm2", HoldMethods.LeakagePerArea.With(options.Reading), factor: 1000));

        Estimate Defined(double? value, double? uncertainty, string unit, Method method) => value is { } v
            ? Estimate.Of(v, unit, method.With(options.Reading), uncertainty)
            : Estimate.Undefined(unit, method.With(options.Reading), why);
    }

    private static Estimate LeakageOf(HoldWindow? window, WindowParts? parts, string why, HoldOptions options)
    {
        var method = HoldMethods.Leakage.With(options.Reading);
        if (window is null) return Estimate.Undefined("mA", method, why);
        var noise = parts?.MeanErrorMA;
        if (options.Accuracy is not { } accuracy)
            return Estimate.Of(window.MeanMA, "mA", method, noise, "The channel's limit of error is not given: the uncertainty holds the noise alone.");
        var limit = accuracy.At(window.MeanMA);
        if (Math.Abs(window.MeanMA) < limit)
            return Estimate.Below(limit, "mA", method, string.Create(CultureInfo.InvariantCulture, $"The window mean, {window.MeanMA} mA, lies below the channel's limit of error."));
        var systematic = limit / Math.Sqrt(3);
        return Estimate.Of(window.MeanMA, "mA", method, Math.Sqrt((systematic * systematic) + ((noise * noise) ?? 0)));
    }
}

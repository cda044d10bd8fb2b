using System.Globalization;
using MgProvenance.Analysis.Uncertainty;

namespace MgProvenance.Analysis.Voltammetry;

/// <summary>Two sweeps that follow each other.</summary>
/// <param name="Number">Counts from 1 from the first sweep; never the instrument's number.</param>
/// <param name="Anodic">Null where the data have no such sweep.</param>
/// <param name="Cathodic">Null where the data have no such sweep.</param>
/// <param name="PeakSeparation">Ep,a − Ep,c in V.</param>
/// <param name="PeakRatio">Ip,a/|Ip,c|.</param>
/// <param name="ChargeRatio">Anodic over cathodic branch, without sign.</param>
public sealed record VoltammetryCycle(int Number, Branch? Anodic, Branch? Cathodic, Estimate PeakSeparation, Estimate PeakRatio, Estimate ChargeRatio)
{
    internal static VoltammetryCycle Of(int number, Branch first, Branch? second, SweepOptions options)
    {
        var (anodic, cathodic) = first.Direction == SweepDirection.Anodic ? (first, second) : (second, first);
        return new VoltammetryCycle(
            number,
            anodic,
            cathodic,
            Pair(number, anodic, cathodic, b => b.Peak.Potential, "V", options.ForPairs(VoltammetryMethods.PeakSeparation), (a, c) => a - c, (_, a, c) => a.StandardUncertainty is { } ua && c.StandardUncertainty is { } uc ? Math.Sqrt((ua * ua) + (uc * uc)) : null),
            Pair(number, anodic, cathodic, b => b.Peak.Height, "1", options.ForPairs(VoltammetryMethods.PeakRatio), (a, c) => a / Math.Abs(c), (ratio, a, c) => Quotient.StandardUncertainty(ratio, a, c)),
            Pair(number, anodic, cathodic, b => b.Charge, "1", options.ForPairs(VoltammetryMethods.BranchChargeRatio), (a, c) => Math.Abs(a / c), (ratio, a, c) => Quotient.StandardUncertainty(ratio, a, c)));
    }

    private static Estimate Pair(
        int number,
        Branch? anodic,
        Branch? cathodic,
        Func<Branch, Estimate> quantity,
        string unit,
        Method method,
        Func<double, double, double> combine,
        Func<double, Measured, Measured, double?> error)
    {
        if (anodic is null || cathodic is null)
            return Estimate.Undefined(unit, method, $"Cycle {number} has no {(anodic is null ? "anodic" : "cathodic")} branch.");
        var (a, c) = (quantity(anodic), quantity(cathodic));
        if (a.Value is not { } av || c.Value is not { } cv) return Estimate.Undefined(unit, method, string.Join(' ', new[] { a.Reason, c.Reason }.Where(r => r is not null).Distinct()));
        if (unit == "1" && cv == 0) return Estimate.Undefined(unit, method, $"The cathodic branch of cycle {number} is zero.");
        var partial = anodic.IsPartial || cathodic.IsPartial ? Partial(number, anodic.IsPartial ? anodic : cathodic) : null;
        var value = combine(av, cv);
        return Estimate.Of(value, unit, method, error(value, new Measured(av, a.StandardUncertainty), new Measured(cv, c.StandardUncertainty)), partial);
    }

    private static string Partial(int number, Branch branch) => string.Create(
        CultureInfo.InvariantCulture, $"The {branch.Direction.ToString().ToLowerInvariant()} branch of cycle {number} covers only {branch.StartV:F4} V to {branch.EndV:F4} V of the window.");
}

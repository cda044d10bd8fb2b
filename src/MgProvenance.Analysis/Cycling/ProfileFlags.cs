using System.Globalization;

namespace MgProvenance.Analysis.Cycling;

/// <summary>What counts as a low-voltage tail and as an end of charge that was reached.</summary>
public sealed record ProfileFlagOptions
{
    /// <summary>The tail begins where the voltage has fallen this far from the median of the discharge towards its lowest voltage …</summary>
    public double TailDepth { get; init; } = 0.5;

    /// <summary>… and is flagged above this share of the discharge …</summary>
    public double TailShare { get; init; } = 0.07;

    /// <summary>… up to this one: a straight slope has a quarter of its charge there, and no plateau that a tail could follow.</summary>
    public double SlopingShare { get; init; } = 0.2;

    /// <summary>A charge has reached its cutoff when its highest voltage lies at most this many volts below.</summary>
    public double CutoffToleranceV { get; init; } = 0.005;

    /// <summary>Below this a cell carries its current as a piece of metal does.</summary>
    public double HardShortOhm { get; init; } = 5;
}

/// <summary>Ways in which a profile departs from a plateau between cutoffs.</summary>
public static class ProfileFlags
{
    private static readonly ProfileFlagOptions Defaults = new();

    /// <summary>With the default window.</summary>
    public static Method TailDefinition { get; } = Tail(Defaults);

    private static Method Tail(ProfileFlagOptions options) => new(
        "low-voltage-tail/share-of-discharge",
        "1",
        "Share of the discharge that passes once the voltage has fallen half-way from its median (at half of the charge) to its lowest value.",
        [new("depth", options.TailDepth), new("flag-above/%", 100 * options.TailShare), new("sloping-above/%", 100 * options.SlopingShare)]);

    /// <summary>Share of a discharge's charge that passed near its lower end, in %.</summary>
    public static Estimate LowVoltageTail(CyclingTrace trace, HalfCycle? discharge, ProfileFlagOptions? options = null)
    {
        options ??= Defaults;
        var method = Tail(options);
        if (discharge is null or { Direction: not Direction.Discharge }) return Estimate.Undefined("%", method, "There is no discharge.");
        if (!(discharge.ChargeMAh > 0)) return Estimate.Undefined("%", method, "The discharge passes no net charge.");
        if (discharge.MedianVoltageV is not > 0) return Estimate.Undefined("%", method, "The voltage is not positive: there is no discharge towards a lower cutoff.");
        var (median, lowest) = (discharge.MedianVoltageV.Value, double.PositiveInfinity);
        foreach (var row in Rows(discharge)) lowest = Math.Min(lowest, trace.VoltageV[row]);
        if (median <= lowest) return Estimate.Undefined("%", method, "The voltage does not fall.");
        var (begins, near) = (median - (options.TailDepth * (median - lowest)), 0.0);
        foreach (var row in Rows(discharge))
        {
            if (trace.VoltageV[row] < begins) near -= trace.ChargeIncrementMAh[row];
        }

        var share = 100 * near / discharge.ChargeMAh;
        return Estimate.Of(share, "%", method, caution: TailFlag(share, options));
    }

    /// <summary>A sentence where the share counts as a tail, else null.</summary>
    public static string? TailFlag(double? sharePercent, ProfileFlagOptions? options = null)
    {
        options ??= Defaults;
        return sharePercent > 100 * options.TailShare && sharePercent <= 100 * options.SlopingShare
            ? Say($"Low-voltage tail: {sharePercent:0.#} % of the discharge passes in the lower half between its median voltage and its end.")
            : null;
    }

    /// <summary>Null where there is no half-cycle.</summary>
    public static double? HighestVoltage(CyclingTrace trace, HalfCycle? half)
    {
        if (half is null) return null;
        var highest = double.NegativeInfinity;
        foreach (var row in Rows(half)) highest = Math.Max(highest, trace.VoltageV[row]);
        return highest;
    }

    /// <summary>The end of a charge, with a caution where it stops short of its cutoff.</summary>
    /// <param name="highestV">Highest voltage of the charge; null where there is none.</param>
    /// <param name="upperCutoffV">Of the program; null where it is not known.</param>
    public static Estimate EndOfCharge(double? highestV, double? upperCutoffV, ProfileFlagOptions? options = null)
    {
        options ??= Defaults;
        var method = new Method(
            "end-of-charge/highest-voltage",
            "1",
            "Highest voltage of the charge; it reached its cutoff when that lies within the tolerance.",
            [new("cutoff/V", upperCutoffV?.ToString("R", CultureInfo.InvariantCulture) ?? "not given"), new("tolerance/V", options.CutoffToleranceV)]);
        if (highestV is not { } highest) return Estimate.Undefined("V", method, "There is no charge.");
        var caution = upperCutoffV is { } cutoff && highest < cutoff - options.CutoffToleranceV ? Say($"End-of-charge failure: the charge ends at {highest:0.000} V and does not reach {cutoff} V.") : null;
        return Estimate.Of(highest, "V", method, caution: caution);
    }

    private static IEnumerable<int> Rows(HalfCycle half) => half.Segments.SelectMany(s => Enumerable.Range(s.First, s.Count));

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A sentence where both half-cycles run as in a short, else null.</summary>
    public static string? ShortFlag(double? chargeOhm, double? dischargeOhm, ProfileFlagOptions? options = null)
    {
        options ??= Defaults;
        return chargeOhm < options.HardShortOhm && dischargeOhm < options.HardShortOhm
            ? Say($"Short: charge and discharge run at {chargeOhm:G3} and {dischargeOhm:G3} Ohm, as a short does: capacity and efficiency are not those of the cell.")
            : null;
    }
}

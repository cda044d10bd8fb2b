using System.Globalization;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Statistics;

namespace MgProvenance.Analysis.PlatingStripping;

/// <summary>Mean efficiency from a reservoir of plated metal (Adams et al., Adv. Energy Mater. 2018, 8, 1702097, method 3).</summary>
/// <param name="CoulombicEfficiency">%.</param>
/// <param name="Cycles">n, on the reservoir.</param>
/// <param name="CycledMAh">Qc, mean of the half-cycles on the reservoir; null where there are none.</param>
/// <param name="ReservoirMAh">Qt; null where none was plated.</param>
/// <param name="RestMAh">Qs; null where none was stripped.</param>
public sealed record Reservoir(Estimate CoulombicEfficiency, int Cycles, double? CycledMAh, double? ReservoirMAh, double? RestMAh)
{
    /// <summary>Reads the half-cycles after the conditioning as reservoir, cycles on it and final stripping.</summary>
    public static Reservoir Of(HalfCycleSet halfCycles, PlatingStrippingOptions? options = null)
    {
        options ??= new PlatingStrippingOptions();
        var method = PlatingStrippingMethods.Reservoir.With(options.Reservoir);
        HalfCycle[] halves = [.. halfCycles.Items.SkipWhile(h => h.Direction != options.Plating).Skip(2 * options.ConditioningCycles)];
        if (halves.Length < 4) return Undefined("After the conditioning there are not a reservoir, a cycle on it and a final stripping.");
        if (halves.Length % 2 == 1) return Undefined("The last half-cycle plates: the reservoir was not stripped.");
        var (reservoir, rest, between) = (halves[0], halves[^1], halves[1..^1]);
        if (rest.Completeness == Completeness.CutShort) return Undefined($"The final stripping was cut short: {rest.CompletenessReason}");
        if (!StrippingEnd.Reached(rest, options)) return Undefined(StrippingEnd.Sentence("The final stripping", rest, options));

        var cycled = Summary.Of([.. between.Select(h => h.ChargeMAh)]).Required();
        if (!(cycled.Minimum > 0) || cycled.Maximum - cycled.Minimum > options.ReservoirTolerance * cycled.Mean)
            return Undefined(Say($"The half-cycles between move {cycled.Minimum:G4} to {cycled.Maximum:G4} mAh, not one charge: the run is no cycling on a reservoir."));
        if (!(reservoir.ChargeMAh > options.ReservoirFactor * cycled.Mean))
            return Undefined(Say($"What was plated first, {reservoir.ChargeMAh:G4} mAh, is no reservoir for cycles of {cycled.Mean:G4} mAh."));

        var n = between.Length / 2;
        var turned = n * cycled.Mean;
        var caution = rest.Completeness == Completeness.Unknown && options.StrippingCutoffV is null ? $"Whether the final stripping is complete is unknown: {rest.CompletenessReason}" : null;
        return new Reservoir(
            Estimate.Of(100 * (turned + rest.ChargeMAh) / (turned + reservoir.ChargeMAh), "%", method, caution: caution), n, cycled.Mean, reservoir.ChargeMAh, rest.ChargeMAh);

        Reservoir Undefined(string why) => new(Estimate.Undefined("%", method, why), 0, null, null, null);
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

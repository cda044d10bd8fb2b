using System.Globalization;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Statistics;

namespace MgProvenance.Analysis.PlatingStripping;

/// <summary>One cycle on a substrate.</summary>
/// <param name="PlatedMAh">Null where the file has no such half-cycle.</param>
/// <param name="StrippedMAh">Null where the file has no such half-cycle.</param>
/// <param name="CoulombicEfficiency">%, stripped over plated.</param>
/// <param name="NucleationOverpotential">V.</param>
public sealed record PlatingStrippingCycle(int Number, double? PlatedMAh, double? StrippedMAh, Estimate CoulombicEfficiency, Estimate NucleationOverpotential);

/// <summary>Plating and stripping of a metal on a foreign substrate (Mg‖Mo).</summary>
/// <param name="Cycles">In order, from 1; the first forms the substrate's surface and is not part of the mean.</param>
/// <param name="FirstEfficiency">%, of cycle 1.</param>
/// <param name="MeanEfficiency">%, over the stated cycles.</param>
/// <param name="StandardDeviation">%, of the cycles in the mean; null below two.</param>
/// <param name="N">Cycles in the mean.</param>
/// <param name="ShortSigns">In order of cycles; empty where nothing points to a short.</param>
public sealed record PlatingStrippingRun(
    IReadOnlyList<PlatingStrippingCycle> Cycles, Estimate FirstEfficiency, Estimate MeanEfficiency, double? StandardDeviation, int N, IReadOnlyList<ShortSign> ShortSigns)
{
    /// <param name="halfCycles">Of the same trace.</param>
    public static PlatingStrippingRun Of(CyclingTrace trace, HalfCycleSet halfCycles, PlatingStrippingOptions? options = null)
    {
        options ??= new PlatingStrippingOptions();
        var convention = CycleConvention.PlatingStripping(options.Plating);
        var table = CycleTable.From(trace, halfCycles, convention);
        var stripping = options.Plating == Direction.Charge ? Direction.Discharge : Direction.Charge;
        PlatingStrippingCycle[] cycles =
        [
            .. table.Cycles.Select(c => new PlatingStrippingCycle(
                c.Number, c.Half(options.Plating)?.ChargeMAh, c.Half(stripping)?.ChargeMAh, c.CoulombicEfficiency, PlatingStripping.NucleationOverpotential.Of(trace, c.Half(options.Plating), options))),
        ];
        var signs = PlatingStripping.ShortSigns.In(table, options);
        var first = cycles.Length > 0 ? cycles[0].CoulombicEfficiency : Estimate.Undefined("%", convention.Method, "The run has no cycle: nothing was plated or stripped.");
        var (mean, summary) = MeanOf(cycles, signs, options);
        return new PlatingStrippingRun(cycles, first, mean, summary?.StandardDeviation, summary?.N ?? 0, signs);
    }

    private static (Estimate Mean, Summary? Summary) MeanOf(PlatingStrippingCycle[] cycles, IReadOnlyList<ShortSign> signs, PlatingStrippingOptions options)
    {
        var (from, to) = (options.MeanFrom, Math.Min(options.MeanTo ?? cycles.Length, cycles.Length));
        double[] values = [.. cycles.Where(c => c.Number >= from && c.Number <= to).Select(c => c.CoulombicEfficiency.Value).OfType<double>()];
        var method = PlatingStrippingMethods.Mean.With(new("plating", options.Plating.ToString()), new("from-cycle", from), new("to-cycle", to), new("cycles", values.Length));
        if (!Summary.Of(values).IsAccepted(out var summary, out _))
            return (Estimate.Undefined("%", method, Say($"No cycle from {from} on has an efficiency; the run has {cycles.Length} cycle(s).")), null);
        var suspect = signs.FirstOrDefault(s => s.Cycle >= from && s.Cycle <= to);
        var caution = suspect is null ? null : Say($"Cycle {suspect.Cycle} of the mean looks shorted: {suspect.Sentence}");
        return (Estimate.Of(summary.Mean, "%", method, summary.StandardDeviation / Math.Sqrt(summary.N), caution), summary);
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

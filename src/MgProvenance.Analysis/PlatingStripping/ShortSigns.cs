using System.Globalization;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Statistics;

namespace MgProvenance.Analysis.PlatingStripping;

/// <summary>What points to a short in one cycle.</summary>
public sealed record ShortSign(int Cycle, string Sentence);

/// <summary>A short gives efficiencies near 100 % that are none: its signs are looked for in every cycle.</summary>
internal static class ShortSigns
{
    public static IReadOnlyList<ShortSign> In(CycleTable table, PlatingStrippingOptions options)
    {
        var (signs, trailing) = (new List<ShortSign>(), new Queue<double>());
        foreach (var cycle in table.Cycles)
        {
            var (plating, stripping) = (cycle.Half(options.Plating), cycle.Half(options.Plating == Direction.Charge ? Direction.Discharge : Direction.Charge));
            if (stripping is not null && stripping.Completeness != Completeness.CutShort && !StrippingEnd.Reached(stripping, options))
                Add(cycle, StrippingEnd.Sentence("The stripping", stripping, options));
            if (cycle.CoulombicEfficiency.Value > options.HighestEfficiency) Add(cycle, Say($"{cycle.CoulombicEfficiency.Value:G5} % of what was plated was stripped."));
            if (plating is not { TimeWeightedAbsoluteVoltageV: { } mean, DurationS: > 0 }) continue;

            var ohm = 1000 * mean * plating.DurationS / 3600 / plating.ChargeMAh;
            if (ohm < options.HardShortOhm) Add(cycle, Say($"The plating runs at {ohm:G3} Ohm, as a short does."));
            else if (trailing.Count == options.TrailingCycles && mean < options.LowFraction * Summary.Of([.. trailing]).Required().Median)
                Add(cycle, Say($"The mean voltage of the plating has fallen to {mean:G4} V."));
            else trailing.Enqueue(mean);
            if (trailing.Count > options.TrailingCycles) trailing.Dequeue();
        }

        return signs;

        void Add(Cycle cycle, string sentence) => signs.Add(new ShortSign(cycle.Number, sentence));
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace MgProvenance.Analysis.Cycling;

/// <summary>Decides whether the last half-cycle of a file ran to its end; nothing follows it that would prove it.</summary>
internal static class LastHalfCycle
{
    public static HalfCycle Judge(CyclingTrace trace, List<HalfCycle> items, HalfCycleOptions options)
    {
        var last = items[^1];
        var (completeness, reason) = Decide(trace, last, [.. items.SkipLast(1).Where(h => h.Direction == last.Direction)], options);
        return last with { Completeness = completeness, CompletenessReason = reason };
    }

    private static (Completeness, string) Decide(CyclingTrace trace, HalfCycle last, HalfCycle[] earlier, HalfCycleOptions options)
    {
        if (MovedOn(trace, last.LastRow)) return (Completeness.Complete, "The instrument moved on to another step or label.");
        var tailMissing = last.PotentiostaticChargeMAh == 0 && earlier.Count(h => h.PotentiostaticChargeMAh != 0) * 2 > earlier.Length;
        var cutoff = last.Direction == Direction.Charge ? options.UpperCutoffV : options.LowerCutoffV;
        if (!tailMissing && last.PotentiostaticChargeMAh == 0 && cutoff is { } limit && Reaches(last, limit, options))
            return (Completeness.Complete, Say($"Ends at {last.EndVoltageV} V, the program's cutoff is {limit} V."));
        if (earlier.Length == 0)
            return (Completeness.Unknown, "The last half-cycle of the file, and nothing earlier ran in its direction.");

        var (endVoltage, charge) = (Median(earlier.Select(h => h.EndVoltageV)), Median(earlier.Select(h => h.ChargeMAh)));
        if (Math.Abs(last.ChargeMAh - charge) <= options.EndChargeTolerance * Math.Abs(charge))
            return (Completeness.Complete, Say($"Passes {last.ChargeMAh} mAh, the median of earlier ones is {charge} mAh."));
        if (tailMissing) return (Completeness.CutShort, "Earlier ones end in a potentiostatic tail, this one has none.");
        if (last.PotentiostaticChargeMAh != 0) return (Completeness.Unknown, "The file ends inside its potentiostatic tail.");
        return Reaches(last, endVoltage, options)
            ? (Completeness.Complete, Say($"Ends at {last.EndVoltageV} V, the median of earlier ones is {endVoltage} V."))
            : (Completeness.CutShort, Say($"Ends at {last.EndVoltageV} V and {last.ChargeMAh} mAh; the medians of earlier ones are {endVoltage} V and {charge} mAh."));
    }

    private static bool MovedOn(CyclingTrace trace, int lastRow)
    {
        var next = lastRow + 1;
        return next < trace.RowCount
            && (trace.StepNumber[next] != trace.StepNumber[lastRow] || (trace.Mode[next] == StepMode.Rest && trace.HalfCycle[next] != trace.HalfCycle[lastRow]));
    }

    private static bool Reaches(HalfCycle half, double voltage, HalfCycleOptions options) => half.Direction == Direction.Charge
        ? half.EndVoltageV >= voltage - options.EndVoltageToleranceV
        : half.EndVoltageV <= voltage + options.EndVoltageToleranceV;

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

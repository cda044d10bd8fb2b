using System.Globalization;

namespace MgProvenance.Analysis.Cycling;

/// <summary>Retention of one cycle in %.</summary>
public sealed record CycleRetention(int Cycle, Estimate Percent);

/// <summary>Cycles to a threshold: observed, or right-censored at the last complete cycle.</summary>
/// <param name="Cycle">The first complete cycle below the threshold; null where censored.</param>
/// <param name="CensoredAfter">The last complete cycle seen without falling below; null where observed or where retention is undefined.</param>
/// <param name="Reason">One sentence for the table.</param>
public sealed record CyclesToThreshold(int? Cycle, int? CensoredAfter, Method Method, string Reason);

/// <summary>Capacity retention relative to a named reference cycle. There is no default reference: the first cycle of an insertion cathode traps charge.</summary>
/// <param name="Cycles">One entry per cycle of the table, in order.</param>
/// <param name="ReferenceCycle">Number of the reference cycle.</param>
/// <param name="Of">Which half-cycle's capacity.</param>
public sealed record Retention(IReadOnlyList<CycleRetention> Cycles, int ReferenceCycle, Direction Of)
{
    /// <returns>Every cycle, or the refusal <c>retention.no-reference</c> where the reference cycle lacks a whole half-cycle of that direction.</returns>
    public static Outcome<Retention> From(CycleTable table, Direction of, int referenceCycle) =>
        From([.. table.Cycles.Select(c => (c.Number, HalfCapacity.Of(c.Half(of))))], of, referenceCycle);

    /// <summary>The same from capacities alone, without the half-cycles they were found in.</summary>
    public static Outcome<Retention> From(IReadOnlyList<(int Cycle, HalfCapacity? Half)> capacities, Direction of, int referenceCycle)
    {
        var reference = capacities.FirstOrDefault(c => c.Cycle == referenceCycle).Half;
        if (reference is null or { Completeness: Completeness.CutShort } or { ChargeMAh: <= 0 })
            return new Refusal("retention.no-reference", Say($"Cycle {referenceCycle} has no complete {of.ToString().ToLowerInvariant()} to refer to."));
        var method = Methods.Retention.With(new MethodParameter("reference-cycle", referenceCycle), new MethodParameter("of", of.ToString().ToLowerInvariant()));
        var cycles = capacities.Select(c => new CycleRetention(c.Cycle, c.Half switch
        {
            null => Estimate.Undefined("%", method, Say($"Cycle {c.Cycle} has no {of.ToString().ToLowerInvariant()}.")),
            { Completeness: Completeness.CutShort } half => Estimate.Undefined("%", method, half.CompletenessReason),
            var half => Estimate.Of(100 * half.ChargeMAh / reference.ChargeMAh, "%", method, caution: half.Completeness == Completeness.Unknown ? half.CompletenessReason : null),
        }));
        return new Retention([.. cycles], referenceCycle, of);
    }

    /// <summary>First cycle after the reference whose retention lies below the threshold; cycles that are undefined are passed over.</summary>
    public CyclesToThreshold CyclesTo(double percent)
    {
        var method = Methods.CyclesToThreshold.With(
            new MethodParameter("threshold/%", percent), new MethodParameter("reference-cycle", ReferenceCycle), new MethodParameter("of", Of.ToString().ToLowerInvariant()));
        var defined = Cycles.Where(c => c.Cycle >= ReferenceCycle && c.Percent.Value is not null).ToArray();
        if (defined.FirstOrDefault(c => c.Percent.Value < percent) is { } below)
            return new CyclesToThreshold(below.Cycle, null, method, Say($"Cycle {below.Cycle} is the first below {percent} % of cycle {ReferenceCycle}."));
        var last = defined[^1].Cycle;
        return new CyclesToThreshold(null, last, method, Say($"Not below {percent} % of cycle {ReferenceCycle} up to cycle {last}; right-censored there."));
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

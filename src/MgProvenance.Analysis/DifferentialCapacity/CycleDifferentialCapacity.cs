using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Masses;

namespace MgProvenance.Analysis.DifferentialCapacity;

/// <summary>Differential capacity of one cycle.</summary>
/// <param name="Number">As in the cycle table.</param>
/// <param name="Charge">The curve, or why there is none.</param>
/// <param name="Discharge">The curve, or why there is none.</param>
/// <param name="Pairs">From low to high voltage.</param>
/// <param name="Unpaired">Why there are no pairs; null where there are.</param>
public sealed record CycleDifferentialCapacity(
    int Number, Outcome<DifferentialCapacityCurve> Charge, Outcome<DifferentialCapacityCurve> Discharge, IReadOnlyList<PeakPair> Pairs, string? Unpaired)
{
    /// <summary>One cycle after the other as they are asked for: the curves of a long run need not be held at once.</summary>
    public static IEnumerable<CycleDifferentialCapacity> Of(CyclingTrace trace, CycleTable table, MassMg? mass = null, DifferentialCapacityOptions? options = null) =>
        table.Cycles.Select(cycle => Of(trace, cycle, mass, options ?? new DifferentialCapacityOptions()));

    private static CycleDifferentialCapacity Of(CyclingTrace trace, Cycle cycle, MassMg? mass, DifferentialCapacityOptions options)
    {
        var (charge, discharge) = (Curve(cycle.Charge, "charge"), Curve(cycle.Discharge, "discharge"));
        if (!charge.IsAccepted(out var up, out var refusal) | !discharge.IsAccepted(out var down, out var other))
            return new CycleDifferentialCapacity(cycle.Number, charge, discharge, [], string.Join(' ', new[] { refusal?.Sentence, other?.Sentence }.Where(s => s is not null)));
        var pairs = PeakPair.Of(up!.Peaks, down!.Peaks, options);
        return new CycleDifferentialCapacity(cycle.Number, charge, discharge, pairs, pairs.Count > 0 ? null : $"{up.Peaks.Count} charge and {down.Peaks.Count} discharge peak(s), none of them a pair.");

        Outcome<DifferentialCapacityCurve> Curve(HalfCycle? half, string name) => half is null
            ? new Refusal("differential-capacity.no-half-cycle", $"Cycle {cycle.Number} has no {name}.")
            : DifferentialCapacityCurve.Of(trace, half, mass, options);
    }
}

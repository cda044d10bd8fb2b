using MgProvenance.Analysis;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Application.Derivation;

namespace MgProvenance.Application.TestRuns;

/// <summary>Cycles of a cell without active material: charges of the half-cycles, and on a foreign substrate what was stripped over what was plated.</summary>
internal static class MetalCycles
{
    public const string NoCapacity = "Between metals a cycle has no specific capacity, energy efficiency or retention.";

    private const string NoEfficiency = "Between equal metals there is no coulombic efficiency: what one electrode loses the other gains.";

    /// <summary>Negative current plates on a substrate that is the working electrode.</summary>
    private const Direction Plating = Direction.Discharge;

    public static CyclingSummary Summary(MeasuredCycles measured, RunConditions conditions, ElectrodePair electrodes)
    {
        var (convention, plates) = (CycleConvention.PlatingStripping(Plating).Method, electrodes == ElectrodePair.ForeignSubstrate);
        var pairs = plates ? FromPlating(measured) : measured.Cycles.Select(c => (c.Charge, c.Discharge));
        string[] kept = [Analysis.Methods.HalfCycles.Name, Analysis.Methods.Charge.Name];
        return new CyclingSummary(
            measured.Parser,
            measured.PrimaryDigest,
            measured.CapacitySource,
            plates ? convention.Convention : NoEfficiency,
            conditions.ReferenceCycle,
            null,
            null,
            conditions.AreaCm2?.Value,
            null,
            new CycleLife(null, null, NoCapacity),
            measured.Cautions,
            [.. pairs.Select((p, i) => Cycle(i + 1, p.Charge, p.Discharge))],
            measured.Vendor,
            [.. measured.Methods.Where(m => kept.Contains(m.Name)), .. plates ? new[] { MethodUsed.From(convention) } : []])
        {
            HasCapacity = false,
        };

        CycleNumbers Cycle(int number, MeasuredHalf? charge, MeasuredHalf? discharge)
        {
            var efficiency = plates ? Efficiencies.StrippedOverPlated(number, discharge?.Capacity, charge?.Capacity, Plating) : Estimate.Undefined("%", convention, NoEfficiency);
            return new CycleNumbers(number, Half(charge), Half(discharge), efficiency.Value, null, null, null, [], [.. NotDefined.Of(("coulombic efficiency", efficiency)), NoCapacity]);
        }

        HalfNumbers? Half(MeasuredHalf? half) =>
            half is null ? null : new HalfNumbers(half.ChargeMAh, null, null, null, conditions.AreaCm2 is { Value: > 0 } area ? half.ChargeMAh / area.Value : null, null, null, null, null, null, null, null);
    }

    /// <summary>What was paired by the direction in which the file starts, paired anew from plating to stripping.</summary>
    private static List<(MeasuredHalf? Charge, MeasuredHalf? Discharge)> FromPlating(MeasuredCycles measured)
    {
        if (!measured.Methods.Any(m => m.Name == Analysis.Methods.CoulombicEfficiencyChargeFirst.Name)) return [.. measured.Cycles.Select(c => (c.Charge, c.Discharge))];
        var pairs = new List<(MeasuredHalf? Charge, MeasuredHalf? Discharge)>();
        foreach (var (charge, discharge) in measured.Cycles.Select(c => (c.Charge, c.Discharge)))
        {
            if (charge is not null && pairs is [.., (null, var plated)]) pairs[^1] = (charge, plated);
            else if (charge is not null) pairs.Add((charge, null));
            if (discharge is not null) pairs.Add((null, discharge));
        }

        return pairs;
    }
}

using MgProvenance.Analysis;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Uncertainty;
using MgProvenance.Application.Derivation;

namespace MgProvenance.Application.TestRuns;

/// <summary>The numbers of one half-cycle. A null is not defined, or rests on something that is not known.</summary>
/// <param name="UncertaintyMAh">One standard uncertainty of the charge, from the channel.</param>
/// <param name="SpecificUncertaintyMAhPerG">One standard uncertainty, from active mass and channel as far as they are known.</param>
/// <param name="EnergyMWh">∫ V dQ, with the sign of the voltage.</param>
/// <param name="EnergyOfMagnitudesMWh">Σ |V| |ΔQ|, as EC-Lab prints it.</param>
/// <param name="RateC">Mean current over active mass and 1C.</param>
/// <param name="LowVoltageTailPercent">Of a discharge.</param>
public sealed record HalfNumbers(
    double MAh,
    double? UncertaintyMAh,
    double? MAhPerG,
    double? SpecificUncertaintyMAhPerG,
    double? MAhPerCm2,
    double? EnergyMWh,
    double? EnergyOfMagnitudesMWh,
    double? AverageVoltageV,
    double? MedianVoltageV,
    double? HighestVoltageV,
    double? RateC,
    double? LowVoltageTailPercent);

/// <summary>The numbers of one cycle. A null has its reason in <see cref="Reasons"/>.</summary>
/// <param name="Flags">In what way its profile departs from a plateau between cutoffs.</param>
public sealed record CycleNumbers(
    int Cycle,
    HalfNumbers? Charge,
    HalfNumbers? Discharge,
    double? CoulombicEfficiencyPercent,
    double? EnergyEfficiencyPercent,
    double? VoltageHysteresisV,
    double? DischargeRetentionPercent,
    IReadOnlyList<string> Flags,
    IReadOnlyList<string> Reasons);

/// <summary>A method as it is printed: name, version and convention.</summary>
public sealed record MethodUsed(string Name, string Version, string Convention, IReadOnlyDictionary<string, string> Parameters)
{
    public static MethodUsed From(Method method) =>
        new(method.Name, method.Version, method.Convention, method.Parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal));
}

/// <summary>Cycles until the discharge falls below 80 % of the reference cycle.</summary>
/// <param name="Cycle">The first below; null where none was, or nothing can be said.</param>
/// <param name="CensoredAfter">The last cycle seen without falling below; null where one was seen, or nothing can be said.</param>
public sealed record CycleLife(int? Cycle, int? CensoredAfter, string Reason);

/// <summary>Everything that follows from one file of cycling data and what is known of its run.</summary>
/// <param name="RelativeMassUncertainty">Standard uncertainty of the active mass over the mass.</param>
/// <param name="TheoreticalMAhPerG">Of the declared reaction.</param>
/// <param name="Cautions">What the reader could not read of the file; numbers after such a place may be wrong.</param>
/// <param name="Vendor">What the instrument's own program says, under its own names.</param>
public sealed record CyclingSummary(
    string Parser,
    string PrimaryDigest,
    string CapacitySource,
    string CoulombicEfficiencyConvention,
    int ReferenceCycle,
    double? MassMg,
    double? RelativeMassUncertainty,
    double? AreaCm2,
    double? TheoreticalMAhPerG,
    CycleLife CyclesTo80Percent,
    IReadOnlyList<string> Cautions,
    IReadOnlyList<CycleNumbers> Cycles,
    IReadOnlyList<VendorNumber> Vendor,
    IReadOnlyList<MethodUsed> Methods)
{
    private const double EndOfLifePercent = 80;

    private const string NoHalfCycle = "The file has no half-cycle: no charge was passed.";

    public int CompleteCycles() => Cycles.Count(c => c is { Charge: not null, Discharge: not null });

    /// <summary>False between metals: there only charges and the efficiency of plating say something.</summary>
    public bool HasCapacity { get; init; } = true;

    /// <param name="convention">Of the coulombic efficiency, where a cell has capacities; null: by the direction in which the file starts.</param>
    public static CyclingSummary Of(CyclingData data, RunConditions conditions, CycleConvention? convention = null, ElectrodePair electrodes = ElectrodePair.ActiveMaterial) =>
        Of(MeasuredCycles.Of(data, convention), conditions, electrodes);

    /// <summary>The same from what was measured before, by the convention that was used then.</summary>
    public static CyclingSummary Of(MeasuredCycles measured, RunConditions conditions, ElectrodePair electrodes = ElectrodePair.ActiveMaterial)
    {
        if (electrodes != ElectrodePair.ActiveMaterial) return MetalCycles.Summary(measured, conditions, electrodes);
        var discharges = measured.Cycles.Select(c => (c.Cycle, c.Discharge is { } d ? d.Capacity : null)).ToList();
        var retention = Retention.From(discharges, Direction.Discharge, conditions.ReferenceCycle).IsAccepted(out var retained, out var refusal) ? retained : null;
        var life = retention?.CyclesTo(EndOfLifePercent);
        return new CyclingSummary(
            measured.Parser,
            measured.PrimaryDigest,
            measured.CapacitySource,
            measured.CoulombicEfficiencyConvention,
            conditions.ReferenceCycle,
            conditions.Mass?.Value,
            conditions.Mass is { StandardUncertainty: { } u } mass ? u / mass.Value : null,
            conditions.AreaCm2?.Value,
            conditions.TheoreticalCapacity?.Value,
            measured.Cycles.Count == 0 ? new CycleLife(null, null, NoHalfCycle) : life is null ? new CycleLife(null, null, refusal!.Sentence) : new CycleLife(life.Cycle, life.CensoredAfter, life.Reason),
            measured.Cautions,
            [.. measured.Cycles.Select((c, i) => Numbers(c, conditions, retention?.Cycles[i].Percent, refusal))],
            measured.Vendor,
            [.. measured.Methods, .. MethodsOf(measured, conditions, life?.Method).Select(MethodUsed.From)]);
    }

    private static IEnumerable<Method> MethodsOf(MeasuredCycles measured, RunConditions conditions, Method? life)
    {
        yield return Analysis.Methods.MedianVoltage;
        yield return Analysis.Methods.EnergyOfMagnitudes;
        yield return Analysis.Methods.Retention.With(new MethodParameter("reference-cycle", conditions.ReferenceCycle), new MethodParameter("of", "discharge"));
        if (life is not null) yield return life;
        if (measured.Cycles.Any(c => c.Discharge?.LowVoltageTailPercent is not null)) yield return ProfileFlags.TailDefinition;
        if (conditions.Mass is null) yield break;
        yield return Analysis.Methods.SpecificCapacity;
        if (conditions.MassMethod is { } made) yield return made;
        if (conditions.TheoreticalCapacity is { } theoretical) yield return theoretical.Method;
        if (conditions.OneCMAPerG is { } oneC) yield return TheoreticalCapacity.RateDefinition.With(new MethodParameter("1C/(mA/g)", oneC));
    }

    private static CycleNumbers Numbers(MeasuredCycle cycle, RunConditions conditions, Estimate? retention, Refusal? noRetention)
    {
        IEnumerable<string> reasons =
        [
            .. cycle.Reasons,
            .. retention is null ? [] : NotDefined.Of(("retention", retention)),
            .. noRetention is null ? [] : new[] { NotDefined.Because("Retention", noRetention.Sentence) },
            .. conditions.Mass is null ? new[] { NotDefined.Because("Specific capacity", "The active mass is not known.") } : [],
        ];
        IEnumerable<string?> flags =
        [
            cycle.Charge is { } charge ? ProfileFlags.EndOfCharge(charge.HighestVoltageV, conditions.UpperCutoffV).Reason : null,
            ProfileFlags.TailFlag(cycle.Discharge?.LowVoltageTailPercent),
            ProfileFlags.ShortFlag(cycle.Charge?.Ohm, cycle.Discharge?.Ohm),
        ];
        return new CycleNumbers(
            cycle.Cycle,
            Half(cycle.Charge, conditions),
            Half(cycle.Discharge, conditions),
            cycle.CoulombicEfficiencyPercent,
            cycle.EnergyEfficiencyPercent,
            cycle.VoltageHysteresisV,
            retention?.Value,
            [.. flags.OfType<string>()],
            [.. reasons.Distinct(StringComparer.Ordinal)]);
    }

    private static HalfNumbers? Half(MeasuredHalf? half, RunConditions conditions)
    {
        if (half is null) return null;
        var specific = SpecificCapacity.Of(half.ChargeMAh, conditions.Mass).Value;
        var charge = new Measured(half.ChargeMAh, half.ChargeMAh * conditions.RelativeChargeUncertainty(half.MeanCurrentMA));
        return new HalfNumbers(
            half.ChargeMAh,
            charge.StandardUncertainty,
            specific,
            specific is { } q && conditions.Mass is { } mass ? Quotient.StandardUncertainty(q, charge, new Measured(mass.Value, mass.StandardUncertainty)) : null,
            conditions.AreaCm2 is { Value: > 0 } area ? half.ChargeMAh / area.Value : null,
            half.EnergyMWh,
            half.EnergyOfMagnitudesMWh,
            half.AverageVoltageV,
            half.MedianVoltageV,
            half.HighestVoltageV,
            conditions.Mass is { Value: > 0 } m && half.MeanCurrentMA is { } current ? TheoreticalCapacity.Rate(1000 * current / m.Value, conditions.OneCMAPerG).Value : null,
            half.LowVoltageTailPercent);
    }
}

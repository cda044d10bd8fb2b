using MgProvenance.Analysis;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Masses;

namespace MgProvenance.Application.TestRuns;

/// <summary>What is asked of cycling data.</summary>
/// <param name="Convention">Null: by the direction in which the file starts (charge first, or insertion first).</param>
/// <param name="Mass">Active mass with its standard uncertainty where known; null gives no specific capacities.</param>
/// <param name="MassMethod">How the mass was made.</param>
/// <param name="ReferenceCycle">Cycle to which retention refers.</param>
public sealed record CyclingQuestion(CycleConvention? Convention = null, MassMg? Mass = null, Method? MassMethod = null, int ReferenceCycle = 1);

/// <summary>The numbers of one cycle. A null has its reason in <see cref="Reasons"/>.</summary>
public sealed record CycleNumbers(
    int Cycle,
    double? ChargeMAh,
    double? DischargeMAh,
    double? ChargeMAhPerG,
    double? DischargeMAhPerG,
    double? CoulombicEfficiencyPercent,
    double? EnergyEfficiencyPercent,
    double? AverageChargeVoltageV,
    double? AverageDischargeVoltageV,
    double? VoltageHysteresisV,
    double? DischargeRetentionPercent,
    IReadOnlyList<string> Reasons);

/// <summary>A method as it is printed: name, version and convention.</summary>
public sealed record MethodUsed(string Name, string Version, string Convention, IReadOnlyDictionary<string, string> Parameters)
{
    public static MethodUsed From(Method method) =>
        new(method.Name, method.Version, method.Convention, method.Parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal));
}

/// <summary>Everything that follows from one file of cycling data and a question.</summary>
/// <param name="Cautions">What the reader could not read of the file; numbers after such a place may be wrong.</param>
/// <param name="RelativeMassUncertainty">Standard uncertainty of the active mass over the mass: the relative uncertainty of every specific capacity.</param>
public sealed record CyclingSummary(
    string Parser,
    string PrimaryDigest,
    string CapacitySource,
    string CoulombicEfficiencyConvention,
    int ReferenceCycle,
    double? MassMg,
    double? RelativeMassUncertainty,
    IReadOnlyList<string> Cautions,
    IReadOnlyList<CycleNumbers> Cycles,
    IReadOnlyList<MethodUsed> Methods)
{
    public static CyclingSummary Of(CyclingData data, CyclingQuestion question) => Of(MeasuredCycles.Of(data, question.Convention), question);

    /// <summary>The same from what was measured before, by the convention that was used then.</summary>
    public static CyclingSummary Of(MeasuredCycles measured, CyclingQuestion question)
    {
        var discharges = measured.Cycles.Select(c => (c.Cycle, c.Discharge)).ToList();
        var retention = Retention.From(discharges, Direction.Discharge, question.ReferenceCycle).IsAccepted(out var retained, out var refusal) ? retained.Cycles : null;
        return new CyclingSummary(
            measured.Parser,
            measured.PrimaryDigest,
            measured.CapacitySource,
            measured.CoulombicEfficiencyConvention,
            question.ReferenceCycle,
            question.Mass?.Value,
            question.Mass is { StandardUncertainty: { } u } mass ? u / mass.Value : null,
            measured.Cautions,
            [.. measured.Cycles.Select((c, i) => Numbers(c, question.Mass, retention?[i].Percent, refusal))],
            [.. measured.Methods, .. MethodsOf(question).Select(MethodUsed.From)]);
    }

    private static IEnumerable<Method> MethodsOf(CyclingQuestion question)
    {
        yield return Analysis.Methods.Retention.With(new MethodParameter("reference-cycle", question.ReferenceCycle), new MethodParameter("of", "discharge"));
        if (question.Mass is null) yield break;
        yield return Analysis.Methods.SpecificCapacity;
        if (question.MassMethod is { } made) yield return made;
    }

    private static CycleNumbers Numbers(MeasuredCycle cycle, MassMg? mass, Estimate? retention, Refusal? noRetention)
    {
        IEnumerable<string?> reasons = [.. cycle.Reasons, retention?.Reason, noRetention?.Sentence];
        return new CycleNumbers(
            cycle.Cycle,
            cycle.Charge?.ChargeMAh,
            cycle.Discharge?.ChargeMAh,
            SpecificCapacity.Of(cycle.Charge?.ChargeMAh, mass).Value,
            SpecificCapacity.Of(cycle.Discharge?.ChargeMAh, mass).Value,
            cycle.CoulombicEfficiencyPercent,
            cycle.EnergyEfficiencyPercent,
            cycle.AverageChargeVoltageV,
            cycle.AverageDischargeVoltageV,
            cycle.VoltageHysteresisV,
            retention?.Value,
            [.. reasons.OfType<string>().Distinct(StringComparer.Ordinal)]);
    }
}

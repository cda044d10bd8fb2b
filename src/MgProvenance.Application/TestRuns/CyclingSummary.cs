using MgProvenance.Analysis;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Masses;
using MgProvenance.Parsing;

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
    /// <summary>Changes whenever the same input may give other numbers; part of the key under which results are kept.</summary>
    public const string MethodName = "cycling-summary/1";

    public static CyclingSummary Of(CyclingData data, CyclingQuestion question)
    {
        var halves = HalfCycles.Find(data.Trace);
        var convention = question.Convention ?? DefaultConvention(halves);
        var table = CycleTable.From(data.Trace, halves, convention);
        var retention = Retention.From(table, Direction.Discharge, question.ReferenceCycle).IsAccepted(out var retained, out var refusal) ? retained.Cycles : null;
        return new CyclingSummary(
            data.Parser,
            data.File.PrimaryDigest,
            data.CapacitySource,
            convention.Method.Convention,
            question.ReferenceCycle,
            question.Mass?.Value,
            question.Mass is { StandardUncertainty: { } u } mass ? u / mass.Value : null,
            [.. data.Findings.Where(f => f.Severity == Severity.Error).Select(f => $"{f.Place}: {f.Message}")],
            [.. table.Cycles.Select((c, i) => Numbers(c, question.Mass, retention?[i].Percent, refusal))],
            [.. MethodsBehind(table, question).Select(MethodUsed.From)]);
    }

    private static CycleConvention DefaultConvention(HalfCycleSet halves) =>
        halves.Items is [{ Direction: Direction.Discharge }, ..] ? CycleConvention.InsertionFirst : CycleConvention.ChargeFirst;

    private static IEnumerable<Method> MethodsBehind(CycleTable table, CyclingQuestion question)
    {
        foreach (var method in table.Methods) yield return method;
        yield return Analysis.Methods.Retention.With(new MethodParameter("reference-cycle", question.ReferenceCycle), new MethodParameter("of", "discharge"));
        if (question.Mass is null) yield break;
        yield return Analysis.Methods.SpecificCapacity;
        if (question.MassMethod is { } made) yield return made;
    }

    private static CycleNumbers Numbers(Cycle cycle, MassMg? mass, Estimate? retention, Refusal? noRetention)
    {
        IEnumerable<string?> reasons = [cycle.CoulombicEfficiency.Reason, cycle.EnergyEfficiency.Reason, cycle.VoltageHysteresis.Reason, retention?.Reason, noRetention?.Sentence];
        return new CycleNumbers(
            cycle.Number,
            cycle.ChargeMAh,
            cycle.DischargeMAh,
            SpecificCapacity.Of(cycle.ChargeMAh, mass).Value,
            SpecificCapacity.Of(cycle.DischargeMAh, mass).Value,
            cycle.CoulombicEfficiency.Value,
            cycle.EnergyEfficiency.Value,
            cycle.AverageChargeVoltageV,
            cycle.AverageDischargeVoltageV,
            cycle.VoltageHysteresis.Value,
            retention?.Value,
            [.. reasons.OfType<string>().Distinct(StringComparer.Ordinal)]);
    }
}

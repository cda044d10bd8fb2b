using MgProvenance.Analysis;
using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Application.TestRuns;

/// <summary>What is asked of cycling data.</summary>
/// <param name="Convention">Null: by the direction in which the file starts (charge first, or insertion first).</param>
/// <param name="MassMg">Active mass in mg, with its standard uncertainty where known; null gives no specific capacities.</param>
/// <param name="ReferenceCycle">Cycle to which retention refers.</param>
public sealed record CyclingQuestion(CycleConvention? Convention = null, Estimate? MassMg = null, int ReferenceCycle = 1);

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
/// <param name="RelativeMassUncertainty">Standard uncertainty of the active mass over the mass: the relative uncertainty of every specific capacity.</param>
public sealed record CyclingSummary(
    string Parser,
    string PrimaryDigest,
    string CapacitySource,
    string CoulombicEfficiencyConvention,
    int ReferenceCycle,
    double? MassMg,
    double? RelativeMassUncertainty,
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
        var reference = table.Cycles.FirstOrDefault(c => c.Number == question.ReferenceCycle)?.DischargeMAh;
        var methods = question.MassMg is { } mass ? [.. table.Methods, mass.Method, Analysis.Methods.SpecificCapacity] : table.Methods;
        return new CyclingSummary(
            data.Parser,
            data.File.PrimaryDigest,
            data.CapacitySource,
            convention.Method.Convention,
            question.ReferenceCycle,
            question.MassMg?.Value,
            question.MassMg is { Value: { } m and > 0, StandardUncertainty: { } u } ? u / m : null,
            [.. table.Cycles.Select(c => Numbers(c, question.MassMg?.Value, reference))],
            [.. methods.Append(Analysis.Methods.Retention).Select(MethodUsed.From)]);
    }

    private static CycleConvention DefaultConvention(HalfCycleSet halves) =>
        halves.Items is [{ Direction: Direction.Discharge }, ..] ? CycleConvention.InsertionFirst : CycleConvention.ChargeFirst;

    private static CycleNumbers Numbers(Cycle cycle, double? massMg, double? referenceMAh) => new(
        cycle.Number,
        cycle.ChargeMAh,
        cycle.DischargeMAh,
        PerGram(cycle.ChargeMAh, massMg),
        PerGram(cycle.DischargeMAh, massMg),
        cycle.CoulombicEfficiency.Value,
        cycle.EnergyEfficiency.Value,
        cycle.AverageChargeVoltageV,
        cycle.AverageDischargeVoltageV,
        cycle.VoltageHysteresis.Value,
        referenceMAh is > 0 && cycle.DischargeMAh is { } discharge ? 100 * discharge / referenceMAh : null,
        [.. new[] { cycle.CoulombicEfficiency, cycle.EnergyEfficiency, cycle.VoltageHysteresis }.Select(e => e.Reason).OfType<string>().Distinct(StringComparer.Ordinal)]);

    private static double? PerGram(double? mAh, double? massMg) => mAh is { } charge && massMg is { } mass and > 0 ? charge / (mass / 1000) : null;
}

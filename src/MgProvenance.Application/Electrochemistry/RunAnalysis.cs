using System.Reflection;
using MgProvenance.Analysis;
using MgProvenance.Analysis.DifferentialCapacity;
using MgProvenance.Analysis.ExchangeCurrent;
using MgProvenance.Analysis.Holds;
using MgProvenance.Analysis.Impedance;
using MgProvenance.Analysis.PlatingStripping;
using MgProvenance.Analysis.SymmetricCells;
using MgProvenance.Analysis.Voltammetry;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Electrochemistry;

/// <summary>Numbers of a run, and its curves when they are asked for.</summary>
public sealed record Analysed(RunNumbers Numbers, Func<IReadOnlyList<RunCurve>> Curves);

/// <summary>Which analysis a test is given: by its technique and by the electrodes of the cell.</summary>
public static class RunAnalysis
{
    /// <summary>Configuration of a cell that plates on molybdenum: no active material, so its cycles are efficiencies.</summary>
    public const string PlatingCell = "Mg||Mo";

    private const string SymmetricCell = "Mg||Mg";

    /// <summary>Raised whenever the shape of the numbers changes; versions of the methods are beside it.</summary>
    public const string MethodName = "run-numbers/2";

    /// <summary>Versions of every method that may be behind a number: a raised version is another result.</summary>
    internal static IReadOnlyDictionary<string, string> MethodVersions { get; } = new[] { typeof(VoltammetryMethods), typeof(HoldMethods), typeof(SymmetricCellMethods), typeof(PlatingStrippingMethods), typeof(DifferentialCapacityMethods), typeof(ExchangeCurrentMethods), typeof(ImpedanceMethods) }
        .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Static)).Where(p => p.PropertyType == typeof(Method)).Select(p => (Method)p.GetValue(null)!)
        .DistinctBy(m => m.Name).OrderBy(m => m.Name, StringComparer.Ordinal).ToDictionary(m => m.Name, m => m.Version, StringComparer.Ordinal);

    /// <returns>The numbers; null for a technique that has none beside its cycles.</returns>
    public static Analysed? Of(RunKind kind, RunReading reading, RunConditions conditions) => Of(kind, new RunData(reading, conditions));

    internal static Analysed? Of(RunKind kind, RunData data) => kind switch
    {
        RunKind.CyclicVoltammetry => VoltammetryNumbers.Of(data),
        RunKind.LinearSweep => LinearSweepNumbers.Of(data),
        RunKind.Hold => HoldNumbers.Of(data),
        RunKind.OpenCircuit => RestNumbers.Of(data),
        RunKind.Impedance => ImpedanceNumbers.Of(data),
        _ when kind.MayCycle() => ElectrodesOf(kind, data.Conditions.Configuration) switch
        {
            ElectrodePair.EqualMetals => SymmetricNumbers.Of(data),
            ElectrodePair.ForeignSubstrate => PlatingNumbers.Of(data),
            _ => DifferentialCapacityNumbers.Of(data),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of run."),
    };

    /// <summary>Cycling between two magnesium electrodes is plating and stripping, whatever it is called.</summary>
    public static ElectrodePair ElectrodesOf(RunKind kind, string? configuration) => (kind, configuration) switch
    {
        (RunKind.Symmetric, _) or (_, SymmetricCell) => ElectrodePair.EqualMetals,
        (_, PlatingCell) => ElectrodePair.ForeignSubstrate,
        _ => ElectrodePair.ActiveMaterial,
    };
}

using System.Globalization;
using MgProvenance.Analysis.DifferentialCapacity;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.TestRuns;

namespace MgProvenance.Application.Comparisons;

/// <summary>Processes of the differential capacity by their voltage: those of one run are counted from its lowest, which names another process wherever a run shows one less.</summary>
public static class ComparedProcesses
{
    private static readonly double WithinV = new DifferentialCapacityOptions().MatchWithinV;

    public static MethodUsed Method { get; } = MethodUsed.From(DifferentialCapacityMethods.Process(WithinV));

    /// <summary>The rows of each run with the processes named alike in all of them, and “not seen” where a run lacks one.</summary>
    public static IReadOnlyList<IReadOnlyList<NumberRow>> Of(IReadOnlyList<IReadOnlyList<NumberRow>> runs)
    {
        var own = runs.Select(rows => rows.Where(IsProcess).ToList()).ToList();
        var processes = ProcessMatch.Of([.. own.Select(rows => (IReadOnlyList<double>)[.. rows.Select(MiddleV)])], WithinV);
        return [.. runs.Select((rows, run) => (IReadOnlyList<NumberRow>)[.. rows.Where(r => !IsProcess(r)), .. processes.Select((p, i) => Named(p, i + 1, p.PairOfCell[run] is { } pair ? own[run][pair] : NotSeen(p, Example(p))))])];

        NumberRow Example(ProcessMatch process) => process.PairOfCell.Zip(own, (pair, rows) => pair is { } k ? rows[k] : null).First(r => r is not null)!;
    }

    public static bool IsOf(RunNumber number) => DifferentialCapacityNumbers.IsOfProcess(number.Key);

    private static bool IsProcess(NumberRow row) => row.Numbers.Any(n => n.Comparison != Comparison.None && IsOf(n));

    private static double MiddleV(NumberRow row) => (Value(row, ".charge-peak") + Value(row, ".discharge-peak")) / 2;

    private static double Value(NumberRow row, string ending) => row.Numbers.Single(n => n.Key.EndsWith(ending, StringComparison.Ordinal)).Value!.Value;

    private static NumberRow Named(ProcessMatch process, int number, NumberRow row) => new(
        string.Create(CultureInfo.InvariantCulture, $"{row.Of[..row.Of.IndexOf(',', StringComparison.Ordinal)]}, process at {process.MeanV:F2} V"),
        [.. row.Numbers.Select(n => n with { Key = DifferentialCapacityNumbers.KeyOfProcess(n.Key, number) })]);

    private static NumberRow NotSeen(ProcessMatch process, NumberRow example) => example with
    {
        Numbers = [.. example.Numbers.Select(n => n with { Value = null, StandardUncertainty = null, Reason = string.Create(CultureInfo.InvariantCulture, $"not seen: no pair of peaks that belongs to the process at {process.MeanV:F2} V.") })],
    };
}

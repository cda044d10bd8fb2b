using System.Globalization;
using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.Voltammetry;

/// <summary>Cyclic voltammetry: sweeps, cycles and what follows from them.</summary>
/// <param name="Branches">In order of time.</param>
/// <param name="Cycles">Pairs of branches from the first one on; the last may lack its second.</param>
/// <param name="Extremes">One per run of the instrument's cycle label, or per cycle found where the file has no labels.</param>
/// <param name="MedianScanRate">Over all rows, mV/s.</param>
/// <param name="Findings">What was noticed, in order of rows.</param>
public sealed record CyclicVoltammetry(
    IReadOnlyList<Branch> Branches, IReadOnlyList<VoltammetryCycle> Cycles, IReadOnlyList<CurrentExtremes> Extremes, Estimate MedianScanRate, IReadOnlyList<Finding> Findings)
{
    /// <returns>The analysis, or a refusal: <c>voltammetry.no-rows</c>, <c>voltammetry.no-sweep</c>.</returns>
    public static Outcome<CyclicVoltammetry> Of(Voltammogram sweep, SweepOptions? options = null)
    {
        options ??= new SweepOptions();
        if (sweep.RowCount == 0) return new Refusal("voltammetry.no-rows", "The voltammogram has no rows.");
        var findings = new List<Finding>();
        var branches = Voltammetry.Branches.Of(sweep, options, findings);
        if (branches.Count == 0)
            return new Refusal("voltammetry.no-sweep", string.Create(CultureInfo.InvariantCulture, $"The potential never moves by {options.ReversalV} V: there is no sweep."));

        var cycles = branches.Chunk(2).Select((pair, i) => VoltammetryCycle.Of(i + 1, pair[0], pair.ElementAtOrDefault(1), options)).ToArray();
        var extremes = Labelled(sweep) ?? branches.Chunk(2).Select((pair, i) => (i + 1, new RowRange(pair[0].Rows.First, pair[^1].Rows.Last)));
        return new CyclicVoltammetry(
            branches,
            cycles,
            [.. extremes.Select(e => CurrentExtremes.Of(sweep, e.Item1, e.Item2))],
            ScanRate.Of(sweep.TimeS, sweep.PotentialV),
            [.. findings.OrderBy(f => f.Row ?? -1)]);
    }

    private static List<(int Label, RowRange Rows)>? Labelled(Voltammogram sweep)
    {
        if (sweep.Cycle is not { } labels) return null;
        var runs = new List<(int Label, RowRange Rows)>();
        for (var row = 0; row < labels.Count; row++)
        {
            if (runs is [.., var last] && last.Label == labels[row]) runs[^1] = (last.Label, last.Rows with { Last = row });
            else runs.Add((labels[row], new RowRange(row, row)));
        }

        return runs;
    }
}

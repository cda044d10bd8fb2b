namespace MgProvenance.Analysis.DifferentialCapacity;

/// <summary>Which pairs of peaks of several cells are of one process.</summary>
/// <param name="MeanV">Mean over the cells that show it, of the middle between charge and discharge peak: there the hysteresis, which differs from cell to cell, cancels.</param>
/// <param name="PairOfCell">For each cell the position of its pair; null where the process was not seen.</param>
public sealed record ProcessMatch(double MeanV, IReadOnlyList<int?> PairOfCell)
{
    /// <param name="middlesV">For each cell the middles of its pairs of peaks.</param>
    /// <param name="withinV">No two cells of one process lie farther apart.</param>
    /// <returns>From low to high voltage; every pair belongs to one process.</returns>
    public static IReadOnlyList<ProcessMatch> Of(IReadOnlyList<IReadOnlyList<double>> middlesV, double withinV)
    {
        // Neighbours in voltage are put together, nearest first; a cell has one pair of a process at most.
        var processes = middlesV.SelectMany((own, cell) => own.Select((v, pair) => new List<(double V, int Cell, int Pair)> { (v, cell, pair) })).OrderBy(p => p[0].V).ThenBy(p => p[0].Cell).ToList();
        while (Nearest() is { } k)
        {
            processes[k].AddRange(processes[k + 1]);
            processes.RemoveAt(k + 1);
        }

        return [.. processes.Select(p => new ProcessMatch(p.Average(m => m.V), [.. middlesV.Select((_, cell) => p.Where(m => m.Cell == cell).Select(m => (int?)m.Pair).FirstOrDefault())]))];

        int? Nearest() => Enumerable.Range(0, Math.Max(0, processes.Count - 1)).Where(Fits).Select(k => (int?)k).MinBy(k => processes[k!.Value + 1].Average(m => m.V) - processes[k.Value].Average(m => m.V));

        bool Fits(int k) => processes[k + 1].Max(m => m.V) - processes[k].Min(m => m.V) <= withinV && !processes[k].Select(m => m.Cell).Intersect(processes[k + 1].Select(m => m.Cell)).Any();
    }
}

namespace MgProvenance.Analysis.Cycling;

/// <summary>A stretch under controlled voltage that follows no half-cycle directly: a float or leakage test. It has no direction.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="NetChargeMAh">Signed sum of its charge increments in mAh.</param>
public sealed record PotentiostaticHold(RowRange Rows, double NetChargeMAh);

/// <summary>What <see cref="HalfCycles.Find"/> made of a trace.</summary>
/// <param name="Items">Half-cycles in order of time; directions alternate.</param>
/// <param name="Holds">Potentiostatic stretches that belong to no half-cycle.</param>
/// <param name="DistinctLabels">Number of distinct instrument labels on galvanostatic rows that carry charge; null where the file has none. For comparison only.</param>
/// <param name="Findings">What was noticed, in order of rows.</param>
/// <param name="Method">Rule and parameters.</param>
public sealed record HalfCycleSet(
    IReadOnlyList<HalfCycle> Items,
    IReadOnlyList<PotentiostaticHold> Holds,
    int? DistinctLabels,
    IReadOnlyList<Finding> Findings,
    Method Method);

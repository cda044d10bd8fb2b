using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.Voltammetry;

public enum SweepDirection
{
    /// <summary>Towards higher potentials.</summary>
    Anodic,

    /// <summary>Towards lower potentials.</summary>
    Cathodic,
}

internal static class SweepDirections
{
    public static int Sign(this SweepDirection direction) => direction == SweepDirection.Anodic ? 1 : -1;
}

/// <summary>One sweep from vertex to vertex, both rows included: neighbours share the row of their vertex.</summary>
/// <param name="Index">Counts from 0 in the order of time.</param>
/// <param name="StartV">Measured potential of the first row.</param>
/// <param name="EndV">Measured potential of the last row.</param>
/// <param name="IsPartial">It covers less of the window than <see cref="SweepOptions.FullBranchFraction"/>, as the first sweep from an open-circuit potential does.</param>
/// <param name="ScanRate">In mV/s, without sign.</param>
/// <param name="PotentialV">One per row, corrected for iR where asked for.</param>
/// <param name="CurrentMA">One per row.</param>
/// <param name="Peak">In the direction of the sweep.</param>
/// <param name="Charge">∫ I dE/ν above the baseline, in mAh; negative for reduction.</param>
/// <param name="ChargeOverTime">∫ I dt in mAh.</param>
public sealed record Branch(
    int Index,
    SweepDirection Direction,
    RowRange Rows,
    double StartV,
    double EndV,
    bool IsPartial,
    Estimate ScanRate,
    double[] PotentialV,
    double[] CurrentMA,
    SweepPeak Peak,
    Estimate Charge,
    Estimate ChargeOverTime);

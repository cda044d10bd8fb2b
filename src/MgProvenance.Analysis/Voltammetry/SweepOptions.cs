using System.Globalization;

namespace MgProvenance.Analysis.Voltammetry;

/// <summary>A range of potential, in the potentials that the analysis uses (corrected for iR where that is asked for).</summary>
public sealed record PotentialWindow(double FromV, double ToV)
{
    public bool Contains(double potentialV) => potentialV >= Math.Min(FromV, ToV) && potentialV <= Math.Max(FromV, ToV);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Math.Min(FromV, ToV)} to {Math.Max(FromV, ToV)} V");
}

/// <summary>Parameters of the analysis of sweeps; they travel with its results in their methods. The defaults are judgement.</summary>
public sealed record SweepOptions
{
    /// <summary>The potential has turned once it has gone back by this much: above the noise of a measured potential, below any window worth sweeping.</summary>
    public double ReversalV { get; init; } = 0.010;

    /// <summary>A branch that covers less than this part of the whole window is marked as partial.</summary>
    public double FullBranchFraction { get; init; } = 0.95;

    /// <summary>The scan rate is that of the middle of a branch, this part of its range of potential: a hold at a vertex is no part of it.</summary>
    public double RateFraction { get; init; } = 0.9;

    /// <summary>Mean and median scan rate of a branch that differ by more than this part are a finding: the potential was held, or the rate was changed.</summary>
    public double UnevenRateFraction { get; init; } = 0.05;

    /// <summary>Resistance for E − iR; null where the potential stays as measured.</summary>
    public double? ResistanceOhm { get; init; }

    /// <summary>Where the straight line is laid that runs on under the anodic peak; null for no baseline.</summary>
    public PotentialWindow? AnodicFoot { get; init; }

    /// <summary>Likewise for the cathodic peak.</summary>
    public PotentialWindow? CathodicFoot { get; init; }

    /// <summary>Where the anodic peak is sought; null for the whole branch.</summary>
    public PotentialWindow? AnodicWindow { get; init; }

    /// <summary>Likewise for the cathodic peak.</summary>
    public PotentialWindow? CathodicWindow { get; init; }

    /// <summary>A peak falls on both sides by at least this part of the branch's range of current …</summary>
    public double PeakFraction { get; init; } = 0.05;

    /// <summary>… and by at least this many standard deviations of the noise from row to row.</summary>
    public double PeakNoise { get; init; } = 10;

    /// <summary>Fewer rows above half of its fall are a spike, not a peak.</summary>
    public int PeakRows { get; init; } = 3;

    internal PotentialWindow? Foot(SweepDirection direction) => direction == SweepDirection.Anodic ? AnodicFoot : CathodicFoot;

    internal PotentialWindow? Window(SweepDirection direction) => direction == SweepDirection.Anodic ? AnodicWindow : CathodicWindow;

    internal MethodParameter ReversalParameter => new("reversal/V", ReversalV);

    internal MethodParameter ResistanceParameter => ResistanceOhm is { } ohm ? new("iR/Ohm", ohm) : new("iR/Ohm", "not corrected");

    internal MethodParameter BaselineParameter(SweepDirection direction) => new("baseline", Foot(direction) is { } foot ? $"straight line through {foot}" : "none");

    internal Method ForPeaks(Method method, SweepDirection direction) => method.With(
        ReversalParameter,
        ResistanceParameter,
        BaselineParameter(direction),
        new MethodParameter("sought", Window(direction)?.ToString() ?? "whole branch"),
        new MethodParameter("peak-fraction", PeakFraction),
        new MethodParameter("peak-noise", PeakNoise),
        new MethodParameter("peak-rows", PeakRows));

    internal Method ForPairs(Method method) => method.With(
        ReversalParameter,
        ResistanceParameter,
        new MethodParameter("anodic baseline", BaselineParameter(SweepDirection.Anodic).Value),
        new MethodParameter("cathodic baseline", BaselineParameter(SweepDirection.Cathodic).Value));
}

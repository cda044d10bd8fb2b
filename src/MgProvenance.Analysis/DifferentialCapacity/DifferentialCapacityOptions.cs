namespace MgProvenance.Analysis.DifferentialCapacity;

/// <summary>Parameters of the differential capacity; they travel with its results in their methods. The defaults are judgement.</summary>
public sealed record DifferentialCapacityOptions
{
    /// <summary>Full width at half height of the Gaussian, V.</summary>
    public double KernelWidthV { get; init; } = 0.010;

    /// <summary>A voltage that first runs against its direction (relaxation, nucleation) is cut up to its extreme when that lies within this part of the charge.</summary>
    public double StartFraction { get; init; } = 0.02;

    /// <summary>The first interval is an iR step, and cut, when it is wider than the kernel and steeper than the next ones by this factor.</summary>
    public double StepFactor { get; init; } = 10;

    /// <summary>Fewer constant-current rows make no curve.</summary>
    public int LeastRows { get; init; } = 10;

    /// <summary>A peak stands out on both sides by at least this part of the largest value of its curve.</summary>
    public double PeakFraction { get; init; } = 0.05;

    /// <summary>Charge and discharge peaks farther apart are not of one process.</summary>
    public double PairWithinV { get; init; } = 0.5;

    /// <summary>Pairs of peaks of two cells whose middles lie farther apart are not of one process.</summary>
    public double MatchWithinV { get; init; } = 0.1;

    internal MethodParameter[] CurveParameters =>
    [
        new("kernel-width/V", KernelWidthV), new("start-fraction", StartFraction), new("step-factor", StepFactor), new("least-rows", LeastRows),
    ];

    internal Method ForPeaks(Method method) => method.With([.. CurveParameters, new MethodParameter("peak-fraction", PeakFraction)]);
}

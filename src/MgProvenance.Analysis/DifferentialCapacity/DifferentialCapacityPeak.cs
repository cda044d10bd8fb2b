namespace MgProvenance.Analysis.DifferentialCapacity;

/// <summary>A peak of a curve.</summary>
/// <param name="Voltage">In V.</param>
/// <param name="Height">In the unit of the curve.</param>
/// <param name="Width">In V.</param>
/// <param name="AtHalfKernel">The same peak with a kernel half as wide.</param>
/// <param name="AtDoubleKernel">The same peak with a kernel twice as wide.</param>
public sealed record DifferentialCapacityPeak(Estimate Voltage, Estimate Height, Estimate Width, KernelSensitivity AtHalfKernel, KernelSensitivity AtDoubleKernel);

/// <summary>Where a peak lies under another kernel; undefined where it is no peak of its own there.</summary>
public sealed record KernelSensitivity(double KernelWidthV, Estimate Voltage, Estimate Height);

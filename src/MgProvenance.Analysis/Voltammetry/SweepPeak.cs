namespace MgProvenance.Analysis.Voltammetry;

/// <summary>The peak of one branch.</summary>
/// <param name="Potential">In V.</param>
/// <param name="Height">In mA above the baseline; negative for a cathodic peak.</param>
/// <param name="HalfPotential">In V.</param>
public sealed record SweepPeak(Estimate Potential, Estimate Height, Estimate HalfPotential);

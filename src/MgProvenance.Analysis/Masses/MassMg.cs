namespace MgProvenance.Analysis.Masses;

/// <summary>A mass in milligrams with one standard uncertainty, null where it is not known.</summary>
public readonly record struct MassMg(double Value, double? StandardUncertainty);

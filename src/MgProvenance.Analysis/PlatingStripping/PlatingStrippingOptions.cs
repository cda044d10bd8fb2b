using System.Globalization;
using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.PlatingStripping;

/// <summary>Which direction plates, which cycles are averaged, and what counts as a nucleation spike, a reservoir and a short. Written into the methods of the results.</summary>
public sealed record PlatingStrippingOptions
{
    /// <summary>Discharge (negative current) where the substrate is the working electrode.</summary>
    public Direction Plating { get; init; } = Direction.Discharge;

    /// <summary>First cycle of the mean: the first of all is reported apart.</summary>
    public int MeanFrom { get; init; } = 2;

    /// <summary>Last cycle of the mean; null for the last there is.</summary>
    public int? MeanTo { get; init; }

    /// <summary>The nucleation extremum is sought in this first fraction of the plated charge …</summary>
    public double NucleationShare { get; init; } = 0.2;

    /// <summary>… with at least this many rows, …</summary>
    public int NucleationRows { get; init; } = 5;

    /// <summary>… and the plateau is the mean from this fraction of the plated charge …</summary>
    public double PlateauFrom { get; init; } = 0.5;

    /// <summary>… to this one.</summary>
    public double PlateauTo { get; init; } = 0.9;

    /// <summary>Leading cycles that condition the substrate before the reservoir is plated.</summary>
    public int ConditioningCycles { get; init; } = 1;

    /// <summary>The half-cycles on the reservoir move the same charge within this fraction …</summary>
    public double ReservoirTolerance { get; init; } = 0.01;

    /// <summary>… and the reservoir holds more than this many times that charge.</summary>
    public double ReservoirFactor { get; init; } = 1.5;

    /// <summary>Upper limit of the stripping in V, where known: a stripping that does not reach it did not take all of the metal.</summary>
    public double? StrippingCutoffV { get; init; }

    /// <summary>The cutoff counts as reached this many volts below it.</summary>
    public double CutoffToleranceV { get; init; } = 0.005;

    /// <summary>A plating whose mean |V| over its current is less carries its current like a wire.</summary>
    public double HardShortOhm { get; init; } = 5;

    /// <summary>A plating is suspect below this fraction of the median mean |V| …</summary>
    public double LowFraction { get; init; } = 0.5;

    /// <summary>… of this many platings before it.</summary>
    public int TrailingCycles { get; init; } = 5;

    /// <summary>More than this efficiency, in %, is more metal stripped than was plated.</summary>
    public double HighestEfficiency { get; init; } = 100.5;

    internal MethodParameter[] Nucleation =>
        [new("plating", Plating.ToString()), new("extremum-within", NucleationShare), new("least-rows", NucleationRows), new("plateau-from", PlateauFrom), new("plateau-to", PlateauTo)];

    internal MethodParameter[] Reservoir =>
    [
        new("plating", Plating.ToString()), new("conditioning-cycles", ConditioningCycles), new("tolerance", ReservoirTolerance), new("least-reservoir", ReservoirFactor),
        new("stripping-cutoff/V", StrippingCutoffV?.ToString("R", CultureInfo.InvariantCulture) ?? "not given"),
    ];
}

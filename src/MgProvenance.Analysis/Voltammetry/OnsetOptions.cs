namespace MgProvenance.Analysis.Voltammetry;

/// <summary>Parameters of the onset of a linear sweep; they travel with the results in their methods. The defaults are judgement.</summary>
public sealed record OnsetOptions
{
    /// <summary>Null where it was not recorded: then there is no threshold per area.</summary>
    public double? AreaCm2 { get; init; }

    /// <summary>Positive; counted in the direction of the sweep (positive current towards higher, negative towards lower potentials).</summary>
    public double ThresholdUAPerCm2 { get; init; } = 10;

    /// <summary>The current has to stay past the threshold for this much of the sweep: noise that touches it is no onset.</summary>
    public double SustainedV { get; init; } = 0.020;

    /// <summary>A threshold below this many standard deviations of the noise is cautioned against.</summary>
    public double ThresholdNoise { get; init; } = 3;

    /// <summary>Length of the stretch whose slope is compared.</summary>
    public double TangentV { get; init; } = 0.050;

    /// <summary>Where the baseline is laid; null for the first part of the sweep.</summary>
    public PotentialWindow? Baseline { get; init; }

    /// <summary>The first part of the sweep that is the baseline where no window is given.</summary>
    public double BaselineFraction { get; init; } = 0.2;

    /// <summary>Nothing sets in where the steepest stretch is less than this many times as steep as the baseline …</summary>
    public double SteeperThanBaseline { get; init; } = 2;

    /// <summary>… or is steeper by less than this many standard errors.</summary>
    public double SlopeErrors { get; init; } = 5;

    /// <summary>Resistance for E − iR; null where the potential stays as measured.</summary>
    public double? ResistanceOhm { get; init; }

    public double ReversalV { get; init; } = 0.010;
}

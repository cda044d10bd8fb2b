namespace MgProvenance.Parsing;

/// <summary>When a recorded capacity begins again at zero.</summary>
public enum CapacityRestart
{
    EachStep,
    EachHalfCycle,
    EachCycle,
    /// <summary>It runs on over the whole test; where it falls all the same, it was reset.</summary>
    Never,
}

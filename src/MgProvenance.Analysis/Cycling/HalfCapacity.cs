namespace MgProvenance.Analysis.Cycling;

/// <summary>Charge of a half-cycle and whether it ran to its end: what capacity and retention need of it.</summary>
public sealed record HalfCapacity(double ChargeMAh, Completeness Completeness, string CompletenessReason)
{
    /// <summary>Null where there is no half-cycle.</summary>
    public static HalfCapacity? Of(HalfCycle? half) => half is null ? null : new(half.ChargeMAh, half.Completeness, half.CompletenessReason);
}

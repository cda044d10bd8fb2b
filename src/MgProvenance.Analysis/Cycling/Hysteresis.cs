namespace MgProvenance.Analysis.Cycling;

/// <summary>Voltage hysteresis of one cycle.</summary>
/// <remarks>
/// Both half-cycles meet at the reversal between them, so equal charge counted from there is the same state of charge: the last W mAh of the first and
/// the first W mAh of the second, W being the smaller of the two capacities. Result: mean V of the charge minus mean V of the discharge over W.
/// </remarks>
internal static class Hysteresis
{
    public static Estimate Of(CyclingTrace trace, HalfCycle? first, HalfCycle? second)
    {
        var method = Methods.VoltageHysteresis;
        if (first is null || second is null) return Estimate.Undefined("V", method, "A half-cycle of the pair is missing.");
        var window = Math.Min(first.ChargeMAh, second.ChargeMAh);
        if (window <= 0) return Estimate.Undefined("V", method, "A half-cycle of the pair passes no net charge.");
        var meanFirst = ChargeAxis.Of(trace, first.Direction, first.Segments).EnergyBetween(first.ChargeMAh - window, first.ChargeMAh) / window;
        var meanSecond = ChargeAxis.Of(trace, second.Direction, second.Segments).EnergyBetween(0, window) / window;
        return Estimate.Of(
            first.Direction == Direction.Charge ? meanFirst - meanSecond : meanSecond - meanFirst,
            "V",
            method.With(new MethodParameter("window/mAh", window)),
            caution: first.Completeness == Completeness.Complete && second.Completeness == Completeness.Complete ? null : "The last half-cycle may not have run to its end.");
    }
}

namespace MgProvenance.Analysis.DifferentialCapacity;

/// <summary>Every method of the differential capacity, by name and version.</summary>
public static class DifferentialCapacityMethods
{
    public static Method Curve { get; } = new(
        "differential-capacity/charge-over-voltage-gaussian",
        "1",
        "d|Q|/dV on constant-current rows, positive in both directions: each row's charge spread over the voltage it passed, then a Gaussian of the stated full width at half height, mirrored at the limits.");

    public static Method PeakVoltage { get; } = new(
        "differential-capacity-peak/voltage", "1", "Top of the parabola through the highest bin and its neighbours. Standard uncertainty: the larger shift at half and at double kernel width, and the bin.");

    public static Method PeakHeight { get; } = new("differential-capacity-peak/height", "1", "Height of the same parabola above zero; it falls as the kernel widens.");

    public static Method PeakWidth { get; } = new("differential-capacity-peak/width", "1", "Full width at half of the height above zero; the kernel's own width is in it.");

    public static Method PeakSeparation { get; } = new(
        "differential-capacity-peak/separation", "1", "Charge minus discharge peak of one process in one cycle, paired in the order of voltage: most pairs, then smallest sum of separations.");

    /// <summary>Which processes of several cells are compared; the window is in the words, for they are what is printed.</summary>
    public static Method Process(double withinV) => new Method(
        "differential-capacity-peak/process",
        "1",
        FormattableString.Invariant($"One process in several cells: pairs of peaks whose middles (mean of charge and discharge peak) lie within {withinV} V of each other, nearest first, at most one of a cell.")).With(new MethodParameter("match-within/V", withinV));
}

namespace MgProvenance.Analysis.PlatingStripping;

/// <summary>Methods of plating and stripping on a foreign substrate; that of each cycle's efficiency is the cycling analysis' own.</summary>
public static class PlatingStrippingMethods
{
    public static Method Mean { get; } = new(
        "coulombic-efficiency/mean-of-cycles", "1", "Mean of stripped(n)/plated(n) over the stated cycles that have one; uncertainty: their s.d. over the root of their number.");

    public static Method Reservoir { get; } = new(
        "coulombic-efficiency/reservoir",
        "1",
        "CE = (n Qc + Qs)/(n Qc + Qt) after the conditioning cycles: a reservoir Qt is plated, n times Qc is stripped and plated, the rest Qs is stripped to the cutoff.");

    public static Method Nucleation { get; } = new(
        "nucleation-overpotential/extremum-minus-plateau",
        "1",
        "Cell voltage at the extremum at the beginning of a plating minus the mean of its plateau, magnitude; resistances cancel in the difference. Uncertainty: s.d. of the plateau's rows.");
}

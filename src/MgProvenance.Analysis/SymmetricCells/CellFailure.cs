namespace MgProvenance.Analysis.SymmetricCells;

/// <summary>How a symmetric cell ended.</summary>
public enum FailureKind
{
    /// <summary>Polarisation fell below the band and stayed there, but the cell still has the resistance of more than its contacts.</summary>
    SoftShort,

    /// <summary>The cell carries its current like a wire.</summary>
    HardShort,

    /// <summary>Polarisation rose above the band and stayed there.</summary>
    PolarisationRise,

    /// <summary>The program's voltage limit was reached.</summary>
    VoltageLimit,
}

/// <summary>The half-cycle with which a cell failed.</summary>
/// <param name="HalfCycle">Index of the first half-cycle that does not count to the life.</param>
/// <param name="Sentence">For the table.</param>
public sealed record CellFailure(FailureKind Kind, int HalfCycle, string Sentence);

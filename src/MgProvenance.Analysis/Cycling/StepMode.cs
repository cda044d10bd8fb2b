namespace MgProvenance.Analysis.Cycling;

/// <summary>How the instrument controlled the cell at a row.</summary>
public enum StepMode
{
    /// <summary>The file does not say. The row counts by the sign of its charge; without charge it counts as galvanostatic without direction.</summary>
    Unknown,

    /// <summary>Open circuit.</summary>
    Rest,

    /// <summary>Controlled current.</summary>
    Galvanostatic,

    /// <summary>Controlled voltage. The sign of the current is not a direction here: near zero it is noise.</summary>
    Potentiostatic,
}

/// <summary>Direction of a half-cycle: charge is positive current (EC-Lab: oxidation at the working electrode).</summary>
public enum Direction
{
    Charge,
    Discharge,
}

/// <summary>Zero-based rows of a trace, both ends included.</summary>
public readonly record struct RowRange(int First, int Last)
{
    public int Count => Last - First + 1;
}

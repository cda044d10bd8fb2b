namespace MgProvenance.Application.TestRuns;

/// <summary>What the electrodes of a cell let its cycles mean.</summary>
public enum ElectrodePair
{
    /// <summary>One of them takes the metal up, as far as is known: cycles have capacities.</summary>
    ActiveMaterial,

    /// <summary>What one loses the other gains: cycles have a polarisation, no efficiency.</summary>
    EqualMetals,

    /// <summary>The metal is plated on another one and stripped: cycles have an efficiency.</summary>
    ForeignSubstrate,
}

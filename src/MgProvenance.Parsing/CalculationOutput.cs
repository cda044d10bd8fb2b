namespace MgProvenance.Parsing;

/// <summary>An energy as a program printed it, in eV.</summary>
/// <param name="Name"><c>SCF</c>, <c>HOMO</c>, <c>LUMO</c> (with <c>alpha</c> or <c>beta</c> before it for an open shell), <c>total</c>, <c>total (sigma->0)</c>.</param>
/// <param name="ElectronVolts">With as many decimals as the program printed, so that nothing is lost and little is pretended.</param>
/// <param name="Place">For example <c>line 1234</c>.</param>
public sealed record FoundEnergy(string Name, decimal ElectronVolts, string Place);

/// <summary>What the output of a quantum-chemical program says.</summary>
/// <param name="ProgramVersion">Null when the file does not say.</param>
/// <param name="Settings">What was asked for, in the program's own words, in the order of the file.</param>
/// <param name="Converged">False also where the file ends too early; null when it does not tell.</param>
/// <param name="ImaginaryFrequencies">Null when no frequencies stand in the file.</param>
public sealed record CalculationOutput(
    string Format,
    string ParserVersion,
    string Program,
    string? ProgramVersion,
    IReadOnlyList<KeyValuePair<string, string>> Settings,
    IReadOnlyList<FoundEnergy> Energies,
    bool? Converged,
    int? ImaginaryFrequencies)
{
    /// <summary>Name and version of the reader, as events name it.</summary>
    public string Parser => $"{Format}/{ParserVersion}";
}

/// <param name="Output">Null where nothing can be read; the last finding is then fatal.</param>
public sealed record CalculationResult(CalculationOutput? Output, IReadOnlyList<Finding> Findings);

using System.Globalization;
using MgProvenance.Parsing;

namespace MgProvenance.Cli;

/// <summary>What the output of a quantum-chemical program says, as text.</summary>
internal static class CalculationText
{
    public static void Write(Terminal terminal, CalculationOutput output, bool simulated = false)
    {
        terminal.Out.WriteLine($"{output.Program} {output.ProgramVersion ?? "of unknown version"}, {Converged(output.Converged)}{Imaginary(output.ImaginaryFrequencies)}{(simulated ? "  SIMULATED" : string.Empty)}");
        foreach (var (name, value) in output.Settings) terminal.WriteBelow($"{name}: {value}");
        foreach (var energy in output.Energies) terminal.WriteBelow(string.Create(CultureInfo.InvariantCulture, $"{energy.Name} {energy.ElectronVolts} eV ({energy.Place})"));
    }

    private static string Converged(bool? converged) => converged switch { true => "came to its end", false => "did NOT come to its end", null => "does not say whether it came to its end" };

    private static string Imaginary(int? count) => count switch { null => string.Empty, 0 => ", no imaginary frequency", 1 => ", 1 imaginary frequency", _ => string.Create(CultureInfo.InvariantCulture, $", {count} imaginary frequencies") };
}

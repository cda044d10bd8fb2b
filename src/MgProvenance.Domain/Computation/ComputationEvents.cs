using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Computation;

/// <summary>A file that a calculation was started from.</summary>
/// <param name="Role">What it is for, for example <c>geometry</c>, <c>pseudopotential</c>, <c>k-points</c>.</param>
/// <param name="Sha256">Of its bytes, 64 lower-case hex digits; null when they are not at hand.</param>
public sealed record InputFile(string Role, string FileName, string? Sha256);

/// <summary>An energy as a program printed it.</summary>
/// <param name="Name">For example <c>HOMO</c>, <c>LUMO</c>, <c>SCF</c>, <c>total</c>.</param>
/// <param name="Place">Where in the file, for example <c>line 1234</c>.</param>
public sealed record NamedEnergy(string Name, Quantity<Energy> Value, string Place);

/// <summary>An energy that is known only from a text.</summary>
/// <param name="Of">Of what, as the text says it, for example <c>PFTB-</c>.</param>
public sealed record StatedEnergy(string Name, Quantity<Energy> Value, string Of);

/// <summary>What a calculation starts from.</summary>
/// <param name="Program">For example <c>Gaussian</c>, <c>VASP</c>; null when it is not known.</param>
/// <param name="ProgramVersion">Null when it is not known.</param>
/// <param name="Method">For example <c>B3LYP</c>, <c>PBE + D3</c>.</param>
/// <param name="BasisOrCutoff">Basis set or plane-wave cutoff, for example <c>6-31G(d)</c>, <c>450 eV</c>.</param>
/// <param name="Subject">The molecule or slab, in words.</param>
[EventName("computation.inputs-pinned.v1")]
public sealed record InputsPinned(
    ComputationId Computation,
    Label Label,
    string? Program,
    string? ProgramVersion,
    string Method,
    string? BasisOrCutoff,
    string Subject,
    IReadOnlyList<InputFile> Inputs,
    IReadOnlyList<Setting>? Settings) : ILabels;

/// <param name="Kind">What was calculated, for example <c>geometry optimisation</c>, <c>frequencies</c>, <c>adsorption</c>.</param>
/// <param name="Converged">Null when it is not known.</param>
/// <param name="ImaginaryFrequencies">How many; null when no frequencies were calculated or it is not known.</param>
[EventName("computation.calculation-run.v1")]
public sealed record CalculationRun(ComputationId Computation, string Kind, bool? Converged, int? ImaginaryFrequencies, BenchTime? DoneAt) : IEvent;

/// <summary>Energies as they stand in the program's own output, which the notebook keeps.</summary>
/// <param name="Parser">Name and version of the reader.</param>
/// <param name="Converged">Whether the file says that the calculation came to its end; null when it does not tell.</param>
/// <param name="Simulated">True when no program calculated these values.</param>
[EventName("computation.energies-extracted.v1")]
public sealed record EnergiesExtracted(
    ComputationId Computation, string Sha256, string FileName, string Parser, IReadOnlyList<NamedEnergy> Energies, bool Simulated, bool? Converged) : INamesRawFile;

/// <param name="Source">Where they stand, for example a DOI with a page, or a section of a manuscript.</param>
[EventName("computation.energies-stated.v1")]
public sealed record EnergiesStated(ComputationId Computation, IReadOnlyList<StatedEnergy> Energies, string Source) : IEvent;

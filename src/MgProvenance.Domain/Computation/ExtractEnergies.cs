using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Computation;

[CommandName("extract-energies", "Attach a program's output to a computation, with the energies that were read from it.")]
public sealed record ExtractEnergies(
    ComputationId Computation,
    string Sha256,
    string FileName,
    string Parser,
    IReadOnlyList<NamedEnergy> Energies,
    bool Simulated = false,
    bool? Converged = null,
    string? DeviationReason = null) : IRecords<EnergiesExtracted>
{
    public static Decision Decide(ExtractEnergies c, Calculation calculation, Deviations deviations) => c switch
    {
        _ when !Digests.IsSha256(c.Sha256) => Decision.Refuse("computation.digest-malformed", "A SHA-256 has 64 lower-case hex digits."),
        _ when string.IsNullOrWhiteSpace(c.FileName) || string.IsNullOrWhiteSpace(c.Parser) => Decision.Refuse("computation.file-undescribed", "A file has a name and the parser that read it."),
        _ when c.Energies.Any(e => e is null || string.IsNullOrWhiteSpace(e.Name) || string.IsNullOrWhiteSpace(e.Place)) =>
            Decision.Refuse("computation.energy-incomplete", "An energy has a name and the place where it stands."),
        _ when calculation.NotPinned(c.Computation) is { } refused => refused,
        _ when calculation.Files.Contains(c.Sha256) => Decision.Accept(),
        _ => deviations.Accept(
            new EnergiesExtracted(c.Computation, c.Sha256, c.FileName, c.Parser, c.Energies, c.Simulated, c.Converged),
            Calculation.BrokenUnless(c.Converged, $"The calculation in {c.FileName}"),
            c.DeviationReason),
    };
}

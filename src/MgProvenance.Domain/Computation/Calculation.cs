using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Computation;

/// <summary>As much of a calculation's past as the next decision needs.</summary>
/// <param name="Files">SHA-256 of the outputs that energies were read from.</param>
public sealed record Calculation(bool IsPinned, IReadOnlyList<CalculationRun> Runs, IReadOnlyList<string> Files, IReadOnlyList<EnergiesStated> Stated) : ISubject<Calculation>
{
    public static Calculation Initial { get; } = new(false, [], [], []);

    public static Calculation Evolve(Calculation calculation, IEvent happened) => happened switch
    {
        InputsPinned => calculation with { IsPinned = true },
        CalculationRun e => calculation with { Runs = [.. calculation.Runs, e] },
        EnergiesExtracted e => calculation with { Files = [.. calculation.Files, e.Sha256] },
        EnergiesStated e => calculation with { Stated = [.. calculation.Stated, e] },
        _ => throw new UnknownEventException(happened, calculation),
    };

    /// <summary>The rule that a calculation breaks which did not come to its end: its energies are kept, and nothing is to stand on them unseen.</summary>
    internal static IEnumerable<Deviation> BrokenUnless(bool? converged, string what)
    {
        if (converged == false) yield return new Deviation("computation.not-converged", $"{what} did not converge or did not end normally.");
    }

    internal Decision.Refused? NotPinned(ComputationId id) =>
        IsPinned ? null : new Decision.Refused(new Refusal("computation.not-pinned", $"The inputs of computation {id} were never pinned."));
}

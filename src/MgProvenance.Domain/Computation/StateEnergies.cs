using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Computation;

[CommandName("state-energies", "Record energies that are known only from a text, and where they stand.")]
public sealed record StateEnergies(ComputationId Computation, IReadOnlyList<StatedEnergy> Energies, string Source) : IRecords<EnergiesStated>
{
    public static Decision Decide(StateEnergies c, Calculation calculation) => c switch
    {
        { Energies.Count: 0 } => Decision.Refuse("computation.no-energies", "Give at least one energy."),
        _ when c.Energies.Any(e => e is null || string.IsNullOrWhiteSpace(e.Name) || string.IsNullOrWhiteSpace(e.Of)) =>
            Decision.Refuse("computation.energy-incomplete", "A stated energy has a name and says of what it is."),
        _ when string.IsNullOrWhiteSpace(c.Source) => Decision.Refuse("computation.source-missing", "Say where the energies stand."),
        _ => calculation.NotPinned(c.Computation) ?? State(new(c.Computation, c.Energies, c.Source.Trim()), calculation),
    };

    private static Decision State(EnergiesStated stated, Calculation calculation) =>
        calculation.Stated.Any(s => EventCatalogue.Same(s, stated)) ? Decision.Accept() : Decision.Accept(stated);
}

using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Specimens;

/// <summary>As much of a specimen's past as the next decision needs.</summary>
public sealed record Specimen(bool IsTaken, bool IsUsedUp) : ISubject<Specimen>
{
    public static Specimen Initial { get; } = new(false, false);

    public static Specimen Evolve(Specimen specimen, IEvent happened) => happened switch
    {
        SpecimenTaken => specimen with { IsTaken = true },
        SpecimenSplit { UsedUp: true } or SpecimenPrepared { UsedUp: true } => specimen with { IsUsedUp = true },
        SpecimenSplit or SpecimenRinsed or SpecimenDried or SpecimenExposed or SpecimenTransferred or SpecimenPrepared => specimen,
        _ => throw new UnknownEventException(happened, specimen),
    };

    /// <summary>What an act breaks for which something of the specimen must be left.</summary>
    internal IEnumerable<Deviation> BrokenByAct(SpecimenId id)
    {
        if (IsUsedUp) yield return new Deviation("specimen.used-up", $"Specimen {id} had been used up before this.");
    }

    internal Decision.Refused? NotTaken(SpecimenId id) =>
        IsTaken ? null : new Decision.Refused(new Refusal("specimen.not-taken", $"Specimen {id} was never taken."));

    internal Decision.Refused? AlreadyTaken(SpecimenId id) =>
        IsTaken ? new Decision.Refused(new Refusal("specimen.already-taken", $"Specimen {id} is taken already.")) : null;
}

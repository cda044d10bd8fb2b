using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.People;

/// <summary>As much of a person's past as the next decision needs.</summary>
public sealed record Person(
    bool IsRegistered, IReadOnlyList<Role> Roles, IReadOnlyList<RunSupervised> Supervised, IReadOnlyList<QualificationGranted> Qualifications) : ISubject<Person>
{
    /// <summary>How many supervised runs of a version earn the qualification for it.</summary>
    public const int RunsToQualify = 2;

    public static Person Initial { get; } = new(false, [], [], []);

    public static Person Evolve(Person person, IEvent happened) => happened switch
    {
        PersonRegistered => person with { IsRegistered = true },
        RoleGranted e => person with { Roles = [.. person.Roles, e.Role] },
        RunSupervised e => person with { Supervised = [.. person.Supervised, e] },
        QualificationGranted e => person with { Qualifications = [.. person.Qualifications, e] },
        _ => throw new UnknownEventException(happened, person),
    };

    /// <summary>Supervised runs of one version; a run that two people watched is one.</summary>
    public int RunsOf(ProtocolId protocol, int version) =>
        Supervised.Where(s => s.Protocol == protocol && s.ProtocolVersion == version).Select(s => s.Stream).Distinct().Count();

    internal Decision.Refused? NotRegistered(PersonId id) =>
        IsRegistered ? null : new Decision.Refused(new Refusal("person.not-registered", $"Person {id} was never registered."));
}

using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.People;

/// <summary>As much of a person's past as the next decision needs.</summary>
public sealed record Person(bool IsRegistered, IReadOnlyList<Role> Roles) : ISubject<Person>
{
    public static Person Initial { get; } = new(false, []);

    public static Person Evolve(Person person, IEvent happened) => happened switch
    {
        PersonRegistered => person with { IsRegistered = true },
        RoleGranted e => person with { Roles = [.. person.Roles, e.Role] },
        _ => throw new UnknownEventException(happened, person),
    };
}

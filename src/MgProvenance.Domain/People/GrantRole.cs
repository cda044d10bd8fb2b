using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.People;

[CommandName("grant-role", "Give a person a role.")]
public sealed record GrantRole(PersonId Person, Role Role) : IRecords<RoleGranted>
{
    public static Decision Decide(GrantRole c, Person person) => person switch
    {
        { IsRegistered: false } => Decision.Refuse("person.not-registered", $"Person {c.Person} was never registered."),
        _ when person.Roles.Contains(c.Role) => Decision.Accept(),
        _ => Decision.Accept(new RoleGranted(c.Person, c.Role)),
    };
}
